"""Markdown: parsed back by a CommonMark and table parser, our markup is all it holds, and page text is text."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token

from claimcheck.model.finding import Report
from claimcheck.reporters import markdown, parse_target, write
from claimcheck.reporters.markdown_text import escape
from tests.reporters.conftest import make_report
from tests.reporters.hostile import ATTACKS, hostile, hostile_report

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
OWN_HTML = {"<br>", "<span>", "</span>"}
OWN_BLOCKS = re.compile(r"<details><summary>\d+ findings? accepted or ignored</summary>|</details>")
OWN_TYPES = {
    *("heading", "paragraph", "bullet_list", "list_item", "table", "thead", "tbody", "tr", "th", "td"),
    *("inline", "html_block"),
}
OWN_INLINE = {"text", "softbreak", "html_inline", "strong", "em", "code_inline"}
AUTOMATIC = re.compile(r"@\w|#\w|://|www\.|GH-\d|:[\w+-]+:|\$", re.IGNORECASE)
"""What GitHub turns into a mention, a link, an emoji or a formula in text."""


def leaves(text: str) -> list[Token]:
    """Return the inline tokens of a report that is made of our own markup only."""
    found: list[Token] = []
    for token in PARSER.parse(text):
        assert re.sub("_(open|close)$", "", token.type) in OWN_TYPES, token
        if token.type == "html_block":
            assert OWN_BLOCKS.fullmatch(token.content.strip()), token.content
        found += token.children or []
    for token in found:
        assert re.sub("_(open|close)$", "", token.type) in OWN_INLINE, token
        assert token.type != "html_inline" or token.content in OWN_HTML, token.content
        assert token.type != "code_inline" or re.fullmatch("[a-z-]+", token.content), token.content
    return found


def words_of(tokens: list[Token]) -> str:
    return "".join(token.content for token in tokens if token.type in {"text", "code_inline"}).replace("\u200b", "")


def test_new_findings_come_first_and_gravest_first(report: Report) -> None:
    text = markdown.render(replace(report, findings=report.findings[::-1]))
    assert text.startswith("## claimcheck: 2 new findings\n")
    order = [text.index(word) for word in ("uncited-claim", "mismatched-record", "### Pages", "<details>")]
    assert order == sorted(order)
    assert "evidence coverage 50%" in text
    assert "1 baseline finding gone" in text
    assert "1 finding accepted or ignored" in text
    assert "known since spring" in text
    assert "not read: site/missing.txt: no such file" in words_of(leaves(text))


def test_nothing_found(report: Report) -> None:
    text = markdown.render(replace(report, findings=(), unread=()))
    assert text.startswith("## claimcheck: 0 new findings\n")
    assert "### New findings" not in text
    assert "<details>" not in text


@pytest.mark.parametrize("attack", ["word " * 300, "$", "<>" * 900])
def test_it_stays_short_enough_for_a_comment_and_says_what_is_missing(attack: str) -> None:
    report = make_report(words=attack, message=attack)
    many = tuple(finding for finding in report.findings for _ in range(400))
    analyses = report.analyses * 800
    text = markdown.render(replace(report, findings=many, analyses=analyses, unread=report.unread * 900))
    assert len(text) <= markdown.LONGEST < 65_536
    shown = len(re.findall(r"^- \*\*(?:error|warning)\*\*", text, flags=re.MULTILINE))
    assert f"*{800 - shown} more new findings, left out here for length.*" in text
    assert re.search(r"\*\d+ more findings, left out", text)
    assert re.search(r"\*\d+ more pages, left out", text)
    leaves(text)


@pytest.mark.parametrize(
    "words",
    [
        "89% of 1.2 million (95% CI 3-5) fell; see p. 4.",
        "1. not a list",
        "- not an item",
        "a*b_c`d|e<f>&amp;g",
        "[1] Lee K. Walking. Gait. 2019;4:1-9. doi:10.5555/a_b_c",
        "costs $1,679 or $2,148",
        "mail someone@example.org, see https://example.org/#a:b:",
        "+1",
        "==",
        "#1",
        ":smile:",
    ],
)
def test_words_are_shown_as_they_are(words: str) -> None:
    tokens = leaves(escape(words))
    assert words_of(tokens) == words
    assert not AUTOMATIC.search(
        "\n".join(token.content for token in tokens if token.type == "text").replace("\n$\n", "")
    )


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_works(attack: str) -> None:
    leaves(markdown.render(hostile_report(attack, attack, attack)))


@settings(max_examples=80, deadline=None)
@given(words=hostile, message=hostile, path=hostile)
def test_hostile_text_stays_text(words: str, message: str, path: str) -> None:
    text = markdown.render(hostile_report(words, message, path))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", text)
    tokens = leaves(text)
    for token in tokens:
        assert token.type != "text" or token.content == "$" or not AUTOMATIC.search(token.content), token.content
    assert sum(token.type == "tr_open" for token in PARSER.parse(text)) == 2
    assert sum(token.type == "td_open" for token in PARSER.parse(text)) == 9


def test_it_is_added_to_the_summary_of_the_job(report: Report, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    environ = {"GITHUB_STEP_SUMMARY": str(summary)}
    write(report, parse_target("markdown", environ))
    write(report, parse_target(f"markdown={tmp_path}/out/", environ))
    rendered = markdown.render(report)
    assert summary.read_text(encoding="utf-8") == f"before\n{rendered}{rendered}"
    assert (tmp_path / "out" / "claimcheck.md").read_text(encoding="utf-8") == rendered
    assert sorted(path.name for path in tmp_path.iterdir()) == ["out", "summary.md"]


def test_without_a_summary_it_is_a_file() -> None:
    target = parse_target("markdown", {})
    assert (target.path, target.appended) == (Path("claimcheck.md"), None)
