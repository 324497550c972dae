"""Time the store at sizes up to a million: `python -m benchmarks.store [--articles N ...] [--links N]`.

Stores of invented reports (benchmarks.newsroom) are filled through their own tables, each size once as one
large chat and once spread over 10,000; then the same new reports are linked in all of them in turn, the order
of the stores changing with each report, and the times of the largest are held against the smallest's. At the
second largest size the decisions on a sample are held against exhaustive ones. The exit status is 1 where a
bar is missed. With a million articles, on two cores that others used too, filling took 53 minutes, 2,000
links 22, a thousand decisions held against all 22; 14 GB on disk, in a temporary folder (TMPDIR says where).
By default the sizes are smaller, and it takes some minutes.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import AsyncExitStack, contextmanager
from inspect import iscoroutinefunction
from multiprocessing import get_context
from pathlib import Path
from random import Random
from resource import RUSAGE_SELF, getrusage
from statistics import median
from typing import Any

import storage.comparing
import storage.store
from benchmarks.exhaustive import Agreement, agreement
from benchmarks.loading import DIFFERENT, Later, chat_of, load, read, repeated, spread, streamed, written
from storage.database import Database
from storage.store import Store
from summarizers.article import Article

SIZES = (2_000, 10_000, 20_000)
LINKS, SAMPLE = 200, 100
MOST_GROWTH, MOST_MEMORY, LEAST_AGREEMENT = 3.0, 400, 0.99
SEED = 5

PARTS = {
    storage.store: ("features_of", "encode", "post", "remember", "settle"),
    storage.comparing: ("frequencies_of", "candidates_for", "candidates_of", "compare"),
}
"""What Store.link spends its time on, by the names it calls them; the rest is writing and waiting."""

ONE, SPREAD, LATER = "one chat", "10,000 chats", "later.jsonl"
Times = dict[tuple[str, int], list[float]]


def main() -> int:
    """Make the stores, time them, print the tables."""
    parser = argparse.ArgumentParser(description="Time the store at several sizes.")
    parser.add_argument(
        "--articles", type=int, nargs="+", default=SIZES, metavar="N",
        help=f"sizes to compare; above {DIFFERENT} in multiples of it",
    )  # fmt: skip
    parser.add_argument("--links", type=int, default=LINKS, metavar="N", help="links to time at each size")
    parser.add_argument(
        "--sample", type=int, default=SAMPLE, metavar="N", help="decisions to hold against all"
    )
    parser.add_argument(
        "--keep", type=Path, metavar="FOLDER", help="make the stores here, or use those there"
    )
    options = parser.parse_args()
    sizes = sorted(options.articles)
    with _folder(options.keep) as folder:
        if not (folder / LATER).exists():
            _apart(_make, folder, sizes, options.links)
        missed = asyncio.run(_measured(folder, sizes, options.links))
        chosen = sizes[-2] if len(sizes) > 1 else sizes[0]
        missed += _apart(_held, folder, chosen, options.sample)
    return 1 if missed else 0


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="parallax-store-") as folder:
        yield Path(folder)


def _apart(work: Callable[..., int], *given: object) -> int:
    """Do work in a process of its own, whose memory is not that of the links."""
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as pool:
        return pool.submit(work, *given).result()


def _path(folder: Path, layout: str, size: int) -> Path:
    return folder / f"{layout.replace(' ', '-')}-{size}.db"


def _make(folder: Path, sizes: Sequence[int], links: int) -> int:
    """All stores, and the reports that come after what they hold; gives 0."""
    began, one = time.perf_counter(), {size: _path(folder, ONE, size) for size in sizes}
    total = min(sizes[-1], DIFFERENT)
    direct = {size: path for size, path in one.items() if size <= total}
    source = direct.setdefault(total, folder / "source.db")
    later = load(direct, streamed(total + links + links // 2), total)
    for size in sizes:
        if size not in direct:
            repeated(source, one[size], size // total)
        spread(one[size], _path(folder, SPREAD, size))
    (folder / LATER).write_text(written(later), encoding="utf-8")
    seconds, rows = time.perf_counter() - began, 2 * sum(sizes)
    print(f"{rows} articles put into {2 * len(sizes)} stores, {rows / seconds:.0f} a second", flush=True)
    return 0


async def _measured(folder: Path, sizes: Sequence[int], links: int) -> int:
    """Time links in all stores in turn, print what was found, and say how many bars were missed."""
    later = read((folder / LATER).read_text(encoding="utf-8"))
    missed, stores = 0, dict[tuple[str, int], Store]()
    async with AsyncExitStack() as stack:
        for layout in (ONE, SPREAD):
            for size in sizes:
                path, began = _path(folder, layout, size), time.perf_counter()
                stores[layout, size] = await stack.enter_async_context(Store.open(path))
                each, seconds = path.stat().st_size / size, time.perf_counter() - began
                print(f"{layout:>12} {size:>9}: {each:6.0f} bytes an article, opened in {seconds:.1f} s")
        times = await _timed(stores, later[:links])
        missed += _print_times(times, sizes)
        memory = getrusage(RUSAGE_SELF).ru_maxrss / 1024
        print(f"memory {memory:.0f} MB (at most {MOST_MEMORY})", flush=True)
        await _print_parts(stores[ONE, sizes[-1]], later[links:])
    return missed + (memory > MOST_MEMORY)


async def _timed(stores: dict[tuple[str, int], Store], later: Sequence[Later]) -> Times:
    """Seconds for each link, in each store; which store comes first changes with each report."""
    times: Times = defaultdict(list)
    order = list(stores)
    for story, article in later:
        order.append(order.pop(0))
        for place in order:
            chat, at = 0 if place[0] == ONE else chat_of(story), _seconds(article)
            began = time.perf_counter()
            await stores[place].link(article, chat, at=at)
            times[place].append(time.perf_counter() - began)
    return times


def _seconds(article: Article) -> int:
    return int(article.published.timestamp()) if article.published else 0


def _print_times(times: Times, sizes: Sequence[int]) -> int:
    print(f"{'':>12} {'articles':>9} {'median ms':>10} {'95 % ms':>10}")
    missed = 0
    for layout in (ONE, SPREAD):
        found = {size: (median(times[layout, size]), _late(times[layout, size])) for size in sizes}
        for size, (middle, late) in found.items():
            print(f"{layout:>12} {size:>9} {middle * 1000:10.1f} {late * 1000:10.1f}")
        growth = [large / small for large, small in zip(found[sizes[-1]], found[sizes[0]], strict=True)]
        print(f"{layout:>12} {'growth':>9} {growth[0]:10.2f} {growth[1]:10.2f} (at most {MOST_GROWTH:.0f})")
        missed += max(growth) > MOST_GROWTH
    return missed


def _late(times: Sequence[float]) -> float:
    return sorted(times)[int(0.95 * len(times))]


async def _print_parts(store: Store, later: Sequence[Later]) -> None:
    """Link reports one after another, and print where the time goes."""
    spent: dict[str, float] = defaultdict(float)
    began = time.perf_counter()
    with _watched(spent):
        for _, article in later:
            await store.link(article, at=_seconds(article))
    seconds = time.perf_counter() - began
    print(f"{ONE} {len(later) / seconds:.1f} links a second, one after another; of each")
    for name, part in [*spent.items(), ("the rest", seconds - sum(spent.values()))]:
        print(f"{name:>16} {part / len(later) * 1000:7.1f} ms {part / seconds:6.0%}")


@contextmanager
def _watched(spent: dict[str, float]) -> Iterator[None]:
    """Have the parts of Store.link tell how long they take."""
    before = [(room, name, getattr(room, name)) for room, names in PARTS.items() for name in names]
    for room, name, part in before:
        setattr(room, name, _told(part, name, spent))
    try:
        yield
    finally:
        for room, name, part in before:
            setattr(room, name, part)


def _told(part: Callable[..., Any], name: str, spent: dict[str, float]) -> Callable[..., Any]:
    async def later(*given: object) -> object:
        began = time.perf_counter()
        try:
            return await part(*given)
        finally:
            spent[name] += time.perf_counter() - began

    def at_once(*given: object) -> object:
        began = time.perf_counter()
        try:
            return part(*given)
        finally:
            spent[name] += time.perf_counter() - began

    return later if iscoroutinefunction(part) else at_once


def _held(folder: Path, size: int, sample: int) -> int:
    """Hold decisions against exhaustive ones; gives 1 where too few agree."""
    later = read((folder / LATER).read_text(encoding="utf-8"))
    chosen = Random(SEED).sample(later, min(sample, len(later)))  # noqa: S311

    async def work() -> Agreement:
        async with Database.open(_path(folder, ONE, size)) as database:
            return await agreement(database, 0, [article for _, article in chosen])

    found = asyncio.run(work())
    share = found.same / found.decisions
    print(
        f"{found.same} of {found.decisions} decisions at {size} as with all candidates: {share:.3f} "
        f"(at least {LEAST_AGREEMENT}); {found.joined} joined a story; "
        f"{found.proposed:.0f} compared, {found.examined:.0f} with all that matter"
    )
    return int(share < LEAST_AGREEMENT)


if __name__ == "__main__":
    sys.exit(main())
