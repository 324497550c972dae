"""F09, F11, X04: bytes become clean text, or are named for what they are."""

from __future__ import annotations

import gzip
import random
import sqlite3
import time
import unicodedata
import zipfile
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.decode import Undecodable, clean_text, decode, kind_of
from bot.decode.clean import MOST_MARKS
from bot.decode.labels import CODECS

RUSSIAN = "Плотина у города Осс выдержала ночь, сообщил мэр. "
FRENCH = "Le barrage près d'Oss a tenu toute la nuit, a déclaré le maire à l'aube. "
JAPANESE = "オスのダムは一晩持ちこたえたと市長は述べた。"
CHINESE = "市长表示，奥斯附近的大坝整夜坚守。"
KOREAN = "오스 근처의 댐이 밤새 버텼다고 시장이 말했다. "
GREEK = "Το φράγμα στο Ος άντεξε όλη τη νύχτα. "


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (RUSSIAN, "windows-1251"),
        (RUSSIAN, "KOI8-R"),
        (RUSSIAN, "ISO-8859-5"),
        (RUSSIAN, "utf-8"),
        (FRENCH, "iso-8859-1"),
        (FRENCH, "ISO-8859-15"),
        (GREEK, "iso-8859-7"),
        (JAPANESE, "Shift_JIS"),
        (JAPANESE, "euc-jp"),
        (JAPANESE, "iso-2022-jp"),
        (CHINESE, "gb2312"),
        (CHINESE, "gb18030"),
        (KOREAN, "euc-kr"),
        (FRENCH, "utf-16be"),
    ],
)
def test_a_declared_encoding_is_read(text: str, label: str) -> None:
    content = text.encode(CODECS[label.lower()])
    assert decode(content, label) == text
    assert decode(content, f" {label.upper()} ") == text


@pytest.mark.parametrize(
    "head",
    [
        '<meta charset="windows-1251">',
        "<META CHARSET = windows-1251 />",
        '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">',
        '<?xml version="1.0" encoding="windows-1251"?><html>',
        '<!-- <meta charset="utf-8"> --><meta charset="windows-1251">',
    ],
)
def test_a_page_declares_its_own_encoding(head: str) -> None:
    assert decode((head + RUSSIAN).encode("cp1251"), None) == head + RUSSIAN


def test_the_sender_comes_before_the_page_and_the_mark_before_both() -> None:
    text = '<meta charset="koi8-r">' + RUSSIAN
    assert decode(text.encode("cp1251"), "windows-1251") == text
    for codec in ("utf-8-sig", "utf-16"):
        assert decode(text.encode(codec), "windows-1251") == text


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_unicode_needs_no_declaration(codec: str) -> None:
    assert decode((FRENCH * 3).encode(codec), None) == FRENCH * 3


def test_undeclared_western_text_is_read() -> None:
    assert decode("“Déjà vu” – 5 €".encode("cp1252"), None) == "“Déjà vu” – 5 €"


@pytest.mark.parametrize("text", [RUSSIAN, FRENCH, CHINESE, GREEK])
def test_utf8_is_read_where_a_server_says_western_by_habit(text: str) -> None:
    assert decode(text.encode(), "ISO-8859-1") == text


def test_a_page_that_says_utf16_in_plain_bytes_is_utf8() -> None:
    text = '<meta charset="utf-16">' + RUSSIAN
    assert decode(text.encode(), None) == text


@pytest.mark.parametrize(
    "label", ["punycode", "utf-7", "idna", "unicode_escape", "rot13", "hz-gb-2312", "x-none"]
)
def test_encodings_that_are_not_the_webs_are_refused(label: str) -> None:
    with pytest.raises(Undecodable, match="not read"):
        decode(b"x" * 1000, label)


def test_an_empty_declaration_is_none() -> None:
    assert decode(RUSSIAN.encode(), "") == RUSSIAN


def test_every_label_has_a_codec_and_reads_plain_letters() -> None:
    for label, codec in CODECS.items():
        assert label == label.lower()
        assert decode("Dam holds".encode(codec), label) == "Dam holds", label


@pytest.mark.parametrize(
    ("text", "codec", "label"),
    [
        (RUSSIAN, "cp1251", "utf-8"),
        (RUSSIAN, "koi8-r", "utf-8"),
        (FRENCH * 3, "cp1252", "utf-8"),
        (GREEK, "iso8859-7", "utf-8"),
        (JAPANESE, "cp932", "utf-8"),
        (JAPANESE, "euc-jp", "utf-8"),
        (CHINESE, "gb18030", "utf-8"),
        (KOREAN, "cp949", "utf-8"),
        (RUSSIAN * 3, "cp1251", "shift_jis"),
    ],
)
@pytest.mark.parametrize("markup", ["", "<p class='story'>plain markup and words</p>" * 500])
def test_f09_text_in_another_encoding_than_it_says_is_refused(
    text: str, codec: str, label: str, markup: str
) -> None:
    with pytest.raises(Undecodable, match="another encoding"):
        decode((markup + text).encode(codec), label)


def test_a_few_broken_characters_do_not_cost_the_page() -> None:
    content = RUSSIAN.encode() * 20 + b"\xff\xfe\xe9" * 5
    assert decode(content, "utf-8").startswith(RUSSIAN)
    assert decode(b"Dam holds \xff\xfe\xff", "utf-8") == "Dam holds \ufffd\ufffd\ufffd"


def test_bytes_that_are_no_text_are_refused() -> None:
    content = random.Random(1).randbytes(20_000)  # noqa: S311 (nothing secret)
    for label in (None, "utf-8", "windows-1252", "windows-1251"):
        with pytest.raises(Undecodable):
            decode(content, label)


@given(st.binary(max_size=2000), st.sampled_from([None, "punycode", *CODECS]))
def test_any_bytes_are_decoded_or_refused(content: bytes, label: str | None) -> None:
    try:
        text = decode(content, label)
    except Undecodable:
        return
    assert len(text) <= len(content)


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), max_size=300))
def test_utf8_comes_back_as_it_went(text: str) -> None:
    assert decode(text.encode(), "utf-8") == text.removeprefix("\ufeff")


@pytest.mark.parametrize("label", ["windows-1252", "windows-874", "gb18030", "utf-8", "utf-16le", None])
@pytest.mark.parametrize("piece", [b"\x81", b"\xff", b"\x00\xd8", b"<meta ", b"<!--", b"\x1b$B"])
def test_f09_no_four_megabytes_take_long(label: str | None, piece: bytes) -> None:
    content = piece * (4_000_000 // len(piece))
    began = time.process_time()
    try:
        decode(content, label)
    except Undecodable:
        assert not content.isascii() or b"\x1b" in content
    assert time.process_time() - began < 1.0  # .2 s on an idle machine


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("a\r\nb\rc\x0bd\x0ce\x85f\u2028g\u2029h", "a\nb\nc\nd\ne\nf\ng\nh"),
        ("Dam\x00 hol\x1bds\x07\t!", "Dam holds\t!"),
        ("Dam\ud800 holds\udfff", "Dam holds"),
        ("Dam\x80\x9f holds", "Dam holds"),
        ("\u202eDam\u202c \u2066holds\u2069\u200e\u200f\u061c", "Dam holds"),
        ("D\u200bam h\u2060ol\ufeffds\u00ad", "Dam holds"),
        ("Dam\U000e0041\U000e007f holds\ufffe\U0010ffff\ufdd0", "Dam holds"),
        ("Dam\u00a0holds 1\u202f000", "Dam\u00a0holds 1\u202f000"),
        ("cafe\u0301", "caf\u00e9"),
        ("vi\u200crus Auf\u200clage", "virus Auflage"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("می\u200c\u200c\u200dخواهم", "می\u200cخواهم"),
        ("می\u200c خواهم\u200d", "می خواهم"),
        ("क्\u200dष র\u200d্য", "क्\u200dष র\u200d্য"),
        ("\U0001f469\u200d\U0001f680 \u2764\ufe0f\u200d", "\U0001f469\u200d\U0001f680 \u2764\ufe0f"),
        ("\u06dd١", "\u06dd١"),
        ("Größe ½ ﬁ", "Größe ½ ﬁ"),
    ],
)
def test_x04_what_is_invisible_goes_and_the_rest_stays(text: str, clean: str) -> None:
    assert clean_text(text) == clean


ALPHABET = st.one_of(
    st.characters(),
    st.sampled_from("a क्ख\u200c\u200d\u0301\u0323\u094dم\u064e\u0958\u0344\u200b\r\n\u202e"),
)


@given(st.text(ALPHABET))
def test_cleaning_again_changes_nothing(text: str) -> None:
    clean = clean_text(text)
    assert clean_text(clean) == clean


@given(st.text(ALPHABET))
def test_clean_text_is_normal_storable_and_visible(text: str) -> None:
    clean = clean_text(text)
    assert unicodedata.is_normalized("NFC", clean)
    assert clean.encode("utf-8").decode("utf-8") == clean
    assert not [char for char in clean if unicodedata.category(char) in {"Cc", "Cs"} and char not in "\n\t"]


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_visible_text_is_only_normalised(text: str) -> None:
    assert clean_text(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    "marks", ["\u0301\u0323", "\u0344", "\U0001d165\U0001d16d", "\u0301\u200d", "\u0941\u094d"]
)
def test_f11_marks_are_capped_before_they_cost_time(marks: str) -> None:
    text = ("a" + marks * 400_000)[:1_000_000] + "b"
    began = time.process_time()
    clean = clean_text(text)
    assert time.process_time() - began < 2.0  # .2 s on an idle machine; half an hour without the cap
    assert len(clean) <= MOST_MARKS + 2
    assert clean.endswith("b")


@given(st.integers(min_value=0, max_value=60))
def test_as_many_marks_stay_as_are_allowed(count: int) -> None:
    assert clean_text("क" + "\u094d" * count) == "क" + "\u094d" * min(count, MOST_MARKS)


def zipped(*names: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b"%PDF-1.7\n", "a PDF"),
        (b"\n\n%PDF-1.4\n", "a PDF"),
        (zipped("notes.txt"), "a zip archive"),
        (zipped("[Content_Types].xml", "word/document.xml"), "an Office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), "an Office document"),
        (b"{\\rtf1\\ansi Dam}", "an RTF document"),
        (b"\x89PNG\r\n\x1a\n" + bytes(9), "a picture"),
        (b"\xff\xd8\xff\xe0" + bytes(9), "a picture"),
        (b"GIF89a" + bytes(9), "a picture"),
        (b"RIFF\x10\x00\x00\x00WEBPVP8 ", "a picture"),
        (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36\x00\x00\x00\x28\x00\x00\x00", "a picture"),
        (b"\x00\x00\x00\x1cftypheic", "a picture"),
        (b"\x00\x00\x00\x18ftypmp42", "a video"),
        (b"\x1a\x45\xdf\xa3\x01", "a video"),
        (b"ID3\x03\x00\x00", "a sound recording"),
        (b"OggS\x00\x02", "a sound recording"),
        (b"RIFF\x10\x00\x00\x00WAVEfmt ", "a sound recording"),
        (b"\x7fELF\x02\x01", "a program"),
        (b"MZ\x90\x00\x03\x00\x00\x00\x04", "a program"),
        (gzip.compress(b"Dam", mtime=0), "a compressed file"),
        (b"BZh91AY&SY\x00", "a compressed file"),
        (b"notes".ljust(257, b"\x00") + b"ustar\x0000", "a compressed file"),
    ],
)
def test_what_is_no_text_is_named(content: bytes, kind: str) -> None:
    assert kind_of(content) == kind
    assert kind_of(content + bytes(100_000)) == kind


def test_a_database_is_named() -> None:
    with sqlite3.connect(":memory:") as base:
        base.execute("create table dams (name)")
        content = base.serialize()
    base.close()
    assert kind_of(content) == "a database"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "BMW recalls 400 cars after a fire at Oss, the maker said on Tuesday.",
        "MZ Harn won the cup.\n\nThe club said so.",
        "ID3 is the name of the new bus.",
        "BZh is short for the union.",
        "RIFF over the dam at Oss",
        "PK Harn, the club, lost.",
        "GIF pictures are banned.",
        "<!doctype html><title>Dam</title>",
        "II* and MM are lots at the sale",
        RUSSIAN,
    ],
)
@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_text_is_not_taken_for_something_else(text: str, codec: str) -> None:
    assert kind_of(text.encode(codec)) is None
