"""To whom does a host name belong?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wireroom.text.domains import ascii_host, registrable_domain


@given(st.text())
def test_any_text_has_a_domain_or_none_but_never_an_error(text):
    """Addresses come from feeds; none of them may stop us."""
    assert isinstance(registrable_domain(text), str)
    assert isinstance(registrable_domain(f"http://{text}/"), str)


@given(st.from_regex(r"[a-z]{1,8}(\.[a-z]{1,8}){0,4}", fullmatch=True))
def test_a_domain_is_its_own_domain(host):
    """Asking again about an answer changes nothing, and the answer is an ending of the host."""
    domain = registrable_domain(f"http://{host}/")
    assert registrable_domain(f"https://{domain}/") == domain
    assert host == domain or host.endswith("." + domain)


@pytest.mark.parametrize(
    ("url", "domain"),
    [
        ("https://www.gazette.com/a/b?c=d", "gazette.com"),
        ("https://www.gazette.example/", "www.gazette.example"),
        ("http://NEWS.Gazette.CO.UK./x", "gazette.co.uk"),
        ("https://gazette.co.uk:8443/", "gazette.co.uk"),
        ("http://one.github.io/", "one.github.io"),
        ("https://a.b.c.city.kawasaki.jp/", "city.kawasaki.jp"),
        ("https://nachrichten.münster.de/", "xn--mnster-3ya.de"),
        ("https://xn--mnster-3ya.de/", "xn--mnster-3ya.de"),
        ("https://a.b.公司.cn/", "b.xn--55qx5d.cn"),
        ("http://localhost:8080/", "localhost"),
        ("http://intranet/", "intranet"),
        ("http://127.0.1.5:8800/feed.xml", "127.0.1.5:8800"),
        ("http://127.0.1.5/feed.xml", "127.0.1.5"),
        ("https://127.0.1.5:443/", "127.0.1.5"),
        ("http://[::1]:8800/", "[::1]:8800"),
        ("http://[::1]/", "[::1]"),
        ("mailto:editor@gazette.example", ""),
        ("http://[", ""),
        ("http://x:99999/", ""),
        ("", ""),
    ],
)
def test_domains_of_known_shapes(url, domain):
    assert registrable_domain(url) == domain


def test_a_name_that_cannot_be_written_is_an_error():
    with pytest.raises(ValueError, match="no host name"):
        ascii_host("\u2488.example\u0378")
