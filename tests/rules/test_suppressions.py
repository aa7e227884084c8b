"""Ignore comments: what they cover, and what becomes of those that cannot be followed."""

import pytest

from claimcheck.config import Config
from claimcheck.model.document import Document
from claimcheck.model.finding import Analysis, Status
from claimcheck.model.judgement import Judgement
from claimcheck.readers import read_bytes
from claimcheck.rules import judge, select_rules
from tests.rules.building import Case, analysis_of

CLAIM = "In our study 72% of clients slept better."


def judged(text: str, **more: object) -> Judgement:
    case: Case = {"text": text, "claims": [{"text": CLAIM, "figures": ["72%"]}], **more}
    return judge([analysis_of(case)], select_rules(Config().judging))


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- claimcheck: ignore[uncited-claim] our own count -->\n{CLAIM}",
        f"<!-- claimcheck: ignore[uncited-claim] our own count -->\n\n{CLAIM}",
        f"# Title\n\n{CLAIM} <!-- claimcheck: ignore[uncited-claim] our own count -->\n\nNext.",
        f"First. <!--claimcheck:ignore[uncited-claim]: our own count--> {CLAIM}\n\nNext.",
        f"{CLAIM}<!-- Claimcheck: ignore[dead-link, uncited-claim] our\n own   count -->",
    ],
    ids=["line before", "block before", "end of line", "inside", "several rules"],
)
def test_a_comment_with_a_reason_covers_its_block(text: str) -> None:
    finding = next(finding for finding in judged(text).findings if finding.rule == "uncited-claim")
    assert (finding.status, finding.reason) == (Status.SUPPRESSED, "our own count")


@pytest.mark.parametrize(
    "text",
    [
        f"<!-- claimcheck: ignore[uncited-claim] our own count -->\nBefore.\n\n{CLAIM}",
        f"{CLAIM}\n\n<!-- claimcheck: ignore[uncited-claim] our own count -->\nAfter.",
        f"<!-- claimcheck: ignore[dead-link] our own count -->\n{CLAIM}",
    ],
    ids=["another block", "behind", "another rule"],
)
def test_a_comment_elsewhere_covers_nothing_and_is_reported(text: str) -> None:
    judgement = judged(text)
    assert judgement.findings[0].status is Status.NEW
    assert [problem.message for problem in judgement.problems] == [
        f"the ignore comment for {'dead-link' if 'dead-link' in text else 'uncited-claim'} suppresses nothing"
    ]


@pytest.mark.parametrize(
    ("comment", "says"),
    [
        ("claimcheck: ignore[uncited-claim]", "gives no reason"),
        ("claimcheck: ignore[uncited-claim] -- ", "gives no reason"),
        ("claimcheck: ignore[uncited-clam] our own", "did you mean uncited-claim?"),
        ("claimcheck: ignore[uncited-claim, nonsense] our own", "no rule 'nonsense'"),
        ("claimcheck: ignore uncited-claim our own", "names no rule in brackets"),
        ("claimcheck: ignore[] our own", "names no rule in brackets"),
        ("claimcheck: off", "names no rule in brackets"),
    ],
)
def test_a_comment_that_cannot_be_followed_is_reported_and_not_applied(comment: str, says: str) -> None:
    judgement = judged(f"Title.\n\n<!-- {comment} -->\n{CLAIM}")
    assert judgement.findings[0].status is Status.NEW
    (problem,) = judgement.problems
    assert says in problem.message
    assert (problem.path, problem.line) == ("page.md", 3)


def test_other_comments_are_left_alone() -> None:
    assert judged(f"<!-- TODO: ask claimcheck about ignore[uncited-claim] -->\n{CLAIM}").problems == ()


def test_a_rule_about_the_outside_is_not_called_unused_while_nobody_was_asked() -> None:
    text = f"<!-- claimcheck: ignore[dead-link, uncited-claim] moved to an archive -->\n{CLAIM} The Board."
    told = {"label": "https://sleep.example.org", "kind": "link", "text": "The Board"}
    link = {"url": "https://sleep.example.org"}
    offline = judged(text, references=[{**told, "link": {**link, "status": "not-tried"}}])
    online = judged(text, references=[{**told, "link": {**link, "status": "ok"}}])
    assert offline.problems == ()
    assert [problem.message for problem in online.problems] == ["the ignore comment for dead-link suppresses nothing"]


SAYING = "Studies show that naps help."
IGNORE = "claimcheck: ignore[unnamed-source] common knowledge"


@pytest.mark.parametrize(
    ("name", "source"),
    [
        ("page.md", f"# Naps\n\n<!-- {IGNORE} -->\n{SAYING}\n\nMore."),
        ("page.md", f"# Naps\n\n<!-- {IGNORE} -->\n\n{SAYING}\n\nMore."),
        ("page.md", f"# Naps\n\n- First\n- {SAYING} <!-- {IGNORE} -->\n- Third\n"),
        ("page.html", f"<h1>Naps</h1><!-- {IGNORE} --><p>{SAYING}</p><p>More.</p>"),
        ("page.html", f"<h1>Naps</h1><p><!-- {IGNORE} -->{SAYING}</p><p>More.</p>"),
        ("page.html", f"<h1>Naps</h1>\n<p>{SAYING} <!-- {IGNORE} --></p>\n<p>More.</p>"),
        ("page.txt", f"Naps\n\n{IGNORE}\n{SAYING}\n\nMore."),
        ("page.txt", f"Naps\n\n{IGNORE}\n\n{SAYING}\n\nMore."),
    ],
)
def test_comments_work_in_every_format(name: str, source: str) -> None:
    page = read_bytes(source.encode(), name, {"md": "markdown", "txt": "text"}.get(name.split(".")[1], "html"))
    (finding,) = judge([Analysis(Document(page))], select_rules(Config(select=("unnamed-source",)).judging)).findings
    assert (finding.status, finding.reason) == (Status.SUPPRESSED, "common knowledge")
