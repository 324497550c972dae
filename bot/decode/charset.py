"""From bytes to text, in the encodings of the web.

Requirements. Text of pages and files, in whichever encoding the web knows; bytes that come out as holes are
refused; no input takes more than a fraction of a second.

How it works. A byte-order mark decides, then the encoding that the sender declares, then the one the page
declares. Text that is valid UTF-8 is UTF-8 even where a one-byte encoding is declared: servers declare
Western by habit, and no text in a one-byte encoding happens to be UTF-8. Undeclared text that is not
UTF-8 is UTF-16 where about every other byte is zero, and Western otherwise. A text that has mostly lost
what is not plain ASCII, or is full of control characters, is refused rather than read with holes, and
decoding stops as soon as that is plain.

Known failures. Undeclared text in a legacy encoding that is not Western is misread. A page that declares
UTF-8 and is not gets refused even where a reader could guess. One legacy encoding declared for another loses
nothing that shows (Cyrillic as Western, one East Asian encoding as another) and is misread.

Reading. WHATWG, Encoding Standard; WHATWG, HTML, section 13.2.3.
"""

from __future__ import annotations

import codecs
import re

from bot.decode.labels import CODECS

LEAST_LOST = 10
"""Characters that must be lost before a text is refused; a few broken ones stand on many good pages."""

MOST_LOST_SHARE = 0.2
"""Lost characters among those outside plain ASCII, which markup does not dilute. Invented news in eight
legacy encodings, read as UTF-8, loses .77 to 1.0; Cyrillic read as an East Asian encoding .26 to .33."""

MOST_CONTROL_SHARE = 0.01
"""Control characters among all. Text has none; random bytes read as Western have .11."""

DECLARED_WITHIN = 4096
"""Bytes in which a page's own declaration is looked for. The standard asks for it in the first 1,024."""

LEAST_ZERO_SHARE = 0.4
"""Zeros among the bytes at even or at odd places that make undeclared text UTF-16. Western text in UTF-16 has
nearly all of one kind zero, other bytes nearly none."""

STEP = 64 * 1024
"""Bytes decoded before looking whether to go on: a text that is all wrong takes Python .3 s a megabyte."""

_REPLACED = "\ufffd"
_BOMS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)", re.DOTALL)
_IN_META = re.compile(rb"<meta\b[^>]*?charset\s*=\s*[\"']?\s*([\w.:-]{1,40})", re.IGNORECASE)
_IN_XML = re.compile(rb"\s*<\?xml\b[^>]*?encoding\s*=\s*[\"']([\w.:-]{1,40})", re.IGNORECASE)
_CONTROLS = bytes(set(range(0x20)) - set(b"\t\n\r\f\x1b")) + b"\x7f"


class Undecodable(ValueError):
    """The bytes cannot be read as text; its text says what they are ("in an encoding that is not read")."""


def decode(content: bytes, content_type_charset: str | None) -> str:
    """The text of a page or file; `content_type_charset` is the encoding its sender declared, if any.

    Raises Undecodable where the encoding is not one of the web's, or the text comes out full of holes.
    """
    for mark, codec in _BOMS:
        if content.startswith(mark):
            return _read(content[len(mark) :], codec)
    label = content_type_charset or _declared_inside(content)
    codec = _codec(label) if label else _guessed(content)
    return _read(content, "utf-8" if _one_byte(codec) and _is_utf8(content) else codec)


def _codec(label: str) -> str:
    codec = CODECS.get(label.strip().lower())
    if codec is None:
        raise Undecodable("in an encoding that is not read")
    return codec


def _declared_inside(content: bytes) -> str | None:
    head = _COMMENT.sub(b"", content[:DECLARED_WITHIN])
    found = _IN_XML.match(head) or _IN_META.search(head)
    if found is None:
        return None
    label = found.group(1).decode("ascii", "replace").lower()
    return "utf-8" if label.startswith("utf-16") else label  # UTF-16 could not be read up to here


def _guessed(content: bytes) -> str:
    for first, codec in ((0, "utf-16-be"), (1, "utf-16-le")):
        places = content[first:DECLARED_WITHIN:2]
        others = content[1 - first : DECLARED_WITHIN : 2]
        if places.count(0) > LEAST_ZERO_SHARE * len(places) and others.count(0) < 0.1 * len(others):
            return codec
    return "utf-8" if _is_utf8(content) else "cp1252"


def _one_byte(codec: str) -> bool:
    return codec.startswith(("cp12", "iso8859", "koi8", "mac", "cp866", "cp874"))


def _is_utf8(content: bytes) -> bool:
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _read(content: bytes, codec: str) -> str:
    decoder = codecs.getincrementaldecoder(codec)("replace")
    pieces: list[str] = []
    lost = telling = 0
    for start in range(0, len(content), STEP):
        piece = decoder.decode(content[start : start + STEP], start + STEP >= len(content))
        pieces.append(piece)
        lost += piece.count(_REPLACED)
        telling += len(piece) - len(piece.encode("ascii", "ignore"))
        if lost >= LEAST_LOST and lost > MOST_LOST_SHARE * telling:
            raise Undecodable("text in another encoding than it says")
    text = "".join(pieces)
    if _controls(text) >= max(LEAST_LOST, MOST_CONTROL_SHARE * len(text)):
        raise Undecodable("full of control characters")
    return text


def _controls(text: str) -> int:
    plain = text.encode("ascii", "ignore")
    return len(plain) - len(plain.translate(None, _CONTROLS))
