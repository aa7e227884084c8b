"""How Europe PMC is asked: several identifiers in a query that is neither too long nor takes too much."""

from claimcheck.model.evidence import Work
from claimcheck.registries.europepmc import MOST_PER_BATCH, EuropePmc
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
    assert found.absent == ("1060",)


def test_long_dois_are_packed_by_bytes() -> None:
    stem = "10.5555/1234-5678(1999)069[0569:" + "größer" * 25 + "]2.0.co;"
    works = [Work(key=f"doi:{stem}{n}", registry="crossref", asked="2026-11-21", doi=f"{stem}{n}") for n in range(25)]
    with RegistryServer([record(n, stem) for n in range(25)]) as server:
        found = EuropePmc(server.base("europepmc"), None, "2026-11-21").read(works)
        assert 1 < len(server.requests) <= 25
        assert max(map(len, server.requests)) < 4000
    assert len(found.works) == 25
    assert found.failed == ()
