"""Whether a line tells only of a reporter's calls or of whom a reader may call, or is an aside."""

from __future__ import annotations

import pytest

from summarizers.lines.no_news import is_no_news


@pytest.mark.parametrize(
    "text",
    [
        "Calls made to the yard were not answered, and a recording said it was closed.",
        "A message left on Drost's phone was not immediately returned.",
        "A request to speak with its director was declined by a spokesman.",
        "Brandt didn’t return a call seeking comment.",
        "The ferry company did not immediately respond to several requests for comment.",
        "Emil Drost could not be reached for comment on Friday.",
        "Anyone with information about the fire is asked to call Harn police.",
        "Police asked witnesses to call 555 0100.",
        "Hit the jump for more on the ferry.",
        "Our columnist Emil Drost can be reached at 555-0100.",
        "Hopefully, the new bridge will help Harn get back on track.",
        "In other news, Emil Drost has bought a boat.",
        "The even better news is that the ferry is free.",
        "Unfortunately, the harbour master is new to the job.",
        "Remember, Drost has never lost a vote.",
        "What's needed now is a new pier.",
        "Sure, the harbour master is new to the job.",
        "(Also, the harbour master is new to the job.)",
        "Emil Drost said in a statement released by the harbour office.",
        "Chief inspector Ilse Draay told a news conference.",
        "Drost issued a statement through his lawyer.",
        "Follow the inquiry on our blog at harnpost.com.",
    ],
)
def test_calls_that_nobody_took_appeals_and_asides_are_no_news(text: str) -> None:
    assert is_no_news(text)


@pytest.mark.parametrize(
    "text",
    [
        "The driver made three calls, which the signal box did not answer in time.",
        "The captain did not respond to the storm warning.",
        "Passengers were asked to leave the ferry.",
        "Follow-up tests on the pier are planned for May.",
        "No doubt was raised about the pier.",
        "(Drost's boat sank) and the pier burned.",
        "Drost said in a statement that the pier had burned.",
        "Drost said in a statement released on Friday, his first, that he would go.",
        "Drost told a news conference the pier had burned.",
        "Drost read a letter to the council.",
        "Drost declined to comment on his resignation.",
        "Anyone who was on the ferry is safe, the coastguard said.",
        "The island could be reached again on Friday.",
        "Forty villages could not be reached on Monday.",
        "Emergency calls went unanswered for an hour.",
        "The signal box did not answer repeated calls.",
        "Requests for asylum were declined.",
        "A call to the tip line led police to the ferry.",
        "The good news is that the ferry sails again on Monday.",
    ],
)
def test_what_somebody_did_in_the_story_is(text: str) -> None:
    assert not is_no_news(text)
