"""The key by which two web addresses are seen to be the same page.

Requirements: a link shared from a phone, a newsletter or a search page is the page itself; two pages
    are never taken for one, since the same address is proof enough to put articles together.
How it works: scheme, `www.`, `m.` and `amp.`, the default port, a name and password, a closing slash,
    the place in a page and the parameters of TRACKERS go; AMP caches are unwrapped and AMP's own marks
    dropped; the other parameters stay, sorted, and so does the path of a page that a site keeps behind
    the # (`#/story/5`). What is percent-encoded is compared by its bytes, in whatever encoding they are.
    courlan's strict mode knows more trackers, but drops unknown parameters with them, and `?story=5` and
    `?story=6` are two articles.
Known failures: a page under two paths, or on two hosts of one publisher, has two keys; a parameter
    that a publisher invented for its own newsletter stays, and `ref` with a number in it.
Reading: AMP Project, "AMP Cache URL format"; WHATWG, "URL".
"""

from __future__ import annotations

import re
from urllib.parse import SplitResult, parse_qsl, quote, unquote, urlencode, urlsplit, urlunsplit

# Parameters that say where a reader came from; a trailing * stands for any ending.
TRACKERS = (
    "utm_*", "at_*", "mc_*", "ns_*", "pk_*", "hsa_*", "_hs*", "ito", "fbclid", "gclid", "dclid", "msclkid",
    "yclid", "igshid", "twclid", "ttclid", "mkt_tok", "cmpid", "ocid", "ref_src", "ref_url",
    "referrer", "smid", "smtyp", "sharedfrom", "spm", "xtor", "wt_mc", "taid", "guccounter",
    "guce_referrer", "guce_referrer_sig", "_ga", "_gl", "usqp", "amp_js_v", "amp_gsa", "outputtype", "amp",
)  # fmt: skip

TRACKERS_IN_WORDS = ("ref",)
"""Those that say it in words ("ref=newsletter"); with a number they are how some sites name an article."""

DEFAULT_PORTS = {"http": 80, "https": 443}

_TRACKER = re.compile("|".join(re.escape(name).replace(r"\*", ".*") for name in TRACKERS), re.IGNORECASE)
_HOST_FRONT = re.compile(r"^(?:(?:www\d?|m|mobile|amp)\.)+(?=[^.]+\.)")
_GOOGLE_AMP = re.compile(r"^/amp/(s/)?")
_CACHE_AMP = re.compile(r"^/[cvwi]/(s/)?")
_AMP_PATH = re.compile(r"/amp(?=/|$)|\.amp(?=(?:\.html?)?$)", re.IGNORECASE)
_DOTS = re.compile(r"/(?!\.\./)[^/]+/\.\.(?=/|$)")
_MAX_UNWRAPPED = 3
_AS_BYTES = "surrogateescape"


def url_key(url: str | None) -> str | None:
    """Give the key of an address, or None where it names no page of its own.

    None for anything but http and https, for addresses that cannot be read, and for a site's front
    page, which shows another story every hour.
    """
    parts = _unwrapped(_split(url or ""))
    if parts is None:
        return None
    host = _host(parts)
    path, query, route = _path(parts.path), _query(parts.query), _route(parts.fragment)
    if not host or not (path or query or route):
        return None
    return f"{host}{path}" + (f"?{query}" if query else "") + (f"#{route}" if route else "")


def _split(url: str) -> SplitResult | None:
    try:
        parts = urlsplit(url.strip())
        known = parts.scheme in DEFAULT_PORTS and parts.hostname and (parts.port or 1)
    except ValueError:
        return None
    return parts if known else None


def _unwrapped(parts: SplitResult | None) -> SplitResult | None:
    """Follow the address that an AMP cache carries in its path."""
    for _ in range(_MAX_UNWRAPPED):
        prefix = _cache_prefix(parts)
        if parts is None or prefix is None:
            return parts
        rest = urlunsplit(("", "", parts.path[prefix.end() :], parts.query, parts.fragment))
        parts = _split(f"http{'s' if prefix[1] else ''}://{rest}")
    return parts


def _cache_prefix(parts: SplitResult | None) -> re.Match[str] | None:
    if parts is None or not parts.hostname:
        return None
    if parts.hostname.endswith(".cdn.ampproject.org"):
        return _CACHE_AMP.match(parts.path)
    if re.fullmatch(r"(?:www\.)?google\.[a-z.]+", parts.hostname):
        return _GOOGLE_AMP.match(parts.path)
    return None


def _host(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    host = _ascii(_HOST_FRONT.sub("", host))
    port = parts.port
    return host if port in (None, DEFAULT_PORTS[parts.scheme]) else f"{host}:{port}"


def _ascii(host: str) -> str:
    try:
        return host.encode("idna").decode("ascii")
    except UnicodeError:
        return host


def _path(path: str) -> str:
    path = _AMP_PATH.sub("", re.sub(r"/{2,}", "/", path))
    while (shorter := _DOTS.sub("", path, count=1)) != path:
        path = shorter
    return _requoted(path)


def _route(fragment: str) -> str:
    """The page that a site shows by its fragment, if any; else that is a place in the page."""
    return _requoted(fragment) if fragment.startswith(("/", "!")) and fragment.strip("/!") else ""


def _requoted(path: str) -> str:
    """A path in one spelling; bytes that are not UTF-8 stay what they are."""
    return quote(unquote(path, errors=_AS_BYTES), safe="/:@!$&'()*+,;=~", errors=_AS_BYTES).rstrip("/")


def _query(query: str) -> str:
    given = parse_qsl(query, keep_blank_values=True, errors=_AS_BYTES)
    return urlencode(sorted(each for each in given if not _tracks(*each)), errors=_AS_BYTES)


def _tracks(name: str, value: str) -> bool:
    in_words = name.lower() in TRACKERS_IN_WORDS and not any(sign.isdigit() for sign in value)
    return in_words or _TRACKER.fullmatch(name) is not None
