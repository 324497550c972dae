"""The names of the encodings that are read, each with Python's codec for it.

The web's own list (WHATWG, Encoding Standard, section 4.2), rare aliases left out, with three common
misspellings of UTF-8. What is not on it is not read: Python also knows punycode, whose decoding takes time
that grows with the square of the length, and UTF-7, which hides markup.
"""

from __future__ import annotations

CODECS = {
    label: codec
    for codec, labels in {
        "utf-8": "utf-8 utf8 utf_8 utf8mb4 utf-8-sig unicode-1-1-utf-8",
        "utf-16-le": "utf-16 utf-16le unicode ucs-2 csunicode iso-10646-ucs-2",
        "utf-16-be": "utf-16be",
        "cp1250": "windows-1250 cp1250 x-cp1250",
        "cp1251": "windows-1251 cp1251 x-cp1251 win-1251",
        "cp1252": "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 latin-1 l1 ascii"
        " us-ascii",
        "cp1253": "windows-1253 cp1253 x-cp1253",
        "cp1254": "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso_8859-9 latin5 l5",
        "cp1255": "windows-1255 cp1255 x-cp1255",
        "cp1256": "windows-1256 cp1256 x-cp1256",
        "cp1257": "windows-1257 cp1257 x-cp1257",
        "cp1258": "windows-1258 cp1258 x-cp1258",
        "cp874": "windows-874 iso-8859-11 iso8859-11 tis-620 dos-874",
        "cp866": "ibm866 cp866 866",
        "iso8859-2": "iso-8859-2 iso8859-2 iso_8859-2 latin2 l2",
        "iso8859-3": "iso-8859-3 iso8859-3 iso_8859-3 latin3 l3",
        "iso8859-4": "iso-8859-4 iso8859-4 iso_8859-4 latin4 l4",
        "iso8859-5": "iso-8859-5 iso8859-5 iso_8859-5 cyrillic",
        "iso8859-6": "iso-8859-6 iso8859-6 iso_8859-6 arabic",
        "iso8859-7": "iso-8859-7 iso8859-7 iso_8859-7 greek greek8",
        "iso8859-8": "iso-8859-8 iso8859-8 iso_8859-8 hebrew visual iso-8859-8-i logical",
        "iso8859-10": "iso-8859-10 iso8859-10 latin6 l6",
        "iso8859-13": "iso-8859-13 iso8859-13",
        "iso8859-14": "iso-8859-14 iso8859-14",
        "iso8859-15": "iso-8859-15 iso8859-15 iso_8859-15 latin9 l9",
        "iso8859-16": "iso-8859-16 iso8859-16",
        "koi8-r": "koi8-r koi8 koi8_r koi",
        "koi8-u": "koi8-u koi8-ru",
        "mac-roman": "macintosh mac x-mac-roman",
        "mac-cyrillic": "x-mac-cyrillic x-mac-ukrainian",
        "gb18030": "gb18030 gbk x-gbk gb2312 gb_2312 gb_2312-80 chinese",
        "big5hkscs": "big5 big5-hkscs cn-big5 x-x-big5",
        "euc-jp": "euc-jp x-euc-jp",
        "iso2022-jp": "iso-2022-jp csiso2022jp",
        "cp932": "shift_jis shift-jis sjis x-sjis ms_kanji ms932 windows-31j",
        "cp949": "euc-kr euckr ks_c_5601-1987 ksc5601 ksc_5601 korean windows-949",
    }.items()
    for label in labels.split()
}
"""Lower-case label to codec."""
