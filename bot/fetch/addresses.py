"""Which network addresses are public, and so may be connected to on a stranger's word.

Requirements. A link comes from anybody, and this program runs inside somebody's network. No link may
reach that network: not the machine itself, its neighbours, a cloud's metadata address, nor a tunnel
that leads back to one of them.

How it works. An IPv4 address is public unless it lies in one of the ranges that IANA keeps for special
purposes, or is one cloud's fixed address for its own machines. An IPv6 address is public only inside the
global unicast block, less the special ranges in it; everything outside that block is refused without a
list. An IPv4 address inside an IPv6 one (::ffff:0:0/96) is judged as the IPv4 address that the system
will connect to. `ipaddress.is_global` is not used: of the 58 dangerous addresses in the tests it calls
about twenty public, multicast and translated ones among them, and its answer changes with Python.

Known failures. The machine's own public address is public; a service that listens there without a
firewall is within reach. A network that has only IPv6 with translation (NAT64) gives IPv4 pages under
64:ff9b::/96, and those are refused.

Reading. IANA's special-purpose address registries for IPv4 and IPv6; RFC 6890; RFC 4291; RFC 6052.
"""

from __future__ import annotations

from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network

Address = IPv4Address | IPv6Address

SPECIAL_V4 = tuple(
    map(
        IPv4Network,
        (
            "0.0.0.0/8",  # this network; 0.0.0.0 connects to the machine itself
            "10.0.0.0/8",  # private
            "100.64.0.0/10",  # shared behind a provider's translation, one cloud's metadata among it
            "127.0.0.0/8",  # the machine itself
            "169.254.0.0/16",  # link-local: most clouds' metadata
            "172.16.0.0/12",  # private
            "192.0.0.0/24",  # protocol assignments, one cloud's metadata among them
            "192.0.2.0/24",  # documentation
            "192.31.196.0/24",  # AS112
            "192.52.193.0/24",  # AMT relays
            "192.88.99.0/24",  # 6to4 relays
            "192.168.0.0/16",  # private
            "192.175.48.0/24",  # AS112
            "198.18.0.0/15",  # benchmarks
            "198.51.100.0/24",  # documentation
            "203.0.113.0/24",  # documentation
            "224.0.0.0/4",  # multicast
            "240.0.0.0/4",  # reserved
            "255.255.255.255/32",  # broadcast
            "168.63.129.16/32",  # not IANA's: a cloud's own service for its machines, in public space
        ),
    )
)
"""The IPv4 ranges that are not public."""

GLOBAL_V6 = IPv6Network("2000::/3")
"""The only IPv6 block in which addresses of the public internet are given out."""

SPECIAL_V6 = tuple(
    map(
        IPv6Network,
        (
            "2001::/23",  # protocol assignments: Teredo, ORCHID, benchmarks
            "2001:db8::/32",  # documentation
            "2002::/16",  # 6to4: holds any IPv4 address, private ones too
            "2620:4f:8000::/48",  # AS112
            "3fff::/20",  # documentation
        ),
    )
)
"""The IPv6 ranges inside the global block that are not public."""


def unmapped(address: Address) -> Address:
    """The IPv4 address inside an IPv4-mapped IPv6 one; any other address as it is."""
    if isinstance(address, IPv6Address) and address.scope_id is None and address.ipv4_mapped is not None:
        return address.ipv4_mapped
    return address


def is_public(address: Address) -> bool:
    """Tell whether an address belongs to the public internet."""
    settled = unmapped(address)
    if isinstance(settled, IPv4Address):
        return not any(settled in special for special in SPECIAL_V4)
    return (
        settled.scope_id is None
        and settled in GLOBAL_V6
        and not any(settled in special for special in SPECIAL_V6)
    )
