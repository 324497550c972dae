"""F01: which addresses are public."""

from __future__ import annotations

from ipaddress import IPv4Address, IPv6Address, ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.fetch.addresses import GLOBAL_V6, SPECIAL_V4, SPECIAL_V6, is_public, unmapped

# The machine, its neighbours, metadata services, multicast, and IPv6 forms that lead back to all of these.
DANGEROUS = [
    "0.0.0.0",  # noqa: S104 (an address to refuse, not to listen on)
    "0.1.2.3",
    "10.0.0.1",
    "10.255.255.255",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.1.2.3",
    "127.255.255.254",
    "169.254.0.1",
    "169.254.169.254",
    "169.254.170.2",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.1",
    "192.0.0.8",
    "192.0.0.192",
    "192.0.2.1",
    "192.31.196.1",
    "192.52.193.1",
    "192.88.99.1",
    "192.168.0.1",
    "192.168.255.255",
    "192.175.48.1",
    "198.18.0.1",
    "198.19.255.255",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "168.63.129.16",
    "::",
    "::1",
    "::127.0.0.1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:169.254.169.254",
    "::ffff:0:127.0.0.1",
    "64:ff9b::7f00:1",
    "64:ff9b::a9fe:a9fe",
    "64:ff9b::808:808",
    "64:ff9b:1::1",
    "100::1",
    "100:0:0:1::1",
    "2001::1",
    "2001:10::1",
    "2001:20::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a9fe:a9fe::",
    "3fff::1",
    "5f00::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
    "2620:4f:8000::1",
    "fe80::1%eth0",
    "2606:4700::1%1",
]

PUBLIC = [
    "1.1.1.1",
    "8.8.8.8",
    "93.184.216.34",
    "172.15.255.255",
    "172.32.0.0",
    "100.63.255.255",
    "2606:4700::1111",
    "2a00:1450::1",
    "2001:4860:4860::8888",
    "::ffff:8.8.8.8",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_f01_dangerous_addresses_are_not_public(text: str) -> None:
    assert not is_public(ip_address(text))


@pytest.mark.parametrize("text", PUBLIC)
def test_f01_ordinary_addresses_are_public(text: str) -> None:
    assert is_public(ip_address(text))


def test_f01_the_lists_are_as_long_as_the_requirement() -> None:
    assert len(set(DANGEROUS)) >= 58
    assert len(set(PUBLIC)) >= 9


@pytest.mark.parametrize("special", SPECIAL_V4, ids=str)
def test_f01_ipv4_ranges_are_closed_at_both_ends(special: object) -> None:
    network = next(known for known in SPECIAL_V4 if known == special)
    first, last = int(network.network_address), int(network.broadcast_address)
    assert not is_public(IPv4Address(first))
    assert not is_public(IPv4Address(last))
    for outside in (first - 1, last + 1):
        if 0 <= outside < 2**32:
            address = IPv4Address(outside)
            assert is_public(address) is not any(address in other for other in SPECIAL_V4)


# Just outside each range, written out: the test above would follow a wrong table.
@pytest.mark.parametrize(
    "text",
    [
        "1.0.0.0",
        "9.255.255.255",
        "11.0.0.0",
        "100.128.0.0",
        "126.255.255.255",
        "128.0.0.0",
        "169.253.255.255",
        "169.255.0.0",
        "191.255.255.255",
        "192.0.1.0",
        "192.0.1.255",
        "192.0.3.0",
        "192.31.195.255",
        "192.31.197.0",
        "192.52.192.255",
        "192.52.194.0",
        "192.88.98.255",
        "192.88.100.0",
        "192.167.255.255",
        "192.169.0.0",
        "192.175.47.255",
        "192.175.49.0",
        "198.17.255.255",
        "198.20.0.0",
        "198.51.99.255",
        "198.51.101.0",
        "203.0.112.255",
        "203.0.114.0",
        "223.255.255.255",
        "168.63.129.15",
        "168.63.129.17",
        "2000::",
        "2001:200::",
        "2001:db7:ffff:ffff:ffff:ffff:ffff:ffff",
        "2001:db9::",
        "2003::",
        "3ffe:ffff::",
        "3fff:1000::",
        "2620:4f:7fff::",
        "2620:4f:8001::",
    ],
)
def test_f01_the_neighbours_of_the_ranges_are_public(text: str) -> None:
    assert is_public(ip_address(text))


@pytest.mark.parametrize("text", ["1fff:ffff::", "4000::", "2002::", "2002:ffff:ffff::", "3fff:fff:ffff::"])
def test_f01_the_ends_of_the_ipv6_blocks_are_not_public(text: str) -> None:
    assert not is_public(ip_address(text))


@given(st.ip_addresses(v=6))
def test_nothing_outside_the_global_block_is_public(address: IPv6Address) -> None:
    settled = unmapped(address)
    if isinstance(settled, IPv6Address) and settled not in GLOBAL_V6:
        assert not is_public(address)


@given(st.ip_addresses(v=4))
def test_an_ipv4_address_is_judged_alike_inside_ipv6(address: IPv4Address) -> None:
    mapped = IPv6Address(f"::ffff:{address}")
    assert unmapped(mapped) == address
    assert is_public(mapped) is is_public(address)


@given(st.sampled_from(SPECIAL_V6), st.integers(min_value=0, max_value=2**80))
def test_no_address_of_a_special_ipv6_range_is_public(special: object, offset: int) -> None:
    network = next(known for known in SPECIAL_V6 if known == special)
    assert not is_public(network[offset % network.num_addresses])
