"""Answers of registries that contradict themselves or are damaged: nobody is accused, and nothing of it is recorded."""

from pathlib import Path
from typing import Any

import pytest

from claimcheck.model.registry import Registry
from claimcheck.registries import client_of
from tests.hostile.world import accusations, checked, denied, places, put, serve

ITEM = ("message", "items", 0)
CONTRADICTIONS: list[tuple[str, str, tuple[Any, ...], Any]] = [
    ("hits, but none listed", "europepmc search", ("resultList", "result"), []),
    ("two hits, one listed", "europepmc search", ("hitCount",), 2),
    ("hits in letters, none listed", "europepmc search", (), {"hitCount": "1", "resultList": {"result": []}}),
    ("no count, none listed", "europepmc search", (), {"resultList": {"result": []}}),
    ("minus one hit", "europepmc search", (), {"hitCount": -1, "resultList": {"result": []}}),
    ("a hit that is null", "europepmc search", ("resultList", "result"), [None]),
    ("a hit that is text", "europepmc search", ("resultList", "result"), ["29900002"]),
    ("a hit that is a list", "europepmc search", ("resultList", "result"), [[]]),
    ("a hit that is empty", "europepmc search", ("resultList", "result"), [{}]),
    ("a hit without its number", "europepmc search", ("resultList", "result", 0, "pmid"), None),
    ("a hit whose number is a list", "europepmc search", ("resultList", "result", 0, "pmid"), ["29900002"]),
    ("records, but none listed", "crossref search", ("message", "items"), []),
    ("a record that is null", "crossref search", ITEM, None),
    ("records that are all null", "crossref search", ("message", "items"), [None, None, None]),
    ("records that are text and numbers", "crossref search", ("message", "items"), ["a", 7, []]),
    ("empty records", "crossref search", ("message", "items"), [{}, {}, {}]),
    ("the count is text", "crossref search", (), {"message": {"total-results": "3", "items": []}}),
    ("there is no count", "crossref search", (), {"message": {"items": []}}),
    ("the best record has no DOI", "crossref search", (*ITEM, "DOI"), None),
    ("the DOI of the best is a number", "crossref search", (*ITEM, "DOI"), 10.5555),
    ("the title of the best is no list", "crossref search", (*ITEM, "title"), {"en": "Cold river bathing"}),
    ("the title of the best is null", "crossref search", (*ITEM, "title"), [None]),
    ("the title of the best is the word null", "crossref search", (*ITEM, "title"), ["null"]),
    ("the authors of the best are text", "crossref search", (*ITEM, "author"), "Quiroga I, Dlamini T"),
    ("the first author of the best is null", "crossref search", (*ITEM, "author", 0), None),
    ("a batch counts more than it lists", "crossref batch", ("message", "items"), []),
    ("a batch lists null", "crossref batch", ITEM, None),
    ("another DOI's agency", "doi ra", (0, "DOI"), "10.5555/somebody.else"),
    ("registered and not", "doi ra", (0, "status"), "DOI does not exist"),
]
DAMAGE: list[tuple[str, tuple[Any, ...], Any]] = [
    ("an author in between is null", ("author", 1), None),
    ("the first author is null", ("author", 0), None),
    ("an author is text", ("author", 1), "Tanaka R"),
    ("an author's name is null", ("author", 1, "family"), None),
    ("an author's name is a number", ("author", 0, "family"), 7),
    ("an author's name is the word none", ("author", 1, "family"), "None"),
    ("an author's name is half a character", ("author", 0, "family"), "\ud83d"),
    ("the authors are an object", ("author",), {"0": {"family": "Moreau"}}),
    ("the authors are the word null", ("author",), "null"),
    ("the title is the word null", ("title",), ["null"]),
    ("the title is the word N/A", ("title",), ["N/A"]),
    ("the title is a number", ("title",), 7),
    ("the title is a list in a list", ("title",), [["Choir rehearsals"]]),
    ("the title is an escape sequence", ("title", 0), "\x1b[2J"),
    ("the title is nothing but marks", ("title", 0), "\u0000\u0001"),
    ("the volume is zero", ("volume",), 0),
    ("the volume is a list", ("volume",), ["21", "22"]),
    ("the volume is true", ("volume",), True),
    ("the volume is below zero", ("volume",), -21),
    ("the volume is an escape sequence", ("volume",), "\x00\x1b[31m"),
    ("the volume is the word undefined", ("volume",), "undefined"),
    ("the volume is half a character", ("volume",), "2\udfff"),
    ("the volume is without end", ("volume",), 10**60),
    ("the issue is an object", ("issue",), {"no": 3}),
    ("the issue is the word NaN", ("issue",), "NaN"),
    ("the pages are zero", ("page",), 0),
    ("the pages are a list", ("page",), [141, 152]),
    ("the pages are the word null", ("page",), "null"),
    ("the journal is the word null", ("container-title",), ["null"]),
    ("the journal is null", ("container-title", 0), None),
    ("the journal is an escape sequence", ("container-title", 0), "\x07"),
    ("the short journal is a number", ("short-container-title", 0), 5),
    ("a date is text", ("issued",), "2014"),
    ("a date is beyond all calendars", ("issued", "date-parts", 0, 0), 10**40),
    ("a date is below zero", ("published", "date-parts", 0, 0), -2014),
    ("a date is a fraction", ("issued", "date-parts", 0, 0), 2014.5),
    ("both dates are nothing", ("issued", "date-parts"), [[None]]),
]
DATACITE_DAMAGE: list[tuple[str, tuple[Any, ...], Any]] = [
    ("the title is the word null", ("titles", 0, "title"), "null"),
    ("the title is a list", ("titles", 0, "title"), ["Counting"]),
    ("a creator is null", ("creators", 0), None),
    ("a creator's name is a number", ("creators", 1, "familyName"), 5),
    ("the year is beyond all calendars", ("publicationYear",), 10**40),
    ("the year is below zero", ("publicationYear",), -2022),
    ("the year is true", ("publicationYear",), True),
    ("the year is odd digits", ("publicationYear",), "\u00b2\u2070\u00b2\u00b2"),
    ("a date is odd digits", ("dates", 0, "date"), "\u2460\u2461\u2462\u2463"),
    ("the publisher is an escape sequence", ("publisher",), "\x1b]0;x\x07"),
]
EUROPEPMC_DAMAGE: list[tuple[str, tuple[Any, ...], Any]] = [
    ("the year is odd digits", ("pubYear",), "\u00b2\u2070\u00b9\u2074"),
    ("the year is beyond all calendars", ("pubYear",), 10**40),
    ("the year is a list", ("pubYear",), [2014]),
    ("the title is the word null", ("title",), "null"),
    ("the title is a number", ("title",), 5),
    ("the authors are the word null", ("authorString",), "null."),
    ("the volume is the word null", ("journalInfo", "volume"), "null"),
    ("the volume is an escape sequence", ("journalInfo", "volume"), "\x1b[0m"),
    ("the journal is the word null", ("journalInfo", "journal", "title"), "null"),
    ("the pages are the word null", ("pageInfo",), "null"),
    ("the DOI is without end", ("doi",), "10.5555/" + "x" * 70_000),
    ("the DOI is half a character", ("doi",), "10.5555/a\ud800"),
]


def named(cases: list[Any]) -> list[Any]:
    return [pytest.param(*case[1:], id=f"{case[1] if isinstance(case[1], str) else ''} {case[0]}") for case in cases]


def test_the_world_accuses_nobody_and_every_work_is_found(tmp_path: Path) -> None:
    with serve() as server:
        report = checked(tmp_path, server)
    assert accusations(report) == []
    outcomes = [one.resolution.outcome for analysis in report.analyses for one in analysis.evidence.values()]
    assert outcomes == ["resolved"] * 4


@pytest.mark.parametrize(
    ("asked", "place", "new"), [pytest.param(*case[1:], id=f"{case[1]}: {case[0]}") for case in CONTRADICTIONS]
)
def test_an_answer_that_contradicts_itself_is_no_answer(
    asked: str, place: tuple[Any, ...], new: Any, tmp_path: Path
) -> None:
    met = []

    def spoil(kind: str, good: Any) -> Any:
        if kind != asked:
            return good
        met.append(put(good, place, new) != good or (place[-1:] == ("status",)))
        return {**good} if not isinstance(good, (dict, list)) else _set(good, place, new)

    server = serve(spoil)
    if asked.startswith("doi"):
        server.records = server.records[1:]  # then doi.org is asked whose it is
        server.agencies["10.5555/village.1"] = "mEDRA"
    with server:
        report = checked(tmp_path, server)
    assert any(met)
    assert accusations(report) == []
    assert denied(tmp_path) == []


def _set(good: Any, place: tuple[Any, ...], new: Any) -> Any:
    """Put a value in a place, also where there is none yet."""
    if not place:
        return new
    at = good
    for name in place[:-1]:
        at = at[name]
    at[place[-1]] = new
    return good


@pytest.mark.parametrize(("place", "new"), named(DAMAGE))
def test_a_damaged_field_of_a_crossref_record_is_unknown(place: tuple[Any, ...], new: Any, tmp_path: Path) -> None:
    def spoil(kind: str, good: Any) -> Any:
        return put(good, (*ITEM, *place), new) if kind == "crossref batch" else put(good, ("message", *place), new)

    with serve(spoil) as server:
        report = checked(tmp_path, server)
    assert accusations(report) == []
    assert denied(tmp_path) == []


@pytest.mark.parametrize(("place", "new"), named(DATACITE_DAMAGE))
def test_a_damaged_field_of_a_datacite_record_is_unknown(place: tuple[Any, ...], new: Any, tmp_path: Path) -> None:
    with serve(lambda _, good: put(good, ("data", "attributes", *place), new)) as server:
        report = checked(tmp_path, server)
    assert accusations(report) == []


@pytest.mark.parametrize(("place", "new"), named(EUROPEPMC_DAMAGE))
def test_a_damaged_field_of_a_europe_pmc_record_is_unknown(place: tuple[Any, ...], new: Any, tmp_path: Path) -> None:
    def spoil(kind: str, good: Any) -> Any:
        return put(good, ("resultList", "result", 0, *place), new) if kind.startswith("europepmc") else good

    server = serve(spoil)
    held = server.records.pop(1)  # Crossref does not know it, so that Europe PMC's record stands alone
    with server:
        server.records.append({**held, "DOI": ""})
        report = checked(tmp_path, server)
    assert accusations(report) == []


def test_places_and_put_reach_everything() -> None:
    value = {"a": [1, {"b": None}]}
    assert len(list(places(value))) == 5
    assert put(value, ("a", 1, "b"), 2) == {"a": [1, {"b": 2}]}


@pytest.mark.parametrize(
    "doi", ["10.5555/" + "x" * 70_000, "10.5555/" + "x," * 40_000, "10.5555/\ud800", "10.5555/\x00"]
)
def test_a_doi_that_nobody_can_ask_for_is_unverified(doi: str) -> None:
    with serve() as server:
        crossref = client_of(Registry.CROSSREF)(server.base("crossref"), None, "2026-11-21")
        found = crossref.look_up([doi, "10.5555/village.1"])
    assert found.failed + found.absent == [doi]
    assert list(found.works) == ["10.5555/village.1"]
