"""Ignore comments in pages of every format, as the real readers read them: a reason is needed, unused ones are told."""

import pytest

from claimcheck.config import Config
from claimcheck.documents import examine
from claimcheck.model.finding import Analysis, Status
from claimcheck.model.judgement import Judgement
from claimcheck.readers import read_bytes
from claimcheck.rules import judge, select_rules

CLAIM = "In our clinics 31% of patients relapsed."
OTHER = "In our clinics 45% of patients slept better."
IGNORE = "claimcheck: ignore[uncited-claim] our own count of 31% in 2024"

PLACES = {
    "text: line above": ("text", f"{IGNORE}\n{CLAIM}\n\n{OTHER}\n"),
    "text: paragraph above": ("text", f"First.\n\n{IGNORE}\n\n{CLAIM}\n\n{OTHER}\n"),
    "text: as a comment": ("text", f"<!-- {IGNORE} -->\n{CLAIM}\n\n{OTHER}\n"),
    "text: as a script's comment": ("text", f"# {IGNORE}\n{CLAIM}\n\n{OTHER}\n"),
    "text: windows lines": ("text", f"{IGNORE}\r\n\r\n{CLAIM}\r\n\r\n{OTHER}\r\n"),
    "text: before an item": ("text", f"{IGNORE}\n- {CLAIM}\n- {OTHER}\n"),
    "markdown: paragraph above": ("markdown", f"<!-- {IGNORE} -->\n\n{CLAIM}\n\n{OTHER}\n"),
    "markdown: line above": ("markdown", f"<!-- {IGNORE} -->\n{CLAIM}\n\n{OTHER}\n"),
    "markdown: end of line": ("markdown", f"{CLAIM} <!-- {IGNORE} -->\n\n{OTHER}\n"),
    "markdown: in an item": ("markdown", f"- {CLAIM} <!-- {IGNORE} -->\n- {OTHER}\n"),
    "markdown: several lines": ("markdown", f"<!--\n  {IGNORE}\n-->\n{CLAIM}\n\n{OTHER}\n"),
    "html: element above": ("html", f"<!-- {IGNORE} -->\n<p>{CLAIM}</p>\n<p>{OTHER}</p>"),
    "html: inside": ("html", f"<p>{CLAIM}<!-- {IGNORE} --></p>\n<p>{OTHER}</p>"),
    "html: before the words": ("html", f"<div><p><!--{IGNORE}-->{CLAIM}</p></div><p>{OTHER}</p>"),
    "html: end of line": ("html", f"<p>{CLAIM}</p> <!-- {IGNORE} -->\n<p>{OTHER}</p>"),
    "html: tile": ("html", f"<ul>\n<!-- {IGNORE} -->\n<li>{CLAIM}</li>\n<li>{OTHER}</li>\n</ul>"),
}


def judged(form: str, text: str) -> Judgement:
    config = Config(select=("uncited-claim",))
    page = read_bytes(text.encode(), "page", form)
    return judge([Analysis(examine(page, config))], select_rules(config.judging))


@pytest.mark.parametrize(("form", "text"), PLACES.values(), ids=PLACES.keys())
def test_a_comment_covers_its_block_and_no_other(form: str, text: str) -> None:
    judgement = judged(form, text)
    assert [(" ".join(finding.excerpt.split()), finding.status) for finding in judgement.findings] == [
        (CLAIM, Status.SUPPRESSED),
        (OTHER, Status.NEW),
    ]
    assert judgement.findings[0].reason == "our own count of 31% in 2024"
    assert judgement.problems == ()


@pytest.mark.parametrize(("form", "text"), PLACES.values(), ids=PLACES.keys())
def test_without_a_reason_it_is_reported_and_not_applied(form: str, text: str) -> None:
    judgement = judged(form, text.replace(" our own count of 31% in 2024", ""))
    assert {finding.status for finding in judgement.findings} == {Status.NEW}
    assert ["gives no reason" in problem.message for problem in judgement.problems] == [True]


@pytest.mark.parametrize(("form", "text"), PLACES.values(), ids=PLACES.keys())
def test_one_that_covers_nothing_is_reported(form: str, text: str) -> None:
    judgement = judged(form, text.replace(CLAIM, "We help patients."))
    assert [finding.status for finding in judgement.findings] == [Status.NEW]
    assert ["suppresses nothing" in problem.message for problem in judgement.problems] == [True]
