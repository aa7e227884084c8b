"""What every kind of damage must come to, from flattened text and from BibTeX: all of it seen, nothing on clean."""

import pytest

from tests.benchmarks.damage import KINDS, Row, entries, measure, page_of, works
from tests.benchmarks.outages import costs, weathers
from tests.benchmarks.stand_in import accusations, outcomes, record_of, run_with


@pytest.fixture(scope="module")
def rows() -> dict[tuple[str, str], Row]:
    return {(row.kind, row.form): row for row in measure()}


def test_the_sample_is_the_page_as_printed() -> None:
    whole = entries()
    assert len(whole) == 13
    assert {(entry.doi or "").lower() for entry in whole} <= {work.doi for work in works()}


@pytest.mark.parametrize("form", ["text", "bibtex"])
def test_clean_references_are_left_alone(rows: dict[tuple[str, str], Row], form: str) -> None:
    assert rows["clean", form].missed == ()
    assert rows["clean", form].seen == 0


@pytest.mark.parametrize("form", ["text", "bibtex"])
@pytest.mark.parametrize("kind", [*KINDS, "network down"])
def test_every_kind_of_damage_is_seen(rows: dict[tuple[str, str], Row], kind: str, form: str) -> None:
    row = rows[kind, form]
    assert row.missed == ()
    assert row.seen == row.of == (12 if kind == "second author" else 13)


def test_a_broken_entry_is_told_with_its_line_and_the_others_are_checked() -> None:
    whole = entries()
    (page,) = page_of(whole, "bibtex").values()
    report = run_with(
        {"list.bib": "@article{lost, title = {x} year = 2020}\n\n" + page}, [record_of(w) for w in works()]
    )
    assert [(problem.path.split("/")[-1], problem.line) for problem in report.problems] == [("list.bib", 1)]
    assert "the entry lost is broken" in report.problems[0].message
    assert outcomes(report) == {"resolved": len(whole)}
    assert {finding.rule for finding in report.findings} <= {"mismatched-record"}
    assert not accusations(report)


@pytest.mark.parametrize("dois", [1, 50, 51, 120])
def test_a_list_of_dois_costs_one_request_per_fifty(dois: int) -> None:
    cost, _ = costs((dois,))
    assert cost.lists + cost.singles <= cost.wanted


def test_nobody_is_accused_in_any_weather() -> None:
    for weather in weathers(patiently=False):
        assert weather.accused == (), weather.name
        assert weather.unverified == weather.outcomes.get("unreachable", 0), weather.name
