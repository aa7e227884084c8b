"""Floors under what the benchmarks of references measure, held on the samples in `tests/data`.

The damage of the thirteen references, the requests and the outages have theirs in `test_damage.py`.
"""

import json
from collections import Counter
from pathlib import Path

import pytest

from claimcheck.matching.comparing import compare
from claimcheck.model.evidence import Work, WorkMatch
from claimcheck.registries.crossref_record import read_work
from tests.benchmarks import hallmark, inventing, retractions
from tests.benchmarks.candidates import Index
from tests.benchmarks.comparison import count_matches, parse_fields
from tests.benchmarks.entry_texts import TEXTS, Shown
from tests.benchmarks.shared_works import ASKED, Sample
from tests.benchmarks.variations import cases, is_read
from tests.benchmarks.varying import HONEST, WRONG

DATA = Path(__file__).parent / "data"


@pytest.fixture(scope="module")
def works() -> list[Work]:
    lines = (DATA / "works.jsonl").read_text(encoding="utf-8").splitlines()
    return [work for line in lines if (work := read_work(json.loads(line), ASKED))]


def samples(works: list[Work]) -> list[Sample]:
    """Print every work in three styles far apart."""
    return [Sample(TEXTS[style](work, Shown()), work, {}) for style in ("AMA", "Chicago", "IEEE") for work in works]


def test_the_sample_is_what_it_is(works: list[Work]) -> None:
    assert Counter(work.type for work in works) == {"journal-article": 48, "proceedings-article": 30}


def test_nothing_is_said_against_honest_entries(works: list[Work]) -> None:
    found = [case for name, vary in HONEST.items() for case in cases(works, name, vary)]
    worst = Counter(case.worst for case in found)
    assert len(found) > 1000
    assert worst["error"] <= 0.001 * len(found)
    assert worst["warning"] <= 0.01 * len(found)


@pytest.mark.parametrize("name", WRONG)
def test_one_wrong_field_is_seen(works: list[Work], name: str) -> None:
    found = [case for case in cases(works, name, WRONG[name]) if is_read(case, name)]
    assert len(found) > 20
    missed = [case.entry for case in found if case.worst not in ("warning", "error")]
    assert len(missed) <= (0.03 if name == "title word" else 0.01) * len(found), missed


def test_the_doi_of_another_work_is_seen(works: list[Work]) -> None:
    for place, sample in enumerate(samples(works)):
        other = works[(place + 7) % len(works)]
        if other is not sample.work:
            said = compare(parse_fields(sample.text), other, sample.text)
            assert said.agreement is not WorkMatch.SAME, sample.text


def test_searching_and_accepting(works: list[Work]) -> None:
    printed = samples(works)
    present, absent = count_matches(printed, Index(works))
    assert present["right"] >= 0.99 * (present["right"] + present["wrong"])
    assert present["right"] >= 0.96 * len(printed)
    assert absent["none"] >= 0.995 * len(printed)


def test_the_standing_of_works() -> None:
    seen = retractions.controls(DATA / "status.jsonl")
    assert len(seen) == 25
    assert [control for control in seen if not control.right] == []


def test_invented_entries_are_flagged_and_real_ones_are_not(works: list[Work]) -> None:
    rows = inventing.entries(works)
    assert {row["hallucination_type"] for row in rows} == {None, *inventing.KINDS}
    score = hallmark.score(rows, hallmark.grave_of(hallmark.findings(rows)))
    assert score.valid == len(works)
    assert score.false <= 0.02 * score.valid
    assert score.f1 >= 0.96, score.kinds
