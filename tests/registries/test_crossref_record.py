"""Reading Crossref's records, in every shape they come in."""

import json
from pathlib import Path
from typing import Any

import pytest

from claimcheck.model.evidence import Author, UpdateKind, Work
from claimcheck.registries.crossref_record import read_work

CONTROLS = Path(__file__).parents[2] / ".." / "shared" / "data" / "retractions.jsonl"
DOI = "10.5555/sleep.1"


def work(**fields: Any) -> Work:
    """Return the work of a record with these fields (underscores for hyphens)."""
    read = read_work({"DOI": DOI, **{name.replace("_", "-"): value for name, value in fields.items()}}, "2026-11-21")
    assert read is not None
    return read


@pytest.mark.parametrize(
    ("title", "read"),
    [
        (["Sleep and mood"], "Sleep and mood"),
        ("Sleep and mood", "Sleep and mood"),
        ([], ""),
        (None, ""),
        (["Sleep in <i>Drosophila</i>: CO<sub>2</sub>"], "Sleep in Drosophila: CO2"),
        (["Sleep &amp; mood, p &lt; 0.05"], "Sleep & mood, p < 0.05"),
        (["Sleep &lt;i&gt;and&lt;/i&gt; mood"], "Sleep and mood"),
        (["Sleep\n      and   mood"], "Sleep and mood"),
        (["A < b and c > d"], "A < b and c > d"),
    ],
)
def test_titles(title: Any, read: str) -> None:
    assert work(title=title).title == read


@pytest.mark.parametrize(
    ("subtitle", "read"),
    [
        (["A cohort study"], "Sleep and mood: A cohort study"),
        ([], "Sleep and mood"),
        ([""], "Sleep and mood"),
        (["SLEEP AND MOOD"], "Sleep and mood"),
        (None, "Sleep and mood"),
    ],
)
def test_subtitles(subtitle: Any, read: str) -> None:
    assert work(title=["Sleep and mood"], subtitle=subtitle).title == read


@pytest.mark.parametrize("odd", [{"given": "nobody"}, "nonsense", None, {}, {"family": None}, {"name": ["A", "B"]}])
def test_authors_of_whom_one_cannot_be_read_are_unknown(odd: Any) -> None:
    read = work(author=[{"family": "Okafor"}, odd, {"family": "Quist"}])
    assert (read.authors, read.authors_complete) == ((), False)


def test_authors_and_organisations() -> None:
    read = work(
        author=[
            {"family": "Okafor", "given": "Adaeze", "suffix": "Jr"},
            {"name": "Northern Light Group"},
            {"family": "Quist"},
            {"family": "Quist"},
        ]
    )
    assert read.authors == (
        Author("Okafor", "Adaeze", "Jr"),
        Author("Northern Light Group", organisation=True),
        Author("Quist"),
    )


def test_every_deposited_year_counts() -> None:
    read = work(
        issued={"date-parts": [[1997]]},
        published_online={"date-parts": [[2005, 3, 1]]},
        published_print={"date-parts": [[1997, 7]]},
        posted={"date-parts": [[None]]},
    )
    assert read.years == (1997, 2005)


@pytest.mark.parametrize(
    "issued", [None, {}, {"date-parts": [[None]]}, {"date-parts": [[]]}, {"date-parts": []}, "2020"]
)
def test_dates_may_be_anything(issued: Any) -> None:
    assert work(issued=issued).years == ()


def test_null_volumes_are_none() -> None:
    read = work(volume="null", issue="", page=None, article_number="e12")
    assert (read.volume, read.issue, read.pages, read.article_number) == (None, None, None, "e12")


def test_journals_full_and_short() -> None:
    read = work(container_title=["Learning &amp; Sleep"], short_container_title=["Learn Sleep"])
    assert read.journals == ("Learning & Sleep", "Learn Sleep")


def test_what_is_no_record() -> None:
    assert read_work({}, "2026-11-21") is None
    assert read_work({"DOI": 7}, "2026-11-21") is None


def notice(kind: str, doi: str | None = "10.5555/notice", source: str | None = "publisher") -> dict[str, Any]:
    return {"type": kind, "DOI": doi, "source": source, "updated": {"date-parts": [[2021, 5, 4]]}}


def kinds(*updates: dict[str, Any], **fields: Any) -> list[UpdateKind]:
    return [update.kind for update in work(updated_by=list(updates), **fields).updates]


def test_the_most_severe_notice_comes_first() -> None:
    found = kinds(notice("correction", "10.5555/a"), notice("expression_of_concern"), notice("retraction"))
    assert found == [UpdateKind.RETRACTION, UpdateKind.CONCERN, UpdateKind.CORRECTION]


def test_a_notice_told_twice_counts_once() -> None:
    assert kinds(notice("retraction"), notice("retraction", source="retraction-watch")) == [UpdateKind.RETRACTION]


@pytest.mark.parametrize("kind", ["new_version", "addendum", "new_edition", "version_of_record"])
def test_new_versions_are_no_notices(kind: str) -> None:
    assert kinds(notice(kind)) == []


def test_a_notice_is_not_the_work_it_is_about() -> None:
    assert kinds(update_to=[notice("retraction")]) == []
    reversed_ = kinds(notice("retraction"), update_to=[notice("retraction", source="retraction-watch")])
    assert reversed_ == []


@pytest.mark.parametrize(("lifted", "left"), [("2022-01-01", []), ("2020-01-01", [UpdateKind.RETRACTION]), (None, [])])
def test_a_reinstatement_lifts_what_came_before_it(lifted: str | None, left: list[UpdateKind]) -> None:
    parts = [[int(part) for part in lifted.split("-")]] if lifted else [[None]]
    back = {**notice("reinstatement", "10.5555/back"), "updated": {"date-parts": parts}}
    assert kinds(notice("retraction"), back) == left


def test_controls() -> None:
    if not CONTROLS.exists():
        pytest.skip("the shared data is not here")
    expected = {
        "retracted": UpdateKind.RETRACTION,
        "expression of concern": UpdateKind.CONCERN,
        "partial retraction": UpdateKind.PARTIAL_RETRACTION,
        "corrected": UpdateKind.CORRECTION,
        "withdrawn": UpdateKind.WITHDRAWAL,
        "clean": None,
        "reinstated": None,
    }
    for line in CONTROLS.read_text(encoding="utf-8").splitlines():
        record = json.loads(line)
        read = read_work(record, "2026-11-21")
        assert read is not None
        status = record["x-expected-status"]
        kind = next(kind for start, kind in expected.items() if status.startswith(start))
        assert (read.updates[0].kind if read.updates else None) is kind, record["DOI"]
