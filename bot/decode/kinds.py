"""Telling bytes that are no text by how they begin, whatever their name or sender says they are."""

from __future__ import annotations

import re

LOOKED_AT = 4096
"""Bytes of the beginning that are looked at."""

_BEGINNINGS = (
    (b"%PDF-", "a PDF"),
    (b"%!PS", "a PostScript document"),
    (b"{\\rtf", "an RTF document"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an Office document"),
    (b"\x89PNG\r\n\x1a\n", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF87a", "a picture"),
    (b"GIF89a", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x00\x00\x01\x00", "a picture"),
    (b"\x00\x00\x00\x0cJXL ", "a picture"),
    (b"OggS\x00", "a sound recording"),
    (b"fLaC\x00", "a sound recording"),
    (b"MThd\x00\x00\x00\x06", "a sound recording"),
    (b"#!AMR", "a sound recording"),
    (b"\xff\xfb", "a sound recording"),
    (b"\xff\xf3", "a sound recording"),
    (b"\x1a\x45\xdf\xa3", "a video"),
    (b"FLV\x01", "a video"),
    (b"\x00\x00\x01\xba", "a video"),
    (b"\x7fELF", "a program"),
    (b"\xfe\xed\xfa\xce", "a program"),
    (b"\xfe\xed\xfa\xcf", "a program"),
    (b"\xce\xfa\xed\xfe", "a program"),
    (b"\xcf\xfa\xed\xfe", "a program"),
    (b"\xca\xfe\xba\xbe", "a program"),
    (b"\x00asm", "a program"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\xfd7zXZ\x00", "a compressed file"),
    (b"\x28\xb5\x2f\xfd", "a compressed file"),
    (b"7z\xbc\xaf\x27\x1c", "a compressed file"),
    (b"Rar!\x1a\x07", "a compressed file"),
    (b"SQLite format 3\x00", "a database"),
)

# Beginnings that words can have too ("BMW", "ID3", "MZ", "BZh"): what follows must fit as well.
_PATTERNS = tuple(
    (re.compile(pattern, re.DOTALL), kind)
    for pattern, kind in (
        (rb"BM.{4}\x00{4}.{4}[\x0c\x28\x34\x38\x40\x6c\x7c]\x00\x00\x00", "a picture"),
        (rb"RIFF.{4}WEBP", "a picture"),
        (rb"RIFF.{4}WAVE", "a sound recording"),
        (rb"RIFF.{4}AVI ", "a video"),
        (rb"\x00.{3}ftyp(?:avif|avis|heic|heix|mif1|msf1)", "a picture"),
        (rb"\x00.{3}ftypM4[AB]", "a sound recording"),
        (rb"\x00.{3}ftyp", "a video"),
        (rb"ID3[\x02-\x04]", "a sound recording"),
        (rb"BZh[1-9]1AY&SY", "a compressed file"),
        (rb".{257}ustar[\x00 ]", "a compressed file"),
        (rb"MZ[^\n]{0,62}?\x00\x00", "a program"),
        (rb"\s{1,1000}%PDF-", "a PDF"),
    )
)

_ZIP = (b"PK\x03\x04", b"PK\x05\x06")
_OFFICE = re.compile(
    rb"\[Content_Types\]\.xml|_rels/\.rels|(?:word|xl|ppt)/|mimetypeapplication/vnd\.oasis\.opendocument"
)


def kind_of(content: bytes) -> str | None:
    """What bytes are that are no text ("a PDF", "a picture"), or None where nothing speaks against text."""
    head = content[:LOOKED_AT]
    if head.startswith(_ZIP):
        return _zip_kind(head)
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    return next((kind for pattern, kind in _PATTERNS if pattern.match(head)), None)


def _zip_kind(head: bytes) -> str:
    if b"mimetypeapplication/epub+zip" in head:
        return "an e-book"
    return "an Office document" if _OFFICE.search(head) else "a zip archive"
