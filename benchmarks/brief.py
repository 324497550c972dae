"""Time a whole brief, against sumy's ranking and by the size of the story: `python -m benchmarks.brief`.

The first table has five articles: their way from a page's text to an Article, `make_brief`, and both together
against sumy's TextRankSummarizer.rate_sentences on the very sentences of their cleaned bodies, whose content
words are ready for it. The articles are those of the labelled story beside the checkout, otherwise those of
the shipped example, whose sentences are shorter: they leave sumy less to do, and the brief as much, so that
no bar is held there.

The second has invented stories (`benchmarks.stories`), `make_brief` alone; the peak of memory is that of a
process that did nothing else, the interpreter and all packages in it. Imports and a first run are not timed,
and what a run has read of words and figures is forgotten before the next; what is compared runs in turn in
one process; times are medians. The exit status is 1 where a bar is missed.
"""

from __future__ import annotations

import resource
import subprocess
import sys
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from benchmarks.ranking import as_document, rated_by_sumy
from benchmarks.stories import invented
from bot.intake import article_of_bytes
from summarizers.article import Article
from summarizers.differences import clauses
from summarizers.figures import dates, figures
from summarizers.furniture.offers import address_of
from summarizers.language.sentences import sentences_of
from summarizers.language.words import content_stems, tokens_at
from summarizers.making import make_brief

ROOT = Path(__file__).resolve().parents[1]
STORIES = (ROOT.parent / "shared/eval/stories/soldiers-mothers", ROOT / "examples/harn-bridge")
"""The five articles: the first of these folders that is there."""

RUNS, RUNS_BY_SIZE = 7, 3
"""Of the first table and of the second, where a run takes minutes; `--runs` sets the second."""

SIZES, SENTENCES = (10, 50, 100, 200), 30
"""Reports of the invented stories, and sentences in each report."""

MOST_OF_SUMY, MOST_GROWTH, MOST_MEMORY = 2.0, 8.0, 500.0
"""The bars: a brief's time over sumy's, four times the reports' time over one, megabytes."""

Pages = list[tuple[Path, bytes]]


def five_pages() -> tuple[str, Pages]:
    """Which story is measured, and its pages as they lie on disk."""
    folder = next(folder for folder in STORIES if folder.is_dir())
    paths = sorted(folder.glob("*.txt"))
    return "/".join(folder.parts[-2:]), [(path, path.read_bytes()) for path in paths]


def cleaned(pages: Pages) -> list[Article]:
    """The pages as `parallax brief` reads them."""
    return [article_of_bytes(content, path.name, path.stem) for path, content in pages]


def medians(tasks: Mapping[str, Callable[[], object]], runs: int = RUNS) -> dict[str, float]:
    """The median seconds of each task, the tasks run in turn."""
    times: dict[str, list[float]] = {name: [] for name in tasks}
    for _ in range(runs):
        for name, task in tasks.items():
            for read in (dates._moments, figures._figures, clauses.words_of, tokens_at, address_of):
                read.cache_clear()
            start = perf_counter()
            task()
            times[name].append(perf_counter() - start)
    return {name: median(taken) for name, taken in times.items()}


def against_sumy() -> float | None:
    """Print the first table; give the brief's time over sumy's where the bar is for these articles."""
    name, pages = five_pages()
    articles = cleaned(pages)
    texts = [(s.text, a.language) for a in articles for s in sentences_of(a.paragraphs, a.language)]
    document = as_document([content_stems(text, language) for text, language in texts])
    tasks: dict[str, Callable[[], object]] = {
        "cleaning": partial(cleaned, pages),
        "make_brief": partial(make_brief, articles),
        "whole brief": lambda: make_brief(cleaned(pages)),
        "sumy's ranking": partial(rated_by_sumy, document),
    }
    medians(tasks, 1)  # warm
    taken = medians(tasks)
    ratio = taken["whole brief"] / taken["sumy's ranking"]
    print(f"{len(pages)} articles of {name}, {len(texts)} sentences, median of {RUNS} runs")
    for task, seconds in taken.items():
        print(f"  {task:<16}{1000 * seconds:>9.1f} ms")
    held = STORIES[0].is_dir()
    bar = f"at most {MOST_OF_SUMY:g}" if held else f"no bar: it is for {STORIES[0].name}"
    print(f"  {'ratio':<16}{ratio:>9.2f}     {bar}\n", flush=True)
    return ratio if held else None


def peak_of(reports: int) -> float:
    """The megabytes that a process of its own takes at most to tell an invented story.

    It is to be asked before this process grows: what that has in use counts in its children's peaks.
    """
    command = [sys.executable, "-m", "benchmarks.brief", "--peak", str(reports)]
    done = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603 - itself
    return float(done.stdout)


def peak_here(reports: int) -> float:
    """The megabytes that this process has taken at most, after telling an invented story."""
    make_brief(invented(reports, SENTENCES))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e6 / 1024)


def by_size(peak: float, runs: int) -> float:
    """Print the second table; give the time of 200 reports over that of 50."""
    stories = {str(size): invented(size, SENTENCES) for size in SIZES}
    make_brief(stories[str(SIZES[0])])  # warm
    taken = medians({size: partial(make_brief, story) for size, story in stories.items()}, runs)
    print(f"invented stories, make_brief alone, median of {runs} run{'s' if runs > 1 else ''}")
    print(f"  {'reports':>7}{'sentences':>11}{'time':>12}{'a report':>13}")
    for size in SIZES:
        seconds = taken[str(size)]
        print(f"  {size:>7}{size * SENTENCES:>11,}{seconds:>10.2f} s{1000 * seconds / size:>10.1f} ms")
    growth = taken["200"] / taken["50"]
    print(f"  t(200) / t(50) {growth:.1f}, at most {MOST_GROWTH:g}")
    print(f"  peak of memory with {SIZES[-1]} reports {peak:.0f} MB, at most {MOST_MEMORY:g}", flush=True)
    return growth


def main(arguments: list[str]) -> int:
    """Print the tables; 1 when a bar is missed. `--runs N` for another number of runs of the second."""
    if arguments[:1] == ["--peak"]:
        print(peak_here(int(arguments[1])))
        return 0
    runs = int(arguments[1]) if arguments[:1] == ["--runs"] else RUNS_BY_SIZE
    peak = peak_of(SIZES[-1])
    ratio = against_sumy()
    growth = by_size(peak, runs)
    return int((ratio or 0) > MOST_OF_SUMY or growth > MOST_GROWTH or peak > MOST_MEMORY)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
