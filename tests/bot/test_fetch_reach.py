"""F02, F03, F04, F08: no link, name, redirect or setting leads anywhere but to an allowed address."""

from __future__ import annotations

import asyncio
import time

import pytest

from bot.errors import AddressBlocked, Unreachable, UrlRefused
from bot.fetch import Fetcher, FetchPolicy
from bot.fetch.addresses import Address
from bot.fetch.resolve import system_resolve
from summarizers.errors import InputError
from tests.bot.loopback_web import CANARY, INTERNET, Web, internet, names, page, policy, redirect, serve

# Ways to write 127.0.0.2 that some reader of links takes for it.
SPELLINGS = [
    "127.0.0.2",
    "127.2",
    "127.0.2",
    "2130706434",
    "017700000002",
    "0177.0.0.2",
    "00000177.0.0.2",
    "0x7f000002",
    "0x7f.0.0.2",
    "0x7f.0x0.0x0.0x2",
    "127。0。0。2",
    "１２７.０.０.２",
    "①②⑦.⓪.⓪.②",
    "[::ffff:127.0.0.2]",
    "[::ffff:7f00:2]",
    "[0:0:0:0:0:ffff:7f00:2]",
    "127.0.0.2.",
    "%31%32%37.0.0.2",
    "canary.test",
    "CANARY.TEST.",
]

# Links that two readers take apart differently.
CONFUSING = [
    "http://story.test@127.0.0.2:{port}/",
    "http://127.0.0.2:{port}\\@story.test:{port}/",
    "http://story.test:{port}\\@127.0.0.2:{port}/",
    "http://story.test:{port}@127.0.0.2:{port}/",
    "http:\\\\127.0.0.2:{port}/",
    "http:/127.0.0.2:{port}/",
    "http:127.0.0.2:{port}/",
    "http:///127.0.0.2:{port}/",
    "//127.0.0.2:{port}/",
    "///127.0.0.2:{port}/",
    "\thttp://127.0.0.2:{port}/",
    "ht\ntp://127.0.0.2:{port}/",
    "http://127.0.0.2\t:{port}/",
    "http://story.test\x00.127.0.0.2:{port}/",
    "http://127.0.0.2:{port}#@story.test/",
    "http://127.0.0.2:{port}?@story.test/",
    "http://story.test℀@127.0.0.2:{port}/",
    "http://127.0.0.2:{port}／.story.test/",
    "http://[127.0.0.2]:{port}/",
    "http://[::1%25lo]:{port}/",
    "http://127.0.0.2 :{port}/",
    "http://story.test, 127.0.0.2:{port}/",
]

OTHER_SCHEMES = [
    "file:///etc/hosts",
    "file://127.0.0.2/etc/hosts",
    "gopher://127.0.0.2:{port}/_GET",
    "ftp://127.0.0.2:{port}/",
    "data:text/html,<p>hello</p>",
    "javascript:alert(1)",
    "ws://127.0.0.2:{port}/",
    "dict://127.0.0.2:{port}/d",
    "HTTP+unix://127.0.0.2:{port}/",
]


def hostile_links(port: int) -> list[str]:
    spelt = [f"http://{host}:{port}/" for host in SPELLINGS]
    return spelt + [link.format(port=port) for link in CONFUSING + OTHER_SCHEMES]


async def blocked(web: Web, url: str, rules: FetchPolicy | None = None) -> InputError:
    async with Fetcher(rules or policy(web)) as fetcher:
        with pytest.raises(InputError) as caught:
            await fetcher.fetch(url)
    return caught.value


async def test_f02_no_hostile_link_reaches_the_canary() -> None:
    async with internet({"/": page()}) as (web, canary), Fetcher(policy(web)) as fetcher:
        for link in hostile_links(web.port):
            try:
                await fetcher.fetch(link)
            except (UrlRefused, AddressBlocked, Unreachable):
                continue
            # What is fetched at all came from where the link, read by the letter, says.
            assert web.connections == 1, link
        assert canary.connections == 0


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
async def test_f02_no_redirect_to_a_hostile_link_reaches_the_canary(status: int) -> None:
    async with serve({}) as reserved:
        port = reserved.port
    links = [link for link in hostile_links(port) if link.isascii() and link.isprintable()]
    moves = links + [link.removeprefix("http:") for link in links if link.startswith("http://")]
    routes = {f"/{number}": redirect(link, status) for number, link in enumerate(moves)}
    async with serve(routes, port=port) as web, serve({}, CANARY, port) as canary:
        async with Fetcher(policy(web)) as fetcher:
            for number in range(len(moves)):
                with pytest.raises(InputError):
                    await fetcher.fetch(web.url(f"/{number}"))
        assert web.connections >= len(moves) > 60
        assert canary.connections == 0


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "10.0.0.1", "0"])
async def test_the_usual_policy_reaches_nothing_local(host: str) -> None:
    async with serve({"/": page()}) as web:
        rules = FetchPolicy(ports=frozenset({web.port}))
        assert isinstance(await blocked(web, web.url(host=host), rules), AddressBlocked | UrlRefused)
        assert web.connections == 0


async def test_the_usual_policy_opens_the_webs_two_ports_only() -> None:
    assert FetchPolicy().ports == {80, 443}
    async with serve({"/": page()}) as web:
        assert isinstance(await blocked(web, web.url(), FetchPolicy()), UrlRefused)
        assert web.connections == 0


@pytest.mark.parametrize(
    "answers",
    [
        [INTERNET, CANARY],
        [CANARY, INTERNET],
        [INTERNET, "::1"],
        [INTERNET, "::ffff:127.0.0.2"],
        [INTERNET] * 50 + [CANARY],
    ],
    ids=["bad last", "bad first", "bad in IPv6", "bad mapped", "many"],
)
async def test_f03_one_bad_answer_blocks_all(answers: list[str]) -> None:
    async with internet({"/": page()}) as (web, canary):
        problem = await blocked(web, web.url(), policy(web, names(story_test=[answers])))
        assert isinstance(problem, AddressBlocked)
        assert (web.connections, canary.connections) == (0, 0)


async def test_f03_a_name_that_moves_after_the_check_is_not_followed() -> None:
    async with internet({"/": page()}) as (web, canary):
        async with Fetcher(policy(web, names(story_test=[[INTERNET], [CANARY]]))) as fetcher:
            assert (await fetcher.fetch(web.url())).url == web.url()
            with pytest.raises(AddressBlocked):
                await fetcher.fetch(web.url())
        assert (web.connections, canary.connections) == (1, 0)


async def test_f03_a_name_is_looked_up_again_for_each_redirect() -> None:
    async with internet({"/": redirect("/again"), "/again": page()}) as (web, canary):
        rules = policy(web, names(story_test=[[INTERNET], [CANARY]]))
        assert isinstance(await blocked(web, web.url(), rules), AddressBlocked)
        assert (web.connections, canary.connections) == (1, 0)


async def test_f03_a_mapped_address_is_connected_to_as_what_it_is() -> None:
    resolve = names(story_test=[["::ffff:127.0.0.1"]])
    async with internet({"/": page()}) as (web, _), Fetcher(policy(web, resolve)) as fetcher:
        assert (await fetcher.fetch(web.url())).url == web.url()


async def test_a_second_address_is_tried_where_the_first_does_not_answer() -> None:
    async with internet({"/": page()}) as (web, _):
        rules = FetchPolicy(
            allowed=lambda address: True,
            ports=frozenset({web.port}),
            resolve=names(story_test=[["127.0.0.3", INTERNET]]),
        )
        async with Fetcher(rules) as fetcher:
            assert (await fetcher.fetch(web.url())).url == web.url()


@pytest.mark.parametrize("answers", [[], None], ids=["no address", "no such name"])
async def test_f03_a_name_without_an_address_cannot_be_found(answers: list[str] | None) -> None:
    async with internet({}) as (web, _):
        resolve = names() if answers is None else names(story_test=[answers])
        problem = await blocked(web, web.url(), policy(web, resolve))
        assert isinstance(problem, Unreachable)
        assert "cannot be found" in str(problem)


async def test_f03_a_look_up_that_hangs_is_given_up() -> None:
    async def hang(host: str, port: int) -> list[Address]:
        await asyncio.Event().wait()
        return []

    async with internet({}) as (web, _):
        began = time.monotonic()
        problem = await blocked(web, web.url(), policy(web, hang, dns_seconds=0.1))
        assert isinstance(problem, Unreachable)
        assert time.monotonic() - began < 0.6


async def test_the_systems_resolver_knows_the_machine_by_its_name() -> None:
    assert set(map(str, await system_resolve("localhost", 80))) & {"127.0.0.1", "::1"}


async def test_the_systems_resolver_says_that_a_name_is_unknown() -> None:
    with pytest.raises(OSError, match=r".+"):
        await asyncio.wait_for(system_resolve("a..b", 80), 2)


@pytest.mark.parametrize("lower", [False, True])
async def test_f04_proxies_of_the_environment_are_not_asked(
    monkeypatch: pytest.MonkeyPatch, lower: bool
) -> None:
    async with internet({"/": page()}) as (web, canary):
        for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
            monkeypatch.setenv(name.lower() if lower else name, f"http://{CANARY}:{web.port}")
        monkeypatch.setenv("NO_PROXY", "")
        async with Fetcher(policy(web)) as fetcher:
            assert (await fetcher.fetch(web.url())).url == web.url()
        assert (web.connections, canary.connections) == (1, 0)


@pytest.mark.parametrize(
    ("routes", "most"),
    [
        ({"/": redirect("/")}, 6),
        ({"/": redirect("/b"), "/b": redirect("/")}, 6),
        ({"/": redirect("/?again")}, 6),
        ({f"/{'abcdef'[:n]}": redirect(f"/{'abcdef'[: n + 1]}") for n in range(6)} | {"/abcdef": page()}, 6),
    ],
    ids=["itself", "two", "with a query", "six hops"],
)
async def test_f08_redirects_end_after_five(routes: dict[str, bytes], most: int) -> None:
    async with internet(routes) as (web, _):
        problem = await blocked(web, web.url())
        assert isinstance(problem, Unreachable)
        assert "more than 5 times" in str(problem)
        assert web.connections == most


async def test_f08_five_redirects_are_followed() -> None:
    routes = {f"/{'abcde'[:n]}": redirect(f"/{'abcde'[: n + 1]}") for n in range(5)} | {"/abcde": page()}
    async with internet(routes) as (web, _), Fetcher(policy(web)) as fetcher:
        assert (await fetcher.fetch(web.url())).url == web.url("/abcde")


@pytest.mark.parametrize("answer", [page(b"", status="302 Moved"), redirect("")], ids=["missing", "empty"])
async def test_f08_a_redirect_to_nowhere_is_told(answer: bytes) -> None:
    async with internet({"/": answer}) as (web, _):
        problem = await blocked(web, web.url())
        assert isinstance(problem, Unreachable)
        assert "without saying which" in str(problem)


@pytest.mark.parametrize("location", ["/stra\u00dfe", "/a b", "/x\\y"])
async def test_f08_a_careless_redirect_is_followed(location: str) -> None:
    async with internet({"/": redirect(location)}) as (web, _):
        assert "does not exist" in str(await blocked(web, web.url()))
        assert web.connections == 2


async def test_f08_a_redirect_cannot_add_headers() -> None:
    async with internet({"/": redirect("/a%0d%0aX-Evil:%20yes")}) as (web, _):
        await blocked(web, web.url())
        assert b"x-evil" not in web.heads[1].lower().split(b"\r\n", 1)[1]


async def secure_problem(answer: bytes) -> tuple[InputError, bytes]:
    """What a secure link to a server with a plain answer ends in, and how it was greeted."""
    greetings: list[bytes] = []

    async def greet(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        greetings.append(await reader.read(4096))
        writer.write(answer)
        writer.close()

    server = await asyncio.start_server(greet, INTERNET, 0)
    port = server.sockets[0].getsockname()[1]
    async with server:
        return await blocked(Web(port), f"https://story.test:{port}/"), greetings[0]


async def test_a_secure_link_is_checked_for_the_name_and_sent_to_the_address() -> None:
    problem, greeting = await secure_problem(b"")
    assert isinstance(problem, Unreachable)
    assert b"story.test" in greeting


async def test_a_plain_server_behind_a_secure_link_is_told() -> None:
    problem, _ = await secure_problem(b"HTTP/1.1 400 Bad Request\r\n\r\n")
    assert isinstance(problem, Unreachable)
    assert "securely" in str(problem)
