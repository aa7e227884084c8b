"""What becomes of links: alive, gone, an error page in disguise, a host that blocks programs, or no answer."""

import socket
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
import requests

from claimcheck.config import LinksConfig
from claimcheck.links import check_links
from claimcheck.links.failing import failed
from claimcheck.links.judging import judge_response
from claimcheck.links.response import Response
from claimcheck.model.evidence import LinkStatus
from tests.links.conftest import Site

CONFIG = LinksConfig(allow_private=True, timeout=10, delay=0)
HASTY = replace(CONFIG, timeout=0.5)


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/article", LinkStatus.OK, 200),
        ("/moved", LinkStatus.OK, 200),
        ("/no-head", LinkStatus.OK, 200),
        ("/head-hangs", LinkStatus.OK, 200),
        ("/busy-once", LinkStatus.OK, 200),
        ("/paper.pdf", LinkStatus.OK, 200),
        ("/endless-redirect", LinkStatus.OK, 200),
        ("/big", LinkStatus.OK, 200),
        ("/soft", LinkStatus.SOFT_404, 200),
        ("/to-login", LinkStatus.BLOCKED, 200),
        ("/to-file", LinkStatus.REFUSED, None),
        ("/to-script", LinkStatus.REFUSED, None),
        ("/to-user", LinkStatus.REFUSED, None),
        ("/to-nowhere", LinkStatus.REFUSED, None),
        ("/study-on-404-errors", LinkStatus.OK, 200),
        ("/nowhere", LinkStatus.DEAD, 404),
        ("/gone", LinkStatus.DEAD, 410),
        ("/blocked", LinkStatus.BLOCKED, 403),
        ("/busy", LinkStatus.BLOCKED, 429),
        ("/login", LinkStatus.BLOCKED, 401),
        ("/broken", LinkStatus.UNREACHABLE, 500),
        ("/sent-on", LinkStatus.DEAD, 410),
        ("/sent-round", LinkStatus.OK, 200),
        ("/shown-anew", LinkStatus.OK, 200),
        ("/sent-on-without-script", LinkStatus.OK, 200),
        ("/old/deep/page", LinkStatus.SOFT_404, 200),
        ("/lost", LinkStatus.SOFT_404, 200),
        ("/loop", LinkStatus.UNREACHABLE, None),
        ("/cut", LinkStatus.UNREACHABLE, None),
    ],
)
def test_each_answer_has_its_status(site: Site, path: str, status: LinkStatus, code: int | None) -> None:
    url = site.base + path
    link = check_links([url], replace(CONFIG, timeout=1.6) if path == "/head-hangs" else CONFIG)[url]
    assert (link.status, link.code) == (status, code)
    assert link.reason or status is LinkStatus.OK


def test_a_page_that_says_not_found_is_a_soft_404_once_looked_at(site: Site) -> None:
    url = f"{site.base}/moved-soft"
    assert check_links([url], CONFIG)[url].status is LinkStatus.SOFT_404


def test_redirects_are_shown(site: Site) -> None:
    url = f"{site.base}/moved"
    assert check_links([url], CONFIG)[url].final_url == f"{site.base}/article"


def test_a_redirect_is_remarked(site: Site) -> None:
    urls = [f"{site.base}/moved", f"{site.base}/article"]
    assert [link.reason for link in check_links(urls, CONFIG).values()] == ["redirected", ""]


@pytest.mark.parametrize(
    ("asked", "got", "remark"),
    [
        ("http://example.org/a", "https://www.example.org/a/", "the page has moved to https"),
        ("http://example.org/a", "https://example.org/b", "redirected"),
        ("https://example.org/a#x", "https://example.org/a", ""),
    ],
)
def test_https_is_noted(asked: str, got: str, remark: str) -> None:
    assert judge_response(Response(asked, got, 200)).reason == remark


@pytest.mark.parametrize(
    ("address", "lost"),
    [
        ("/places#results", None),
        ("/places#method", None),
        ("/places#discussion", "discussion"),
        ("/places#top", None),
        ("/places#:~:text=Sleep", None),
        ("/places#/route", None),
        ("/filled-later#results", None),
        ("/big#results", None),
        ("/moved#results", None),
    ],
)
def test_places_inside_a_page_are_looked_for(site: Site, address: str, lost: str | None) -> None:
    link = check_links([site.base + address], CONFIG)[site.base + address]
    assert (link.status, link.lost_anchor) == (LinkStatus.OK, lost)


def test_each_address_is_asked_once(site: Site) -> None:
    url = f"{site.base}/article"
    assert list(check_links([url, url, url], CONFIG)) == [url]
    assert site.requests == [("HEAD", "/article"), ("GET", "/article")]


def test_one_host_gets_few_requests_at_once(site: Site) -> None:
    urls = [f"{site.base}/slow{number}" for number in range(12)]
    check_links(urls, CONFIG)
    assert len(site.requests) == 24
    assert 1 <= site.most_at_once <= CONFIG.per_host


def test_what_is_no_page_is_settled_by_head(site: Site) -> None:
    check_links([f"{site.base}/paper.pdf"], CONFIG)
    assert site.requests == [("HEAD", "/paper.pdf")]


def test_requests_to_one_host_are_apart(site: Site) -> None:
    check_links([f"{site.base}/{name}" for name in ("article", "moved", "places")], replace(CONFIG, delay=0.1))
    assert len(site.times) == 8
    assert min(after - before for before, after in pairwise(sorted(site.times))) > 0.05


def test_an_answer_that_never_ends_is_given_up(site: Site) -> None:
    link = check_links([f"{site.base}/drip"], HASTY)[f"{site.base}/drip"]
    assert (link.status, link.reason) == (LinkStatus.UNREACHABLE, "no answer in time")


def test_credentials_kept_on_this_machine_stay_there(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "netrc").write_text("machine 127.0.0.1 login someone password secret\n", encoding="utf-8")
    monkeypatch.setenv("NETRC", str(tmp_path / "netrc"))
    check_links([f"{site.base}/article"], CONFIG)
    assert site.headers
    assert not [headers for headers in site.headers if "Authorization" in headers]


@pytest.mark.parametrize(
    "host",
    [
        "127.0.0.1",
        "localhost",
        "127.1",
        "2130706433",
        "0x7f000001",
        "0177.0.0.1",
        "0.0.0.0",  # noqa: S104  asked, not listened on
        "[::1]",
        "[::]",
        "[::ffff:127.0.0.1]",
        "[64:ff9b::7f00:1]",
        "10.1.2.3",
        "192.168.0.1",
        "169.254.169.254",
        "100.64.0.1",
        "[fe80::1]",
        "[fd00::1]",
        "example.org@127.0.0.1",
    ],
)
def test_private_addresses_are_not_asked_unless_allowed(
    site: Site, host: str, capfd: pytest.CaptureFixture[str]
) -> None:
    url = f"http://{host}:{site.base.rsplit(':', 1)[1]}/article"
    assert check_links([url], LinksConfig(timeout=2))[url].status is LinkStatus.REFUSED
    assert site.requests == []
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize(
    "url", ["ftp://example.org/x", "javascript:alert(1)", "file:///etc/passwd", "http://", "http://[::1/x", "//x"]
)
def test_what_is_no_web_address_is_not_asked(url: str) -> None:
    assert check_links([url], CONFIG)[url].status is LinkStatus.REFUSED


def test_a_refused_connection_is_no_verdict_on_the_link() -> None:
    url = f"http://127.0.0.1:{closed_port()}/x"
    assert check_links([url], CONFIG)[url].status is LinkStatus.UNREACHABLE


def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return int(free.getsockname()[1])


def test_a_host_that_is_silent_is_left_alone(site: Site) -> None:
    port = closed_port()
    silent = [f"http://localhost:{port}/{number}" for number in range(12)]
    links = check_links([*silent, f"{site.base}/article"], replace(HASTY, timeout=4))
    assert {links[url].status for url in silent} == {LinkStatus.UNREACHABLE}
    assert [links[url].reason for url in silent].count("its host failed to answer 4 times in a row") >= 8
    assert links[f"{site.base}/article"].status is LinkStatus.OK


def test_where_no_host_answers_nobody_is_asked_any_more() -> None:
    port = closed_port()
    urls = [f"http://127.0.{number // 250}.{number % 250 + 1}:{port}/x" for number in range(60)]
    links = check_links(urls, replace(HASTY, timeout=0.1))
    assert {link.status for link in links.values()} == {LinkStatus.UNREACHABLE}
    assert [link.reason for link in links.values()].count("no host at all has answered") >= 60 - 16 - 8


def name_server(known: str) -> Callable[..., list[object]]:
    """Return a look-up that asks nobody and knows one name."""

    def look_up(host: str, port: object, *_: object, **__: object) -> list[object]:
        if host != known:
            raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))]

    return look_up


@pytest.mark.parametrize(
    ("number", "control", "status"),
    [
        (socket.EAI_NONAME, "localhost", LinkStatus.DEAD),
        (socket.EAI_NONAME, "control.invalid", LinkStatus.UNREACHABLE),  # no name is known here: no network
        (socket.EAI_NONAME, "nobody.example", LinkStatus.UNREACHABLE),
        (socket.EAI_AGAIN, "localhost", LinkStatus.UNREACHABLE),
        (socket.EAI_FAIL, "localhost", LinkStatus.UNREACHABLE),
        (socket.EAI_NODATA, "localhost", LinkStatus.UNREACHABLE),
    ],
)
def test_no_such_host_is_told_from_no_network(
    number: int, control: str, status: LinkStatus, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(socket, "getaddrinfo", name_server("localhost"))
    url = "https://nobody.example/x"
    error = requests.ConnectionError("Failed to resolve domain")
    error.__cause__ = socket.gaierror(number, "what the name server said")
    assert failed(url, url, error, control).failure is status


@pytest.mark.parametrize(("known", "status"), [("doi.org", LinkStatus.DEAD), ("localhost", LinkStatus.UNREACHABLE)])
def test_a_name_that_does_not_exist_is_dead_only_where_others_do(
    known: str, status: LinkStatus, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With a network the host is gone; without one nothing is known."""
    monkeypatch.setattr(socket, "getaddrinfo", name_server(known))
    url = "http://nobody.invalid/x"
    assert check_links([url], replace(HASTY, timeout=5))[url].status is status


def test_many_addresses_of_many_hosts_are_all_settled(site: Site) -> None:
    """Hosts with a single address and hosts with many share the threads, in whatever order they come."""
    port = site.base.rsplit(":", 1)[1]
    urls = [f"http://{host}:{port}/article?{n}" for n in range(40) for host in ("127.0.0.1", "localhost")][:61]
    urls += [f"http://127.0.0.1:{port}/paper.pdf?{n}" for n in range(3)] + [f"mailto:someone{n}" for n in range(30)]
    links = check_links(urls, CONFIG)
    assert list(links) == urls
    assert [link.status for link in links.values()].count(LinkStatus.OK) == 64
