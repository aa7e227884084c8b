"""Pages that answer, but are not what was asked for: told by what they say of themselves, never where in doubt."""

import pytest

from claimcheck.links.judging import judge_response
from claimcheck.links.response import Response
from claimcheck.model.evidence import LinkStatus

URL = "https://www.example.org/reports/2019/sleep"
ARTICLE = '<meta name="citation_title" content="Not found">'


def judged(body: str, final: str = URL, url: str = URL) -> LinkStatus:
    return judge_response(Response(url, final, 200, body, whole=True)).status


@pytest.mark.parametrize(
    "title",
    [
        "404",
        "404: This page could not be found",
        "Error: Page not found",
        "Error 404",
        "404 Not Found",
        "404 - Page not found",
        "404 | Example Health",
        "Example Health | 404",
        "HTTP 404",
        "410 Gone",
        "Page not found",
        "Page Not Found | Example Health",
        "Example Health - Page not found",
        "Not Found",
        "Not found (404)",
        "Oops! That page can’t be found.",
        "Sorry, this page isn't available",
        "Sorry, we couldn't find that page",
        "The page you are looking for could not be found",
        "The page you requested cannot be found",
        "This page does not exist",
        "The requested page no longer exists",
        "Document not found",
        "Article unavailable",
        "Seite nicht gefunden – Beispiel",
        "Page introuvable",
        "Página no encontrada",
        "We’re sorry, we couldn’t find the page you requested",
        "We can't seem to find the page you're looking for",
        "This article has been removed",
        "Article deleted",
        "The page has been moved or deleted",
        "The page you were looking for has been taken down",
    ],
)
def test_a_page_that_says_it_was_not_found(title: str) -> None:
    assert judged(f"<html><head><title>{title}</title></head><body><p>Menu</p></body></html>") is LinkStatus.SOFT_404
    assert judged(f"<title>Example</title><h1 class=x><span>{title}</span></h1>") is LinkStatus.SOFT_404
    assert judged(f"<title>{title}</title>{ARTICLE}") is LinkStatus.OK


@pytest.mark.parametrize(
    "title",
    [
        "Sleep and recovery",
        "404 patients with depression: a cohort study",
        "410 shift workers and their sleep | Example",
        "Why the page could not be found: a study of dead links",
        "Links not found: reference rot in medicine",
        "What to do when no treatment is available",
        "A cure has not been found",
        "No difference found between groups",
        "Evidence not available in 2019 is available now",
        "Lost and found",
        "Not found: the search for a cause",
        "Page not found: a memoir",
        "Error rates in 404 clinics",
        "Access denied: barriers to care in rural towns",
        "Security checks at hospitals",
        "Ambulances: just a moment too late",
        "Resource use and the page in history",
        "",
    ],
)
def test_a_page_about_something_is_that_page(title: str) -> None:
    assert judged(f"<title>{title}</title><h1>{title}</h1><p>{'Much text. ' * 200}</p>") is LinkStatus.OK


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("coastwalks.example is available for purchase", ""),
        ("This domain name is for sale | GreatNames", ""),
        ("coastwalks.example – Domain parked", ""),
        ("The domain coastwalks.example has expired", ""),
        (
            "coastwalks.example",
            "The domain coastwalks.example may be for sale! Related links: dunes, boots",
        ),
        ("www.example.org - buy it today", "Make an offer: example.org is for sale."),
        ("", "This website is for sale. Inquire now."),
    ],
)
def test_a_domain_for_sale(title: str, text: str) -> None:
    assert judged(f"<title>{title}</title><p>{text}</p>") is LinkStatus.SOFT_404


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Domains for sale: a guide", "This domain is for sale."),
        ("The old pier is for sale", ""),
        ("example.org", "This domain is for sale. " + "We sell boats to sailors. " * 100),
        ("How articles are removed from catalogues", ""),
    ],
)
def test_a_page_that_offers_something_else(title: str, text: str) -> None:
    assert judged(f"<title>{title}</title><p>{text}</p>") is LinkStatus.OK


def test_an_article_about_domains_for_sale() -> None:
    asked = "https://example.org/wiki/Domain_parking"
    assert judged("<title>Domain parking - Example Encyclopedia</title>", asked, asked) is LinkStatus.OK


def test_what_only_a_script_or_a_comment_says_does_not_count() -> None:
    body = "<title>Sleep</title><!-- <h1>Page not found</h1> --><script>var h = '<h1>404</h1>';</script><h1>Sleep</h1>"
    assert judged(body) is LinkStatus.OK


@pytest.mark.parametrize(
    "title",
    ["Just a moment...", "Attention Required! | Cloudflare", "Access Denied", "Are you a robot?", "Client Challenge"],
)
def test_a_robot_check_is_no_page(title: str) -> None:
    assert judged(f"<title>{title}</title>") is LinkStatus.BLOCKED


@pytest.mark.parametrize(
    ("asked", "got", "status"),
    [
        ("/reports/2019/sleep", "/", LinkStatus.SOFT_404),
        ("/reports/2019/sleep", "/en/", LinkStatus.SOFT_404),
        ("/reports/2019/sleep", "/index.html", LinkStatus.SOFT_404),
        ("/sleep?id=7", "/", LinkStatus.SOFT_404),
        ("/reports/2019/sleep", "/errors/404.html", LinkStatus.SOFT_404),
        ("/reports/2019/sleep", "/page-not-found/", LinkStatus.SOFT_404),
        ("/reports/2019/sleep", "/login", LinkStatus.BLOCKED),
        ("/reports/2019/sleep", "/account/signin?next=%2F", LinkStatus.BLOCKED),
        ("/reports/2019/sleep", "/reports/sleep", LinkStatus.OK),
        ("/", "/en/", LinkStatus.OK),
        ("/home", "/", LinkStatus.OK),
    ],
)
def test_where_a_redirect_ends(asked: str, got: str, status: LinkStatus) -> None:
    site = "https://www.example.org"
    assert judged("<title>Example</title>", site + got, site + asked) is status


def test_a_short_address_may_stand_for_a_home_page() -> None:
    assert judged("<title>Example</title>", "https://www.example.org/", "https://sho.rt/3kXyZ") is LinkStatus.OK
    assert judged("<title>Example</title>", "https://new.example/", "https://old.example/a/b") is LinkStatus.SOFT_404


@pytest.mark.parametrize(("permanent", "remark"), [(True, "moved for good"), (False, "redirected")])
def test_a_lasting_redirect_is_told_from_a_passing_one(permanent: bool, remark: str) -> None:
    answer = Response(URL, "https://www.example.org/sleep", 200, "<title>Sleep</title>", permanent=permanent)
    assert judge_response(answer).reason == remark


@pytest.mark.parametrize(
    ("path", "title"),
    [
        ("/wiki/HTTP_404", "HTTP 404 - Example Encyclopedia"),
        ("/stories/page-not-found", "Page not found: a history of the error page | Example"),
        ("/films?name=Not%20Found", "Not Found | Example Films"),
    ],
)
def test_a_page_about_pages_that_are_not_found(path: str, title: str) -> None:
    asked = f"https://example.org{path}"
    heading = title.split(":", maxsplit=1)[0].split(" | ", maxsplit=1)[0]
    assert judged(f"<title>{title}</title><h1>{heading}</h1>", asked, asked) is LinkStatus.OK
