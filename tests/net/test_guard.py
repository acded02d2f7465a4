"""Which addresses may be reached? (S2, S3, S7)"""

import ipaddress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.errors import ConfigError
from wireroom.net.guard import REFUSED_V4, Allowance, RefusalError, is_public, may_dial, read_place, without_secrets

IPv4, IPv6 = ipaddress.IPv4Address, ipaddress.IPv6Address


def refused_v4():
    """Addresses in the refused blocks, each block as likely as any other."""
    return st.sampled_from(REFUSED_V4).flatmap(
        lambda block: st.integers(int(block.network_address), int(block.broadcast_address)).map(IPv4)
    )


@given(refused_v4())
def test_s3_no_address_of_a_special_block_is_public(address):
    assert not is_public(address)
    assert not may_dial(address, 443)


@given(st.one_of(st.ip_addresses(v=4), st.ip_addresses(v=6)))
def test_s3_what_we_call_public_the_standard_library_calls_global_too(address):
    """The library's own table is looser than ours, so ours must lie inside it."""
    assert not is_public(address) or address.is_global


@pytest.mark.parametrize(
    "form",
    ["::ffff:{}", "::{}", "::ffff:0:{}", "64:ff9b::{}", "64:ff9b:1::{}", "2002:{x}::1", "2001:0:{x}::1", "fec0::{}"],
)
@given(address=st.ip_addresses(v=4))
def test_s3_no_ipv4_address_passes_in_the_clothes_of_ipv6(form, address):
    """Not even a public one: there is no need for it."""
    groups = f"{int(address) >> 16:x}:{int(address) & 0xFFFF:x}"
    assert not is_public(IPv6(form.format(address, x=groups)))


@pytest.mark.parametrize("block", REFUSED_V4, ids=str)
def test_s3_blocks_end_where_they_end(block):
    """The neighbours of a block are public unless another block begins there."""
    for address in (int(block.network_address) - 1, int(block.broadcast_address) + 1):
        if 0 <= address < 2**32:
            neighbour = IPv4(address)
            assert is_public(neighbour) == (not any(neighbour in other for other in REFUSED_V4))


@pytest.mark.parametrize(
    "text",
    ["fe80::1", "fe80::1%eth0", "2600::1%eth0", "ff02::1", "fc00::1", "::", "::1", "2001:db8::1", "3fff::1", "2002::1",
     "4000::1", "1fff::1", "5f00::1", "168.63.129.16", "100.100.100.200", "192.0.0.192", "169.254.169.254"],
)  # fmt: skip
def test_s3_known_traps_are_refused(text):
    assert not is_public(ipaddress.ip_address(text))


@pytest.mark.parametrize("text", ["1.1.1.1", "93.184.215.14", "2606:4700::1111", "2a00:1450:4001:80b::200e"])
def test_s3_ordinary_hosts_are_public(text):
    assert is_public(ipaddress.ip_address(text))


@given(st.text(max_size=60))
def test_s2_any_text_is_read_or_refused(text):
    """Never anything else, whatever a feed writes in place of an address."""
    for url in (text, f"http://{text}", f"https://gazette.example/{text}"):
        try:
            place = read_place(url)
        except RefusalError:
            continue
        assert place.text.isascii()
        assert place.text.isprintable()
        assert " " not in place.text
        assert read_place(place.text) == place, "what is sent reads as itself"


SPELLINGS = [
    "0177.0.0.1", "0x7f.0.0.1", "0x7f.1", "127.1", "127.0.1", "2130706433", "017700000001", "0x7f000001", "0", "0x",
    "1.1.1", "1.1.1.1.", "01.1.1.1", "1.1.1.256", "1.1.1.1.1", "①②⑦.⓪.⓪.①", "１.1.1.1", "1。1。1。1", "1｡1｡1｡1",
    "ｅxample.com", "exam\u00adple.com", "ℯxample.com", "gazette.example.", ".gazette.example", "gazette..example",
    "-gazette.example", "gaz ette.example", "gaz%65tte.example", "gazette.example%00", "[::1", "::1]", "[::1%25eth0]",
    "[fe80::1%eth0]", "[0:0:0:0:0:0:0:1]", "[2606:4700:0::1111]", "[::ffff:1.1.1.1]", "[1.1.1.1]", "[]", "",
    "a" * 64 + ".example", "xn--.example" + "\u0378", "<host>", "${NAME}", "gazette.example:80:80", "gazette\\.example",
]  # fmt: skip


@pytest.mark.parametrize("host", SPELLINGS)
@pytest.mark.parametrize("scheme", ["http", "https"])
def test_s2_hosts_that_are_not_plainly_written_are_refused(scheme, host):
    """Readers of addresses disagree on these, so nobody is asked to read them."""
    with pytest.raises(RefusalError):
        read_place(f"{scheme}://{host}/feed")


SCHEMES = (
    "ftp file gopher dict data javascript jar ldap tftp sftp smb ssh telnet ws wss mailto news nntp netdoc php phar "
    "expect zip view-source feed about blob cid mid tel sms urn magnet git svn rtsp rmi vbscript httpx http+unix"
).split()


@pytest.mark.parametrize("scheme", SCHEMES)
def test_s2_other_schemes_are_refused(scheme):
    for form in ("{}://gazette.example/", "{}:gazette.example", "{}:http://gazette.example/"):
        with pytest.raises(RefusalError):
            read_place(form.format(scheme))


PORTS = [0, 1, 21, 22, 23, 25, 53, 81, 110, 111, 135, 139, 143, 444, 445, 1433, 2375, 3306, 5432, 5900, 5984, 6379,
         8000, 8080, 8443, 9200, 10250, 11211, 27017, 65535, 65536]  # fmt: skip


@pytest.mark.parametrize("port", PORTS)
def test_s2_other_ports_are_refused(port):
    with pytest.raises(RefusalError, match="ports"):
        read_place(f"http://gazette.example:{port}/")


@pytest.mark.parametrize(
    "url",
    ["http://editor@gazette.example/", "http://editor:secret@gazette.example/", "http://@gazette.example/",
     "http://gazette.example@1.1.1.1/", "http://1.1.1.1\\@gazette.example/", "http:\\\\gazette.example/",
     "http:/gazette.example", "http:///gazette.example", "http:gazette.example", "//gazette.example", "gazette.example",
     "http://gaz\tette.example/", "http://gazette.example/a\nb", "http://gazette.example/\x00", "http://gazette.example\x7f/",
     "http://gazette.example/\u00a0", "http://gazette.example/\u2028", "http://gazette.example/\ud800",
     "http://gazette.example/" + "a" * 2048],
)  # fmt: skip
def test_s2_addresses_that_can_be_read_in_two_ways_are_refused(url):
    with pytest.raises(RefusalError):
        read_place(url)


@pytest.mark.parametrize(
    ("url", "sent"),
    [
        ("http://gazette.example", "http://gazette.example/"),
        ("HTTPS://Gazette.Example:443/A?b=C#d", "https://gazette.example/A?b=C"),
        ("http://gazette.example:443/", "http://gazette.example:443/"),
        (" http://gazette.example/a b ", "http://gazette.example/a%20b"),
        ("http://gazette.example?x=1", "http://gazette.example/?x=1"),
        ("http://gazette.example/ü?ö=%C3%A4", "http://gazette.example/%C3%BC?%C3%B6=%C3%A4"),
        ("http://gazette.example/%7Euser/a+b,c;d=(e)!*'", "http://gazette.example/%7Euser/a+b,c;d=(e)!*'"),
        ("http://gazette.example/a?sig=%2B%2f=&x={y}|z", "http://gazette.example/a?sig=%2B%2f=&x=%7By%7D%7Cz"),
        ("http://gazette.example/\udce4", "http://gazette.example/%E4"),
        ("http://gazette.example/خبر\u200cها", "http://gazette.example/%D8%AE%D8%A8%D8%B1%E2%80%8C%D9%87%D8%A7"),
        ("http://nachrichten.münster.example/", "http://nachrichten.xn--mnster-3ya.example/"),
        ("http://MÜNSTER.example/", "http://xn--mnster-3ya.example/"),
        ("http://日報.example/", "http://xn--olst23a.example/"),
        ("http://under_score.gazette.example/", "http://under_score.gazette.example/"),
        ("http://1.1.1.1/", "http://1.1.1.1/"),
        ("http://[2606:4700::1111]/", "http://[2606:4700::1111]/"),
        ("http://3.gazette.example/", "http://3.gazette.example/"),
    ],
)
def test_s2_ordinary_addresses_go_out_in_one_spelling(url, sent):
    """What the publisher has encoded stays as it is; what must be encoded is; the fragment stays at home."""
    assert read_place(url).text == sent


def test_s7_the_allow_list_opens_a_block_and_its_ports_and_nothing_else():
    allow = (Allowance.parse("127.0.0.0/8:8800-8899"), Allowance.parse("::1/128:80"))
    assert may_dial(IPv4("127.1.2.3"), 8850, allow)
    assert may_dial(IPv6("::1"), 80, allow)
    assert not may_dial(IPv4("127.1.2.3"), 80, allow)
    assert not may_dial(IPv4("10.0.0.1"), 8850, allow)
    assert not may_dial(IPv4("1.1.1.1"), 8850, allow), "an opened port is not opened elsewhere"
    assert not may_dial(IPv6("::ffff:127.0.0.1"), 8850, allow)
    assert read_place("http://127.0.0.1:8800/", allow).text == "http://127.0.0.1:8800/"
    with pytest.raises(RefusalError):
        read_place("http://127.0.0.1/", allow)
    with pytest.raises(RefusalError):
        read_place("http://1.1.1.1:8800/", allow)


@pytest.mark.parametrize(
    "text", ["", "127.0.0.0/8", "127.0.0.1/8:80", "127.0.0.0/8:x", "host:80", "10.0.0.0/8:9-8", "10.0.0.0/8:0"]
)
def test_s7_an_allowance_that_cannot_be_read_says_its_form(text):
    with pytest.raises(ConfigError):
        Allowance.parse(text)


@pytest.mark.parametrize(
    ("url", "shown"),
    [
        ("http://editor:secret@gazette.example/a@b", "http://gazette.example/a@b"),
        ("http://gazette.example/a@b?c@d", "http://gazette.example/a@b?c@d"),
        ("editor:secret@gazette.example", "gazette.example"),
        ("http://gazette.example/\x1b[31m", "http://gazette.example/\ufffd[31m"),
    ],
)
def test_s39_an_address_is_shown_without_its_password(url, shown):
    assert without_secrets(url) == shown
