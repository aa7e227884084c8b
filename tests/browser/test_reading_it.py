"""What a reader sees: in the dark, on paper, on a telephone, without JavaScript, by ear, and of hostile pages."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from playwright.sync_api import Page

from claimcheck.model.citation import ReferenceKind
from claimcheck.model.finding import Report
from claimcheck.reporters import html as html_report
from tests.browser.conftest import written
from tests.reporters.conftest import make_report

axe = pytest.importorskip("axe_playwright_python.base", reason="axe-playwright-python is not installed")

Visit = Callable[..., Page]

OPEN_ALL = "for (const node of document.querySelectorAll('details')) node.open = true"
HOSTILE = (
    "<script>alert(1)</script> <img src=x onerror=alert(2)> javascript:alert(3) &lt;b &#x0; &amp;amp; {{ 7*7 }} "
    "\u202egnp.exe\u202c \u2066x\x00y \x1b[31m ]]> --> </style></script></article> " + "w" * 10_000
)


def brightness(page: Page) -> float:
    """Return how bright the paper is, 0 to 255."""
    colour: str = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return sum(float(part) for part in colour.strip("rgb()").split(",")[:3]) / 3


def test_dark_and_light(visit: Visit, address: str) -> None:
    assert brightness(visit(address, color_scheme="light")) > 200
    page = visit(address, color_scheme="dark")
    assert brightness(page) < 60
    page.click("#theme")
    assert brightness(page) > 200
    page.click("#theme")
    assert brightness(page) < 60


@pytest.mark.parametrize("anchor", ["", "#pages", "#references", "#rules"])
def test_a_narrow_screen_never_scrolls_sideways(visit: Visit, address: str, anchor: str) -> None:
    page = visit(address + anchor, viewport={"width": 375, "height": 800})
    page.evaluate(OPEN_ALL)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375
    for edge in page.evaluate(
        "[...document.querySelectorAll('.card, .work, .text p, .manual')].map(n => n.getBoundingClientRect().right)"
    ):
        assert edge <= 375


def test_print_is_a_document(visit: Visit, address: str, tmp_path: Path) -> None:
    pdf = visit(written(make_report(), tmp_path)).pdf(format="A4")
    assert pdf.startswith(b"%PDF")
    assert pdf.count(b"/Type /Page\n") + pdf.count(b"/Type /Page ") >= 3
    page = visit(address)
    page.emulate_media(media="print")
    assert not page.is_visible("#filters")
    assert not page.is_visible("#tools")
    assert page.locator(".card").first.is_visible()
    assert page.locator(".entries .entry").first.evaluate("node => node.getBoundingClientRect().height") > 0


def test_complete_without_javascript(visit: Visit, address: str, report: Report) -> None:
    page = visit(address, java_script_enabled=False)
    assert not page.is_visible("#filters")
    claims = sum(len(analysis.document.claims) for analysis in report.analyses)
    assert page.locator(".card.claim:visible").count() == claims
    listed = {ReferenceKind.ENTRY, ReferenceKind.NOTE}
    entries = [r for a in report.analyses for r in a.document.citation_index.references if r.kind in listed]
    assert page.locator(".card.reference:visible").count() >= len(entries)
    assert page.locator(".finding:visible").count() == len(report.findings)
    page.click(".marker >> nth=0")
    assert "#work-" in page.url
    page.locator("details summary:visible").last.click()


@pytest.mark.parametrize(("scheme", "rules"), [("light", None), ("dark", ["color-contrast", "link-in-text-block"])])
def test_axe_finds_nothing_serious(visit: Visit, address: str, scheme: str, rules: list[str] | None) -> None:
    page = visit(address, color_scheme=scheme)
    page.evaluate(OPEN_ALL)
    page.evaluate("document.styleSheets[0].insertRule('.page, .work { content-visibility: visible !important }', 0)")
    page.evaluate(axe.AXE_SCRIPT)
    options = {"resultTypes": ["violations"], **({"runOnly": rules} if rules else {})}
    results = page.evaluate("options => axe.run(document, options)", options)
    serious = [
        (violation["id"], violation["nodes"][0]["html"][:160], violation["nodes"][0].get("failureSummary", ""))
        for violation in results["violations"]
        if violation["impact"] in {"serious", "critical"}
    ]
    assert serious == []


def test_hostile_pages_are_shown_as_text(visit: Visit, tmp_path: Path) -> None:
    text = f"{HOSTILE} 31% fewer falls.[1]\n\nSleep improved by 12%.\n\nReferences\n\n1. {HOSTILE}"
    report = make_report(text, words=HOSTILE, message=HOSTILE, path="<img src=y>/\u202etxt.exe")
    page = visit(written(report, tmp_path), viewport={"width": 375, "height": 800})
    page.evaluate(OPEN_ALL)
    assert page.locator("img, iframe, object, embed, link").count() == 0
    assert page.locator("script").count() == 1
    assert page.evaluate("[...document.querySelectorAll('a')].filter(a => /^javascript/i.test(a.href)).length") == 0
    body = page.text_content("main") or ""
    assert "<script>alert(1)</script>" in body
    assert "{{ 7*7 }}" in body
    assert "&lt;b" in body
    assert not {"\x00", "\u202e", "\u2066", "\x1b"} & set(body)
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_many_pages_become_many_files(
    visit: Visit, report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(html_report, "ONE_FILE_PAGES", 2)
    address = written(report, tmp_path)
    files = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.html"))
    assert len(files) == len(report.analyses) + 2
    page = visit(address)
    page.select_option("[name=rule]", "missing-identifier")
    with_rule = {finding.path for finding in report.findings if finding.rule == "missing-identifier"}
    assert page.locator("#page-rows tr:visible").count() == len(with_rule)
    page.select_option("[name=rule]", "")
    page.fill("[name=q]", "at-home")
    page.wait_for_function("() => document.querySelectorAll('#page-rows tr:not([hidden])').length === 1")
    page.click("#page-rows tr:visible a")
    assert page.url.split("#")[0].endswith("page-corpus-at-home-program-txt.html")
    page.select_option("[name=severity]", "error")
    assert 0 < page.locator(".card:visible").count() < page.locator(".card").count()
    page.click("#filters button[type=reset]")
    page.wait_for_function("() => !document.querySelector('.filtered')")
    page.click(".marker >> nth=0")
    assert "references.html#work-" in page.url
    page.locator(f"[id='{page.url.split('#')[1]}'] a[href*='-reference-']").first.click()
    assert page.locator(".card.here").count() == 1
    page.locator(".rule a >> nth=0").click()
    assert "claimcheck.html#rule-" in page.url


def test_a_report_about_nothing(visit: Visit, report: Report, tmp_path: Path) -> None:
    page = visit(written(replace(report, analyses=(), findings=(), lock=None), tmp_path))
    assert page.inner_text("h1") == "0 new findings on 0 pages"
