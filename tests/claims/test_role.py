"""Which pages are the primary report of a study, survey or test, and which of their figures are own data."""

import pytest

from claimcheck.config import Config
from claimcheck.documents import examine
from claimcheck.model.document import Document, PageRole
from claimcheck.readers import read_bytes

PAPER = """# Naps on night shifts

## Abstract

We followed 412 nurses. Naps were tied to 31% fewer errors (95% CI 22%–39%).

## Methods

Errors were counted from 2019 to 2021.

## Results

Errors fell in 61% of the wards.

## Discussion

Night work affects 20% of employees in the country.
"""
SURVEY = """# Most people wake at night

HAMBURG, 3 March 2026 – 64% of respondents wake at least once a night.

About the survey: NightLine polled 812 drivers last May by telephone; in 2025 it had asked the same questions.
"""
ABSTRACT = """# Naps and errors

**Objective** To examine naps on night shifts.

**Study design** We analysed the ward books of 2019 to 2021.

**Results** Errors fell by 31% among 412 nurses.

**Conclusions** Naps may help.
"""
TEST = """# How many readers block trackers

We tested the server logs of hundreds of websites. Of all calls, 44% never arrived.
"""
PROVIDER = """# Why choose us

Nine tenths of our guests sleep soundly. With us 86% of customers feel fitter by the third visit.
"""
NEWS = """# Naps help nurses

A study of 412 nurses found 31% fewer errors.
"""


ACTIVITY = """# Winter coats 2023

From 4 to 18 November our volunteers drove to six villages.

- At Ylikylä 212 people came; nurses checked 180 visitors.
- At Alakylä we handed out coats to 96 families.

| Village | Date | Done |
|---|---|---|
| Keskikylä | 9 November | 61 guests were given coats |

Coats cut colds by 40%.
"""


def document_of(text: str) -> Document:
    """Return a Markdown page as read and judged."""
    return examine(read_bytes(text.encode(), "page.md", "markdown"), Config())


@pytest.mark.parametrize(
    ("text", "method"),
    [(PAPER, "Methods"), (SURVEY, "polled 812 drivers"), (ABSTRACT, "Study design"), (TEST, "We tested")],
    ids=["paper", "survey", "structured abstract", "test"],
)
def test_it_tells_its_method(text: str, method: str) -> None:
    document = document_of(text)
    assert document.role.kind is PageRole.PRIMARY_REPORT
    assert document.role.method is not None
    assert method in document.role.method.slice(document.page.text)


def test_a_body_that_counts_whom_it_served_owns_its_counts_and_nothing_else() -> None:
    document = document_of(ACTIVITY)
    assert document.role.kind is PageRole.ACTIVITY_REPORT
    own = {document.claims[index].text[:14] for index in document.own_data}
    assert own >= {"At Ylikylä 212", "At Alakylä we "}
    assert not any("40%" in document.claims[index].text for index in document.own_data)


@pytest.mark.parametrize("text", [PROVIDER, NEWS], ids=["provider", "news"])
def test_it_is_a_page_like_others(text: str) -> None:
    document = document_of(text)
    assert document.role.kind is PageRole.PAGE
    assert document.own_data == frozenset()


def test_statements_about_the_world_are_no_own_data() -> None:
    document = document_of(PAPER)
    own = {document.claims[index].text for index in document.own_data}
    assert any("31% fewer errors" in text for text in own)
    assert any("61% of the wards" in text for text in own)
    assert not any("20% of employees" in text for text in own)
