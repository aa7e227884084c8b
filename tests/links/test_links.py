"""What becomes of links: alive, gone, an error page in disguise, a host that blocks programs, or no answer."""

import socket

import pytest

from claimcheck.config import LinksConfig
from claimcheck.links import check_links
from claimcheck.links.fetching import Answer
from claimcheck.links.judging import judge_answer
from claimcheck.model.evidence import LinkStatus
from tests.links.conftest import Site

CONFIG = LinksConfig(allow_private=True, timeout=10)


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/article", LinkStatus.OK, 200),
        ("/moved", LinkStatus.OK, 200),
        ("/no-head", LinkStatus.OK, 200),
        ("/big", LinkStatus.OK, 200),
        ("/study-on-404-errors", LinkStatus.OK, 200),
        ("/nowhere", LinkStatus.DEAD, 404),
        ("/gone", LinkStatus.DEAD, 410),
        ("/blocked", LinkStatus.BLOCKED, 403),
        ("/busy", LinkStatus.BLOCKED, 429),
        ("/login", LinkStatus.BLOCKED, 401),
        ("/broken", LinkStatus.UNREACHABLE, 500),
        ("/old/deep/page", LinkStatus.SOFT_404, 200),
        ("/lost", LinkStatus.SOFT_404, 200),
        ("/loop", LinkStatus.UNREACHABLE, None),
        ("/cut", LinkStatus.UNREACHABLE, None),
    ],
)
def test_each_answer_has_its_status(site: Site, path: str, status: LinkStatus, code: int | None) -> None:
    url = site.base + path
    link = check_links([url], CONFIG)[url]
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
    assert judge_answer(Answer(asked, got, 200)).reason == remark


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
    assert site.requests == [("HEAD", "/article")]


def test_one_host_gets_few_requests_at_once(site: Site) -> None:
    urls = [f"{site.base}/slow{number}" for number in range(12)]
    check_links(urls, CONFIG)
    assert len(site.requests) == 12
    assert 1 <= site.most_at_once <= CONFIG.per_host


def test_private_addresses_are_not_asked_unless_allowed(site: Site) -> None:
    port = site.base.rsplit(":", 1)[1]
    urls = [f"{site.base}/article", f"http://localhost:{port}/article", f"http://[::ffff:127.0.0.1]:{port}/article"]
    links = check_links(urls, LinksConfig(timeout=2))
    assert {link.status for link in links.values()} == {LinkStatus.REFUSED}
    assert site.requests == []


@pytest.mark.parametrize(
    "url", ["ftp://example.org/x", "javascript:alert(1)", "file:///etc/passwd", "http://", "http://[::1/x", "//x"]
)
def test_what_is_no_web_address_is_not_asked(url: str) -> None:
    assert check_links([url], CONFIG)[url].status is LinkStatus.REFUSED


def test_a_refused_connection_is_no_verdict_on_the_link() -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}/x"
    assert check_links([url], CONFIG)[url].status is LinkStatus.UNREACHABLE
