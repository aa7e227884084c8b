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

About the survey: NightLine surveyed 1,046 adults in February 2026 with an online questionnaire.
"""
ABSTRACT = """# Naps and errors

**Objective** To examine naps on night shifts.

**Design, Setting, and Participants** This cohort study used data from 2019 to 2021.

**Results** Errors fell by 31% among 412 nurses.

**Conclusions** Naps may help.
"""
TEST = """# How many readers block trackers

I looked at analytics of a site with thousands of visitors. It turns out 58% of them block the tracker.
"""
PROVIDER = """# Why choose us

Our program helped 92% of patients. 89% of our clients improve after four sessions.
"""
NEWS = """# Naps help nurses

A study of 412 nurses found 31% fewer errors.
"""


def document_of(text: str) -> Document:
    """Return a Markdown page as read and judged."""
    return examine(read_bytes(text.encode(), "page.md", "markdown"), Config())


@pytest.mark.parametrize(
    ("text", "method"),
    [(PAPER, "Methods"), (SURVEY, "surveyed 1,046 adults"), (ABSTRACT, "Design, Setting"), (TEST, "I looked at")],
    ids=["paper", "survey", "structured abstract", "test"],
)
def test_it_tells_its_method(text: str, method: str) -> None:
    document = document_of(text)
    assert document.role.kind is PageRole.PRIMARY_REPORT
    assert document.role.method is not None
    assert method in document.role.method.slice(document.page.text)


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
