"""Stores of any size, filled with reports through their own tables, in the rows that linking makes.

What linking decides is given here: a report stands in its true story, with a likely pair for each earlier
report of it and unlikely ones for a few others. Postings, runs and frequencies are sorted before they are put
in, which is what makes it quick. Beyond DIFFERENT reports, which are more than a window of candidates holds,
the same ones stand again in the months before, under other keys and with other word runs: the tables grow
as they would, and what a new report meets is new.
"""

from __future__ import annotations

import asyncio
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from datetime import datetime, timedelta
from itertools import groupby, islice
from multiprocessing import Pipe, Process
from multiprocessing.connection import Connection
from operator import itemgetter
from pathlib import Path

from benchmarks.newsroom import NEWS_BEGINS, Newsroom, Report
from storage.features import terms_of
from storage.functions import DAY
from storage.store import Store, content_key
from summarizers.article import Article
from summarizers.urls import url_key

CHATS = 10_000

DIFFERENT = 100_000

ALIKE, UNLIKE = 0.9, 0.05
"""Scores of the pairs: of one story, and of neighbours."""

NEIGHBOURS = 10
"""Unlike pairs of an article: of 40 candidates about as many score above the least that is kept."""

REASONS = json.dumps(["words 0.41", "lead 0.33", "names 0.62 (harn, ossen, korn, varr)", "lead names 0.71",
                      "figures 0.20"])  # fmt: skip

Later = tuple[int, Article]

_CACHE = "PRAGMA cache_size = -200000"
_MEMBER = """INSERT INTO members (id, chat, article_id, article, story, outlet, origin, url, published,
    text_key, url_key, kind, score, reasons, added) VALUES (?, 0, ?, ?, ?, ?, '', ?, ?, ?, ?, ?, ?, ?, ?)"""


def load(paths: dict[int, Path], reports: Iterable[Report], total: int) -> list[Report]:
    """Fill a store for each size with the last so many of the first `total` reports, all in chat 0.

    Gives the reports that come after these.
    """
    filling = [_Filling(path, total - size) for size, path in paths.items()]
    later = []
    for report in reports:
        if report.number >= total:
            later.append(report)
            continue
        for each in filling:
            if report.number >= each.first:
                each.add(report)
    for each in filling:
        each.end()
    return later


def written(reports: Iterable[Report]) -> str:
    """Reports as lines that `read` reads."""
    fields = ("outlet", "title", "paragraphs", "url", "language")
    return "".join(
        json.dumps([each.story, str(each.article.published), {f: getattr(each.article, f) for f in fields}])
        + "\n"
        for each in reports
    )


def read(lines: str) -> list[Later]:
    """What `written` wrote: the true story and the article of each report."""
    found = []
    for line in lines.splitlines():
        story, published, fields = json.loads(line)
        fields["paragraphs"] = tuple(fields["paragraphs"])
        found.append((int(story), Article(**fields, published=datetime.fromisoformat(published))))
    return found


def streamed(number: int, seed: int = 1) -> Iterator[Report]:
    """The first reports of a newsroom, written in a process of their own."""
    ours, theirs = Pipe(duplex=False)
    writer = Process(target=_write, args=(theirs, number, seed), daemon=True)
    writer.start()
    theirs.close()
    while sent := ours.recv():
        yield from sent
    writer.join()


def _write(pipe: Connection, number: int, seed: int) -> None:
    reports = Newsroom(seed).reports(number)
    while sent := list(islice(reports, 500)):
        pipe.send(sent)
    pipe.send([])


@contextmanager
def _opened(path: Path) -> Iterator[sqlite3.Connection]:
    """A store's file without the safety that a store needs: if this fails, it is made again."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for pragma in ("journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"):
            connection.execute(f"PRAGMA {pragma}")
        connection.execute(_CACHE)
        connection.execute("BEGIN")
        yield connection
        connection.execute("COMMIT")


def _dropped(connection: sqlite3.Connection) -> list[str]:
    """Drop the indexes, and give what makes them anew: quicker in the end, from sorted rows."""
    query = "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
    found = connection.execute(query).fetchall()
    for name, _ in found:
        connection.execute(f"DROP INDEX {name}")
    return [str(statement) for _, statement in found]


async def _made(path: Path) -> None:
    async with Store.open(path):
        pass


class _Filling:
    """One store that is being filled."""

    def __init__(self, path: Path, first: int) -> None:
        asyncio.run(_made(path))
        self.first, self._stories, self._frequencies = first, dict[int, list[int]](), Counter[str]()
        self._opened = _opened(path)
        self._connection = self._opened.__enter__()
        # In the file itself: what is dropped in the end leaves room for what comes.
        self._indexes = _dropped(self._connection)
        self._connection.execute("CREATE TABLE staged (term, day, member, weight)")
        self._connection.execute("CREATE TABLE staged_runs (run, member)")

    def add(self, report: Report) -> None:
        write, article, member = self._connection.execute, report.article, report.number - self.first + 1
        moment = article.published or NEWS_BEGINS
        added, text_key = int(moment.timestamp()), report.text_key
        content = content_key(article), text_key, article.title, article.text, article.language
        write("INSERT INTO articles VALUES (?, ?, ?, ?, ?, ?)", (member, *content))
        write("INSERT INTO features VALUES (?, ?)", (member, report.packed))
        earlier = self._stories.setdefault(report.story, [])
        if not earlier:
            write("INSERT INTO stories VALUES (?, 0)", (report.story,))
        ids = member, str(report.number), member, report.story
        keys = moment.isoformat(), text_key, url_key(article.url)
        decision = ("same event", ALIKE, REASONS) if earlier else ("new", UNLIKE, REASONS)
        write(_MEMBER, (*ids, article.outlet, article.url, *keys, *decision, added))
        many = self._connection.executemany
        near = {max(1, member - 1 - (member * 7919 + turn * 104_729) % 4999) for turn in range(NEIGHBOURS)}
        pairs = [(other, member, ALIKE) for other in earlier]
        pairs += [(other, member, UNLIKE) for other in near - {member, *earlier}]
        many("INSERT INTO pairs VALUES (?, ?, ?)", pairs)
        many(
            "INSERT INTO staged VALUES (?, ?, ?, ?)", [(t, added // DAY, member, w) for t, w in report.posted]
        )
        many("INSERT INTO staged_runs VALUES (?, ?)", [(run, member) for run in report.sketched])
        self._frequencies.update(["", *report.terms])
        earlier.append(member)

    def end(self) -> None:
        write = self._connection.execute
        write("INSERT INTO postings SELECT 0, term, day, member, weight FROM staged ORDER BY 2, 3, 4")
        write("INSERT INTO runs SELECT 0, run, member FROM staged_runs ORDER BY 2, 3")
        write("DROP TABLE staged")
        write("DROP TABLE staged_runs")
        rows = sorted(self._frequencies.items())
        self._connection.executemany("INSERT INTO frequencies VALUES (0, ?, ?)", rows)
        for statement in self._indexes:
            write(statement)
        write("UPDATE submitted SET last = (SELECT max(id) FROM members)")
        self._opened.__exit__(None, None, None)


def repeated(source: Path, path: Path, times: int) -> None:
    """A store with the reports of another and the same so many times in all, each time earlier."""
    asyncio.run(_made(path))
    with _opened(path) as connection:
        write = connection.execute
        write("COMMIT")
        write("ATTACH ? AS source", (str(source),))
        write("BEGIN")
        indexes = _dropped(connection)
        facts = "SELECT count(*), max(story), (max(added) - min(added)) / ? + 2 FROM source.members"
        number, stories, days = write(facts, (DAY,)).fetchone()
        connection.create_function("days_before", 2, _days_before, deterministic=True)
        write("CREATE TABLE epochs (ago INTEGER, members INTEGER, stories INTEGER, days INTEGER)")
        for ago in reversed(range(times)):  # the newest come last
            turn = times - 1 - ago
            write("INSERT INTO epochs VALUES (?, ?, ?, ?)", (ago, turn * number, ago * stories, ago * days))
        for statement in (*_REPEATED, "DROP TABLE epochs", *indexes):
            write(statement)


def _days_before(moment: str, days: int) -> str:
    return (datetime.fromisoformat(moment) - timedelta(days=days)).isoformat()


_REPEATED = (
    """INSERT INTO articles SELECT id + members, iif(ago, content_key || ago, content_key),
        iif(ago, text_key || ago, text_key), title, text, language FROM epochs CROSS JOIN source.articles""",
    "INSERT INTO features SELECT article + members, packed FROM epochs CROSS JOIN source.features",
    "INSERT INTO stories SELECT id + stories, chat FROM epochs CROSS JOIN source.stories",
    """INSERT INTO members (id, chat, article_id, article, story, outlet, origin, url, published, text_key,
            url_key, kind, score, reasons, added)
        SELECT id + members, chat, iif(ago, article_id || '.' || ago, article_id), article + members,
            story + stories, outlet, origin, url, days_before(published, days),
            iif(ago, text_key || ago, text_key), iif(ago, url_key || '/' || ago, url_key), kind, score,
            reasons, added - 86400 * days
        FROM epochs CROSS JOIN source.members""",
    "INSERT INTO pairs SELECT low + members, high + members, score FROM epochs CROSS JOIN source.pairs",
    """INSERT INTO postings SELECT 0, p.term, p.day - e.days, p.member + e.members, p.weight
        FROM (SELECT DISTINCT term FROM source.postings) AS held CROSS JOIN epochs e
        CROSS JOIN source.postings p ON p.chat = 0 AND p.term = held.term""",
    """INSERT INTO runs SELECT 0, (run + ago * 2654435769) & 4294967295, member + members
        FROM epochs CROSS JOIN source.runs ORDER BY 2, 3""",
    """INSERT INTO frequencies SELECT 0, term, articles * (SELECT count(*) FROM epochs)
        FROM source.frequencies""",
    "UPDATE submitted SET last = (SELECT max(id) FROM members)",
)


def chat_of(story: int) -> int:
    """The chat of a story when stories are spread over CHATS chats, the busiest with a hundredth of them."""
    return 1 + int(CHATS * ((story * 0x9E3779B1 & 0xFFFFFFFF) / 2**32) ** 2)


def spread(source: Path, path: Path) -> None:
    """A store with the reports of another, its stories spread over CHATS chats."""
    asyncio.run(_made(path))
    with _opened(path) as connection:
        write = connection.execute
        connection.create_function("chat_of", 1, chat_of, deterministic=True)
        write("COMMIT")
        write("ATTACH ? AS source", (str(source),))
        write("BEGIN")
        write("INSERT INTO articles SELECT * FROM source.articles")
        write("INSERT INTO features SELECT * FROM source.features")
        write("INSERT INTO stories SELECT id, chat_of(id) FROM source.stories")
        columns = [row[1] for row in write("PRAGMA table_info(members)")]
        values = ", ".join("chat_of(story)" if column == "chat" else column for column in columns)
        write(f"INSERT INTO members SELECT {values} FROM source.members")  # noqa: S608 - columns of ours
        # A narrow table, which stays in memory.
        write("CREATE TABLE chat_by_member (member INTEGER PRIMARY KEY, chat INTEGER)")
        write("INSERT INTO chat_by_member SELECT id, chat FROM members")
        for statement in (*_SPREAD, "DROP TABLE chat_by_member"):
            write(statement)
        write("UPDATE submitted SET last = (SELECT max(id) FROM members)")
        held = """SELECT m.chat, f.packed FROM members m INDEXED BY members_of_chat
            CROSS JOIN features f ON f.article = m.article ORDER BY m.chat"""
        rows = _counted(connection.execute(held))
        connection.executemany("INSERT INTO frequencies VALUES (?, ?, ?)", rows)


_SPREAD = (
    """INSERT INTO postings SELECT m.chat, p.term, p.day, p.member, p.weight FROM source.postings p
        CROSS JOIN chat_by_member m ON m.member = p.member ORDER BY 1, 2, 3, 4""",
    """INSERT INTO runs SELECT m.chat, r.run, r.member FROM source.runs r
        CROSS JOIN chat_by_member m ON m.member = r.member ORDER BY 1, 2, 3""",
    # Only pairs within a chat: nothing else is ever compared.
    """INSERT INTO pairs SELECT p.* FROM source.pairs p CROSS JOIN chat_by_member m ON m.member = p.low
        CROSS JOIN chat_by_member o ON o.member = p.high AND o.chat = m.chat""",
)


def _counted(rows: Iterable[tuple[int, bytes]]) -> Iterator[tuple[int, str, int]]:
    for chat, held in groupby(rows, key=itemgetter(0)):
        counts = Counter[str]()
        for _, packed in held:
            counts.update(["", *terms_of(packed)])
        for term in sorted(counts):
            yield chat, term, counts[term]
