"""How Europe PMC is asked: several identifiers in a query that is neither too long nor takes too much."""

import pytest

from claimcheck.model.evidence import UpdateKind, Work
from claimcheck.model.registry import Registry
from claimcheck.registries.europepmc import MOST_PER_BATCH, EuropePmc
from claimcheck.registries.notices import read_notices
from tests.registry import RegistryServer


def record(number: int, doi: str = "10.5555/sleep.") -> dict[str, object]:
    return {
        "DOI": f"{doi}{number}",
        "title": [f"On sleep {number}"],
        "issued": {"date-parts": [[2020]]},
        "x-identifiers": {"pmid": str(1000 + number)},
    }


def test_numbers_are_asked_for_together() -> None:
    with RegistryServer([record(number) for number in range(60)]) as server:
        found = EuropePmc(server.base("europepmc"), None, "2026-11-21").look_up([str(1000 + n) for n in range(61)])
        assert len(server.requests) == -(-61 // MOST_PER_BATCH)
    assert len(found.works) == 60
    assert found.absent == ["1060"]


def test_long_dois_are_packed_by_bytes() -> None:
    stem = "10.5555/1234-5678(1999)069[0569:" + "größer" * 25 + "]2.0.co;"
    works = [Work(f"doi:{stem}{n}", Registry.CROSSREF, "2026-11-21", doi=f"{stem}{n}") for n in range(25)]
    with RegistryServer([record(n, stem) for n in range(25)]) as server:
        found = EuropePmc(server.base("europepmc"), None, "2026-11-21").read(works)
        assert 1 < len(server.requests) <= 25
        assert max(map(len, server.requests)) < 4000
    assert len(found.works) == 25
    assert found.failed == []


@pytest.mark.parametrize(
    ("types", "comments", "kinds"),
    [
        (["Retracted Publication"], [], [UpdateKind.RETRACTION]),
        (["retracted publication"], ["Retraction in", "Erratum in"], [UpdateKind.RETRACTION, UpdateKind.CORRECTION]),
        ([], ["Expression of concern in"], [UpdateKind.CONCERN]),
        (["Retraction of Publication"], ["Retraction of"], []),  # the notice, not the work
        (["Published Erratum"], ["Erratum for", "Comment in"], []),
        ([], [], []),
    ],
)
def test_notices_are_read_whole(types: list[str], comments: list[str], kinds: list[UpdateKind]) -> None:
    told = {**record(1), "x-pub-types": types, "x-comments": comments}
    with RegistryServer([told]) as server:
        work = EuropePmc(server.base("europepmc"), None, "2026-11-21").look_up(["1001"]).works["1001"]
    assert [update.kind for update in work.updates] == kinds


@pytest.mark.parametrize(
    "entry",
    [
        {"pubTypeList": None, "commentCorrectionList": []},
        {"pubTypeList": {"pubType": 7}, "commentCorrectionList": {"commentCorrection": ["Retraction in", None]}},
        {"pubTypeList": "Retracted Publication"},
    ],
)
def test_nonsense_is_no_notice(entry: dict[str, object]) -> None:
    assert read_notices(entry) == ()
