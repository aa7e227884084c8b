"""A headless Chromium, a report about our own corpus, and a watch over everything a page asks for or complains of."""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from claimcheck.check import check
from claimcheck.config.load import load
from claimcheck.model.finding import Report, Status
from claimcheck.reporters import parse_target, write

pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[test]'")

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).parents[2]
PROGRAMS = ("chromium", "chromium-browser", "google-chrome", "chrome")
FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    program = next(filter(None, map(shutil.which, PROGRAMS)), None)
    if program is None:
        pytest.skip(f"no browser here: none of {', '.join(PROGRAMS)} is on the PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def report() -> Report:
    """Return the report of our own corpus; every third finding is new, every seventh suppressed, the others known."""
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        config = load({"offline": True}, {}, Path("corpus"))
        made = check([Path("corpus")], config, now=datetime(2026, 11, 21, 12, tzinfo=UTC))
    statuses = {0: Status.NEW, 1: Status.ACCEPTED, 2: Status.ACCEPTED}
    findings = (
        replace(finding, status=Status.SUPPRESSED if number % 7 == 6 else statuses[number % 3])
        for number, finding in enumerate(made.findings)
    )
    return replace(made, findings=tuple(findings))


@pytest.fixture(scope="session")
def address(report: Report, tmp_path_factory: pytest.TempPathFactory) -> str:
    """Return where the report of our own corpus stands."""
    return written(report, tmp_path_factory.mktemp("report"))


def written(report: Report, folder: Path) -> str:
    """Write a report and return its address."""
    target = parse_target(f"html={folder}/")
    write(report, target)
    assert target.path
    return target.path.as_uri()


@pytest.fixture
def visit(browser: Browser) -> Iterator[Callable[..., Page]]:
    """Open an address; at the end, nothing may have been asked of anybody or complained about."""
    contexts, asked, complaints = [], [], []

    def open_(address: str, **settings: Any) -> Page:
        settings.setdefault("viewport", {"width": 1280, "height": 900})
        context = browser.new_context(**settings)
        contexts.append(context)
        page = context.new_page()
        page.on("request", lambda request: asked.append(request.url))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda message: complaints.append(message.text))
        page.on("dialog", lambda dialog: complaints.append(dialog.message))
        page.goto(address)
        return page

    yield open_
    for context in contexts:
        context.close()
    assert [url for url in asked if not url.startswith("file://")] == []
    assert complaints == []
