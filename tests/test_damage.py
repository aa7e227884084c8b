"""What every kind of damage must come to, from flattened text and from BibTeX: all of it seen, nothing on clean."""

import pytest

from tests.benchmarks.damage import KINDS, Row, entries, measure, works


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
