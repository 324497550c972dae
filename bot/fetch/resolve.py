"""Looking a name up with the system's resolver, in a way that can be given up."""

from __future__ import annotations

import asyncio
import socket
import threading
from contextlib import suppress
from ipaddress import ip_address

from bot.fetch.addresses import Address


async def system_resolve(host: str, port: int) -> list[Address]:
    """Every address the system's resolver gives for a name, in its order; raises OSError.

    `loop.getaddrinfo` borrows a thread of the loop's pool, and that cannot be given up: a name server
    that hangs holds the thread, six of them stop all other work of the pool, and the program cannot end
    before they return. So each look-up has a thread of its own that the program does not wait for.
    """
    loop = asyncio.get_running_loop()
    answer: asyncio.Future[list[Address]] = loop.create_future()

    def settle(addresses: list[Address] | None, error: OSError | None) -> None:
        if answer.done():  # given up
            return
        if error is not None:
            answer.set_exception(error)
        else:
            answer.set_result(addresses or [])

    def look_up() -> None:
        addresses, problem = None, None
        try:
            addresses = _addresses(host, port)
        except OSError as error:
            problem = error
        except ValueError as error:  # a name that no name server could be asked for, such as "a..b"
            problem = OSError(str(error))
        with suppress(RuntimeError):  # the loop has ended meanwhile
            loop.call_soon_threadsafe(settle, addresses, problem)

    threading.Thread(target=look_up, name="look-up", daemon=True).start()
    return await answer


def _addresses(host: str, port: int) -> list[Address]:
    answers = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, proto=socket.IPPROTO_TCP)
    internet = {socket.AF_INET, socket.AF_INET6}
    texts = [str(sockaddr[0]) for family, _, _, _, sockaddr in answers if family in internet]
    return [ip_address(text) for text in dict.fromkeys(texts)]
