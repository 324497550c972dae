"""What a report says of its own making, or asks of its reader: true, and no news of the event.

How it works: an English sentence that tells of calls nobody returned, asks for tips or for a visit to a
    blog, opens with a writer's wish, view or aside ("Hopefully", "Unfortunately", "In other news"), or says
    that somebody spoke and not what.
Known failures: "declined to comment" may be news, and is left.
"""

from __future__ import annotations

import re

_COMMENT = r"(?:for|seeking)\s(?:[\w’'-]+\s){0,2}?(?:comments?|interviews?)"
_ASKED = (
    r"(?:(?:calls?|messages?|e-?mails?)\s(?:made|placed|left|sent|seeking)|requests?\sto\s(?:interview|speak)"
    rf"|requests?\s{_COMMENT})"
)
_UNANSWERED = re.compile(
    rf"\b{_ASKED}\s(?:[\w’'-]+\s){{0,8}}?(?:was|were|went)\s(?:not\s)?(?:immediately\s)?"
    r"(?:answered|unanswered|returned|unreturned|declined)\b"
    r"|\b(?:did|has|had|have)(?:\s?n[’']t|\snot)\s(?:immediately\s)?"
    r"(?:return(?:ed)?\s(?:[\w’'-]+\s){0,3}?(?:calls?|messages?|e-?mails?)\b"
    rf"|(?:respond|repl[iy]|answer)(?:ed)?\s(?:[\w’'-]+\s){{0,6}}?{_COMMENT}\b)"
    rf"|\bcould(?:\s?n[’']t|\snot)\s(?:immediately\s)?be\s(?:immediately\s)?reached\s{_COMMENT}\b",
    re.IGNORECASE,
)
"""Calls of a reporter's: that emergency calls went unanswered, or villages could not be reached, is news."""

_APPEAL = re.compile(
    r"\banyone\s(?:with|who)\b.*\b(?:is|are)\s(?:being\s)?(?:asked|urged|encouraged|requested|invited)\sto\b"
    r"|\b(?:asked?|urged?|encouraged?)\s(?:[\w’'-]+\s){0,4}to\s(?:call|contact|ring)\b.*\d{3}\D{0,3}\d{3}"
    r"|\bcan\sbe\s(?:reached|contacted)\s(?:at|on)\s\S*[\d@]|\bhit\sthe\sjump\b"
    r"|\A(?:follow|read|visit|watch|see)\s.*(?:\b(?:blogs?|twitter|facebook)\b|\w\.(?:com|org|net)\b)",
    re.IGNORECASE,
)

_ASIDE = re.compile(
    r"\([^()]*\)\.?\Z|(?:hopefully|in other news|the even (?:better|worse) news|(?:un)?fortunately|sadly"
    r"|unsurprisingly|thankfully|frankly|admittedly|needless to say|what(?:['’]s| is) needed"
    r"|(?:no doubt|remember|sure|well|anyway|look|okay|oh|hey|yes|yeah|wow)(?=,))\b",
    re.IGNORECASE,
)
"""What a writer wishes, thinks of it, strays to, or says in parentheses."""

_OCCASION = (
    r"(?:an?|the|his|her|its|their)\s(?:\w+\s)?"
    r"(?:statement|release|(?:news|press)\sconference|interview|briefing|e-?mail|letter|post|tweet)"
)
_HOLLOW = re.compile(
    rf"[^,;:“”\"]*\b(?:(?:said|spoke|commented)\s(?:so\s)?(?:in|at|during|through|to)|told|issued|released|gave|made)"
    rf"\s{_OCCASION}(?:\s(?:released|issued|given|posted|on|by|to|through|with|from|in|at)\b[^,;:“”\"]*)?\.?\Z"
)
"""That somebody spoke, and where, and not what."""


def is_no_news(text: str) -> bool:
    """Whether an English sentence tells only of a reporter's calls or whom to call, or is an aside."""
    found = (_UNANSWERED.search(text), _APPEAL.search(text), _ASIDE.match(text), _HOLLOW.match(text))
    return any(found)
