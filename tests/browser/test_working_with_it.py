"""Filters, keyboard, links and the address: what an editor does with a report."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page

from claimcheck.model.finding import Report, Status

Visit = Callable[..., Page]


def shown(page: Page) -> list[dict[str, Any]]:
    """Return the facts of every card on the screen."""
    found: list[dict[str, Any]] = page.evaluate(
        "[...document.querySelectorAll('.card')].filter(n => n.offsetParent).map(n => ({...n.dataset, id: n.id}))"
    )
    return found


def choose(page: Page, name: str, value: str) -> None:
    page.select_option(f"#filters [name={name}]", value)


def search(page: Page, words: str) -> None:
    page.fill("#filters [name=q]", words)
    page.wait_for_function("words => location.hash.includes('q=') === Boolean(words)", arg=words)


def test_a_rule_shows_its_findings_and_nothing_else(visit: Visit, address: str, report: Report) -> None:
    page = visit(address)
    choose(page, "rule", "uncited-claim")
    found = shown(page)
    assert found
    assert all("uncited-claim" in card["rules"].split() for card in found)
    assert len(found) == len({(f.path, f.claim) for f in report.findings if f.rule == "uncited-claim"})


@pytest.mark.parametrize(
    ("name", "key", "value"), [("severity", "severities", "warning"), ("status", "statuses", "new")]
)
def test_severity_and_status(visit: Visit, address: str, name: str, key: str, value: str) -> None:
    page = visit(address)
    every = len(shown(page))
    choose(page, name, value)
    found = shown(page)
    assert 0 < len(found) < every
    assert all(value in card[key].split() for card in found)


def test_a_page_and_a_verdict_together(visit: Visit, address: str) -> None:
    page = visit(address)
    choose(page, "page", "page-corpus-at-home-program-txt")
    choose(page, "verdict", "verified")
    found = shown(page)
    assert found
    assert {(card["pages"], card["verdict"]) for card in found} == {("page-corpus-at-home-program-txt", "verified")}
    assert page.locator(".page:visible").count() == 1
    assert page.locator("#page-rows tr:visible").count() == 1


def test_new_only(visit: Visit, address: str, report: Report) -> None:
    page = visit(address)
    page.check("#filters [name=new]")
    assert all("new" in card["statuses"].split() for card in shown(page))
    new = [finding for finding in report.findings if finding.status is Status.NEW]
    assert {rule for card in shown(page) for rule in card["rules"].split()} >= {finding.rule for finding in new}


def test_text_is_searched_in_claims_and_cards(visit: Visit, address: str) -> None:
    page = visit(address)
    search(page, "Esketamine nasal")
    found = page.locator(".row:visible").all_text_contents()
    assert found
    assert all("esketamine" in text.lower() and "nasal" in text.lower() for text in found)
    assert "shown" in page.inner_text("#shown")
    page.click("#filters button[type=reset]")
    page.wait_for_function("() => !location.hash")
    assert page.inner_text("#shown") == ""


def test_what_is_found_nowhere_leaves_nothing(visit: Visit, address: str) -> None:
    page = visit(address)
    search(page, "zzyzx")
    assert shown(page) == []
    assert page.locator(".page:visible, .work:visible").count() == 0


def test_the_address_keeps_the_state(visit: Visit, address: str) -> None:
    page = visit(address)
    choose(page, "severity", "error")
    choose(page, "sort", "path")
    search(page, "ketamine")
    again = visit(page.url)
    assert again.input_value("[name=q]") == "ketamine"
    assert again.input_value("[name=severity]") == "error"
    assert shown(again) == shown(page)
    paths = again.evaluate("[...document.getElementById('page-rows').rows].map(row => row.dataset.path)")
    assert paths == sorted(paths)


def test_sorting_moves_rows_and_pages(visit: Visit, address: str) -> None:
    page = visit(address)
    choose(page, "sort", "uncited")
    rows = page.evaluate("[...document.getElementById('page-rows').rows].map(row => Number(row.dataset.uncited))")
    assert rows == sorted(rows, reverse=True)
    order = page.evaluate("[...document.getElementById('page-rows').rows].map(row => row.dataset.page)")
    assert page.evaluate("[...document.querySelectorAll('.page')].map(node => node.id)") == order


def test_every_rule_of_the_overview_filters(visit: Visit, address: str) -> None:
    page = visit(address)
    page.click(".by-rule a >> nth=0")
    rule = page.input_value("[name=rule]")
    assert rule
    assert all(rule in card["rules"].split() for card in shown(page))


def test_the_keyboard_walks_through_findings(visit: Visit, address: str) -> None:
    page = visit(address)
    ids = [card["id"] for card in shown(page) if card["rules"]]
    for _ in range(3):
        page.keyboard.press("j")
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == ids[1]
    assert page.url.endswith(f"#{ids[1]}")
    assert page.evaluate("document.activeElement.getBoundingClientRect().top") < 900
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.name") == "q"
    page.keyboard.type("jk?")
    assert page.input_value("[name=q]") == "jk?"
    page.keyboard.press("Escape")
    page.keyboard.press("x")
    page.wait_for_function("() => !document.querySelector('[name=q]').value")
    page.keyboard.press("n")
    assert page.is_checked("[name=new]")


def test_help_opens_and_closes(visit: Visit, address: str) -> None:
    page = visit(address)
    page.keyboard.press("?")
    assert page.is_visible("#help")
    page.keyboard.press("j")
    assert "page-" not in page.url
    page.keyboard.press("Escape")
    assert not page.is_visible("#help")


def test_permalinks_lead_to_cards_findings_and_works(visit: Visit, address: str) -> None:
    anchors = visit(address).evaluate(
        "[...document.querySelectorAll('.perma')].map(link => link.getAttribute('href').slice(1))"
    )
    for anchor in (anchors[0], anchors[len(anchors) // 2], anchors[-1]):
        page = visit(f"{address}#{anchor}")
        box = page.locator(f"[id='{anchor}']").bounding_box()
        assert box
        assert -box["height"] < box["y"] < 900
        assert page.locator(".here").count() == 1


def test_a_permalink_wins_over_a_filter(visit: Visit, address: str) -> None:
    page = visit(address)
    hidden = next(card["id"] for card in shown(page) if not card["rules"])
    page.goto(f"{address}#rule=uncited-claim&at={hidden}")
    page.reload()
    assert page.is_visible(f"[id='{hidden}']")


def test_markers_lead_to_their_reference_and_back(visit: Visit, address: str) -> None:
    page = visit(address)
    page.click(".marker >> nth=0")
    target = re.sub(r".*#", "", page.url)
    assert target.startswith("work-")
    work = page.locator(f"[id='{target}']")
    assert work.is_visible()
    work.locator("a[href^='#page-']").first.click()
    assert "-reference-" in page.url


def test_every_link_inside_leads_somewhere(visit: Visit, address: str) -> None:
    lost = visit(address).evaluate(
        "[...document.querySelectorAll('a[href^=\"#\"]')].map(a => decodeURIComponent(a.hash.slice(1)))"
        ".filter(id => id && !document.getElementById(id))"
    )
    assert lost == []


def test_corrected_entries_can_be_copied(visit: Visit, address: str) -> None:
    page = visit(address)
    page.click(".entries summary >> nth=0")
    page.click(".entry button >> nth=0")
    page.wait_for_selector("text=Copied")
