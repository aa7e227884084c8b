"""CSV: read back by the standard library's reader; no field is a formula, wherever a spreadsheet divides it."""

import csv
import re
from dataclasses import replace
from io import StringIO

import pytest
from hypothesis import given, settings

from claimcheck.model.finding import Report
from claimcheck.reporters import csv as csv_report
from claimcheck.reporters.csv import COLUMNS, safe
from tests.reporters.hostile import ATTACKS, hostile, hostile_report

FORMULA = re.compile(r"""[\s"'“”„‘’‚«»\ufffd]*[=+\-@|%＝＋－＠−]""")


def rows(report: Report) -> list[dict[str, str]]:
    """Return the rows, as a program reads them that knows of the byte order mark."""
    text = csv_report.render(report).encode().decode("utf-8-sig")
    assert text.count("\r\n") == text.count("\n") == len(report.findings) + 1
    return list(csv.DictReader(StringIO(text, newline=""), strict=True))


def test_a_row_per_finding(report: Report) -> None:
    first, _, last = rows(report)
    assert tuple(first) == COLUMNS
    assert (first["status"], first["severity"], first["rule"]) == ("new", "error", "uncited-claim")
    assert (first["path"], first["line"], first["column"]) == ("site/walking.txt", "3", "1")
    assert (last["status"], last["reason"]) == ("accepted", "known since spring")


def test_words_come_back(report: Report) -> None:
    excerpt = 'Costs fell by 12%, "a lot", to $3; see p. 4-5.'
    (row,) = rows(replace(report, findings=(replace(report.findings[0], excerpt=excerpt),)))
    assert row["excerpt"] == excerpt


@pytest.mark.parametrize(
    ("value", "written"),
    [
        ("=1+1", "'=1+1"),
        ("-5", "'-5"),
        ('"=1+1', "'\"=1+1"),
        ("  @x", "'@x"),
        ("\t=1", "'=1"),
        ("“＝1”", "'“＝1”"),
        ("a; =1", "a;' =1"),
        ("a;b=1", "a;b=1"),
        ("fell by -3%", "fell by -3%"),
        ("", ""),
    ],
)
def test_formulas_become_words(value: str, written: str) -> None:
    assert safe(value) == written


@settings(max_examples=60, deadline=None)
@given(words=hostile, message=hostile, path=hostile)
def test_no_field_is_a_formula(words: str, message: str, path: str) -> None:
    for row in rows(hostile_report(words, message, path)):
        assert None not in row
        for value in row.values():
            assert value.startswith("'") or not FORMULA.match(value)
            for part in value.split(";")[1:]:
                assert part.startswith("'") or not FORMULA.match(part)
            assert not re.search(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069]", value)


@pytest.mark.parametrize("attack", ATTACKS)
def test_no_attack_is_a_formula(attack: str) -> None:
    assert not FORMULA.match(safe(attack)) or safe(attack).startswith("'")
