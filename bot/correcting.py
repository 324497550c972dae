"""Corrections by people: what is asked when a button is pressed, what is decided, which messages it changes.

How it works: a question is one message, which goes on as the answer: which report, where it belongs, what was
done, with "Undo". What is decided is stored before anything is said; done again after a crash it is found
there by the update's number, and only said. Stories' messages are edited in place however old they are:
somebody looked at one just now.

Known failures: a report that was taken out and of which nobody then says where it belongs has no message of
its own until it is told for another reason.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import replace

from bot.leaving import Button, Outbox
from bot.render import correcting
from bot.telling import Asked, Teller
from storage.corrections import Corrected, Corrections, State
from storage.replies import Replies
from storage.stories import Stored, Stories

MOST_OFFERED = 4
"""Stories that are offered to belong with; what is asked for is mostly the likeliest or the one before."""

Say = Callable[[str], Awaitable[None]]
"""Answers whoever pressed a button, with a few words or none."""


class Corrector:
    """Does what the buttons of stories and of its own questions ask for."""

    def __init__(
        self, stories: Stories, corrections: Corrections, replies: Replies, teller: Teller, outbox: Outbox
    ) -> None:
        self._stories = stories
        self._corrections = corrections
        self._replies = replies
        self._teller = teller
        self._outbox = outbox

    async def which(self, asked: Asked, say: Say, member: int, page: int | None = None) -> None:
        """Ask which report does not belong: in a new message, or on another page (from 0) of the question."""
        reports = await self._reports(asked.chat, member)
        if len(reports) < 2 or (page or 0) * correcting.A_PAGE >= len(reports):
            await say(correcting.STALE)
            return
        await say("")
        await self._ask(asked, correcting.WHICH, correcting.reports_to_choose(reports, page or 0), page)

    async def where(self, asked: Asked, say: Say, member: int, page: int | None = None) -> None:
        """Ask which story another belongs with: in a new message, or (with a page) in place of a question."""
        reports = await self._reports(asked.chat, member)
        offered = await self._offered(asked.chat, reports)
        if not reports or not offered:
            await say(correcting.NO_OTHER if reports else correcting.STALE)
            return
        await say("")
        await self._ask(asked, correcting.WHERE, correcting.stories_to_join(offered, member), page)

    async def keep(self, asked: Asked, say: Say) -> None:
        """Change nothing."""
        await say("")
        await self._outbox.edit(asked.chat, asked.message, correcting.KEPT)

    async def part(self, asked: Asked, say: Say, member: int, beside: int) -> None:
        """Take a report out of its story, and ask where it belongs if there is any other story."""
        kept = any(report.member == member for report in await self._reports(asked.chat, member))
        found = await self._corrections.part(asked.chat, asked.key, member, beside) if kept else None
        done = await _answered(found, say)
        if not done:
            return
        reports = await self._reports(asked.chat, member)
        offered = await self._offered(asked.chat, reports, await self._reports(asked.chat, beside))
        if not offered and len(reports) == 1:
            found = await self._corrections.place(asked.chat, asked.key, done.id, None)
            await self._placed(asked, found or done, "")
            return
        now = await self._title(asked.chat, reports) if len(reports) > 1 else None
        [moved] = await self._kept(asked.chat, done.moved)
        text = correcting.parted(moved, now)
        await self._answer(asked, done, text, correcting.stories_to_place(offered, done.id))

    async def place(self, asked: Asked, say: Say, correction: int, to: int | None = None) -> None:
        """Put what was taken out where it belongs: into the story of a report, or (None) one of its own."""
        joined = await self._title(asked.chat, await self._reports(asked.chat, to)) if to is not None else ""
        found = await self._corrections.place(asked.chat, asked.key, correction, to)
        done = await _answered(found, say)
        if not done:
            return
        await self._placed(asked, done, joined)

    async def join(self, asked: Asked, say: Say, member: int, to: int) -> None:
        """Put all of a report's story together with that of another."""
        own = await self._title(asked.chat, await self._reports(asked.chat, member))
        joined = await self._title(asked.chat, await self._reports(asked.chat, to))
        found = await self._corrections.join(asked.chat, asked.key, member, to) if own and joined else None
        done = await _answered(found, say)
        if not done:
            return
        moved = await self._kept(asked.chat, done.moved)
        await self._answer(asked, done, correcting.belongs(moved, own, joined), correcting.to_undo(done.id))

    async def undo(self, asked: Asked, say: Say, correction: int) -> None:
        """Take a correction back, with the messages that told what it moved."""
        found = await self._corrections.undo(asked.chat, asked.key, correction, asked.message)
        done = await _answered(found, say)
        if not done:
            return
        for message in done.withdrawn:
            await self._outbox.edit(asked.chat, message, correcting.IN_ANOTHER)
            await self._corrections.withdrawn(asked.chat, message)
        await self._answer(asked, done, correcting.UNDONE, [])

    async def _ask(
        self, asked: Asked, question: str, buttons: Sequence[Sequence[Button]], page: int | None
    ) -> None:
        if page is None:
            await self._outbox.send(asked.key, asked.chat, question, reply_to=asked.message, buttons=buttons)
        else:
            await self._outbox.edit(asked.chat, asked.message, question, buttons=buttons)

    async def _placed(self, asked: Asked, done: Corrected, joined: str) -> None:
        """Say where a report belongs: with the story of the title `joined`, or without one alone."""
        [moved] = await self._kept(asked.chat, done.moved)
        text = correcting.belongs([moved], "", joined) if joined else correcting.alone(moved)
        await self._answer(asked, done, text, correcting.to_undo(done.id))

    async def _answer(
        self, asked: Asked, done: Corrected, text: str, buttons: Sequence[Sequence[Button]]
    ) -> None:
        """Say in the question's place what was done, then bring the stories' messages up to date."""
        for pair in done.reversed:
            kept = await self._kept(asked.chat, (pair.one, pair.other))
            if len(kept) == 2:
                one, other, more = *kept, len(done.reversed) - 1
                text += f"\n\n{correcting.instead_of(one, other, more, together=pair.together)}"
                break
        await self._outbox.edit(asked.chat, asked.message, text, buttons=buttons)
        moved = await self._stories.story_of(asked.chat, done.moved[0])
        for story in sorted(done.stories):
            if story == moved and done.state is State.SETTLED:
                kept = await self._kept(asked.chat, done.moved)
                about = replace(asked, message=kept[0].message or asked.message)
                await self._teller.tell(about, story, in_place=True)
            else:
                await self._teller.mend(asked, story, in_place=True)

    async def _reports(self, chat: int, member: int) -> list[Stored]:
        """The reports of a submission's story; none where it is not kept."""
        story = await self._stories.story_with(chat, member)
        return await self._stories.articles(chat, story) if story else []

    async def _kept(self, chat: int, article_ids: Sequence[str]) -> list[Stored]:
        """Those of some reports whose text is still kept, in the order given."""
        found = []
        for article_id in article_ids:
            story = await self._stories.story_of(chat, article_id)
            reports = await self._stories.articles(chat, story or "")
            found += [report for report in reports if report.article_id == article_id]
        return found

    async def _title(self, chat: int, reports: Sequence[Stored]) -> str:
        """The title by which a chat knows the story of some reports; empty without any."""
        if not reports:
            return ""
        story = await self._stories.story_of(chat, reports[0].article_id)
        told = await self._replies.of_story(chat, story or "")
        return correcting.title_of(reports[0], told[0].first if told else None)

    async def _offered(
        self, chat: int, reports: Sequence[Stored], but: Sequence[Stored] = ()
    ) -> list[tuple[int, str]]:
        """The likeliest other stories for some reports: a submission and the title of each."""
        members = [report.member for report in reports]
        found = await self._stories.likely(chat, members, [report.member for report in but], MOST_OFFERED)
        titles = [(member, await self._reports(chat, member)) for member in found]
        return [(member, await self._title(chat, those)) for member, those in titles]


async def _answered(found: Corrected | None, say: Say) -> Corrected | None:
    """The correction, if it was made as asked; otherwise whoever asked is told why not."""
    if found and found.done:
        await say("")
        return found
    settled = found and found.state is not State.UNDONE
    known = correcting.SETTLED_ALREADY if settled else correcting.UNDONE_ALREADY
    await say(known if found else correcting.STALE)
    return None
