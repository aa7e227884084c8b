"""How Crossref is asked: in packed batches, singly where a batch cannot, and never past its limits."""

import json
import logging
from collections.abc import Iterator
from itertools import pairwise
from urllib.parse import parse_qs, unquote, urlsplit

import pytest

from claimcheck.errors import RegistryError
from claimcheck.registries.crossref import MOST_PER_BATCH, Crossref
from tests.registry import Mode, RegistryServer


def record(doi: str) -> dict[str, object]:
    return {"DOI": doi, "type": "journal-article", "title": [f"On {doi}"], "issued": {"date-parts": [[2020]]}}


def numbered(count: int, stem: str = "10.5555/sleep.") -> list[str]:
    return [f"{stem}{number}" for number in range(count)]


@pytest.fixture
def server() -> Iterator[RegistryServer]:
    with RegistryServer([record(doi) for doi in numbered(120)]) as running:
        yield running


@pytest.fixture
def crossref(server: RegistryServer) -> Crossref:
    return Crossref(server.base("crossref"), "someone@example.org", "2026-11-21")


@pytest.mark.parametrize(("count", "requests"), [(2, 1), (50, 1), (51, 2), (100, 2), (120, 3)])
def test_batches_hold_fifty(crossref: Crossref, server: RegistryServer, count: int, requests: int) -> None:
    found = crossref.look_up(numbered(count))
    assert set(found.works) == set(numbered(count))
    assert len(server.requests) <= requests
    assert -(-count // MOST_PER_BATCH) == requests


def test_long_dois_are_packed_by_bytes(crossref: Crossref, server: RegistryServer) -> None:
    long = numbered(60, "10.5555/1234-5678(1999)069[0569:" + "longer" * 15 + "]2.0.co;")
    found = crossref.look_up(long)
    assert set(found.absent) == set(long)
    assert found.failed == []
    assert len(server.requests) > 2
    assert max(len(f"GET {request} HTTP/1.1") for request in server.requests) < 3600


def test_rows_and_select_are_sent(crossref: Crossref, server: RegistryServer) -> None:
    crossref.look_up(numbered(40))
    query = parse_qs(urlsplit(server.requests[0]).query)
    assert int(query["rows"][0]) >= 40
    fields = query["select"][0].split(",")
    assert "updated-by" in fields
    assert "reference" not in fields


def test_the_contact_address_is_given(crossref: Crossref, server: RegistryServer) -> None:
    crossref.look_up(numbered(2))
    agents = {value for name, value in server.headers[0].items() if name.lower() == "user-agent"}
    assert any("mailto:someone@example.org" in agent for agent in agents)


def test_absent_is_told_from_found(crossref: Crossref) -> None:
    found = crossref.look_up([*numbered(3), "10.5555/nobody"])
    assert set(found.works) == set(numbered(3))
    assert found.absent == ["10.5555/nobody"]
    assert found.failed == []


def test_one_malformed_doi_does_not_spoil_the_batch(crossref: Crossref, server: RegistryServer) -> None:
    dois = numbered(32)
    dois[19] = "10.5555/bad"
    found = crossref.look_up(dois)
    assert set(found.works) == set(dois) - {"10.5555/bad"}
    assert found.absent == ["10.5555/bad"]
    assert len(server.requests) <= 12  # halved five times


@pytest.mark.parametrize(
    "doi",
    [
        "10.5555/12,34",
        "10.5555/a#frag",
        "10.5555/what?is=this",
        "10.5555/100%25",
        "10.5555/größe",
        "10.5555/a b",
        "10.5555/0012-9615(1999)069[0569:edilsa]2.0.co;2",
        "10.5555/sici<1::aid>3.0.co;2-k",
        "10.5555/a//b",
        "10.5555/a&b=c",
        "10.5555/a+b",
    ],
)
def test_odd_dois_arrive_whole(crossref: Crossref, server: RegistryServer, doi: str) -> None:
    server.records.append(record(doi))
    assert set(crossref.look_up([doi]).works) == {doi}
    both = crossref.look_up([doi, *numbered(2)])
    assert set(both.works) == {doi, *numbered(2)}
    assert all(doi not in unquote(request) or "filter" not in request for request in server.requests if "," in doi)


def test_letters_may_differ_in_case(crossref: Crossref, server: RegistryServer) -> None:
    server.records.append(record("10.5555/PPA.S29716"))
    assert set(crossref.look_up(["10.5555/ppa.s29716", "10.5555/sleep.1"]).works) == {
        "10.5555/ppa.s29716",
        "10.5555/sleep.1",
    }


def test_a_failing_batch_is_neither_found_nor_absent(crossref: Crossref, server: RegistryServer) -> None:
    server.fail(Mode.TRUNCATED, "crossref")
    found = crossref.look_up(numbered(5))
    assert (found.works, found.absent) == ({}, [])
    assert set(found.failed) == set(numbered(5))


def test_a_search_brings_five(crossref: Crossref, server: RegistryServer) -> None:
    assert len(crossref.search("sleep").works) == 5
    assert "query.bibliographic=sleep" in server.requests[0]


def test_a_failing_search_raises(crossref: Crossref, server: RegistryServer) -> None:
    server.fail(Mode.NONSENSE, "crossref")
    with pytest.raises(RegistryError):
        crossref.search("sleep")


def test_the_server_refuses_as_crossref_does(server: RegistryServer) -> None:
    select = server.answer("/crossref/works/10.5555/sleep.1?select=DOI")
    assert select.status == 400
    assert json.loads(select.body)["message"][0]["type"] == "parameter-not-allowed"
    missing = server.answer("/crossref/works/10.5555/nobody")
    assert (missing.status, missing.body) == (404, b"Resource not found.")


def test_a_batch_answered_with_something_else_is_asked_again_singly(crossref: Crossref, server: RegistryServer) -> None:
    server.aliases["10.5555/old"] = "10.5555/sleep.7"
    found = crossref.look_up(["10.5555/old", "10.5555/sleep.1", "10.5555/nobody"])
    assert set(found.works) == {"10.5555/sleep.1"}
    assert set(found.absent) == {"10.5555/old", "10.5555/nobody"}


def gaps(server: RegistryServer) -> list[float]:
    """Return the seconds between one request and the next."""
    return [after - before for before, after in pairwise(server.times)]


@pytest.mark.parametrize("stem", ["x-rate-limit", "x-ratelimit"])
def test_the_pace_follows_what_good_answers_say(server: RegistryServer, crossref: Crossref, stem: str) -> None:
    server.limits["list"] = {f"{stem}-limit": "2", f"{stem}-interval": "1s", "x-concurrency-limit": "1"}
    for _ in range(3):
        crossref.search("sleep")
    assert sum(gaps(server)) > 0.6  # twice half a second, less what a busy server is late to notice


def test_lists_and_single_records_have_a_pace_each(server: RegistryServer, crossref: Crossref) -> None:
    server.limits["list"] = {"x-rate-limit-limit": "1", "x-rate-limit-interval": "60s"}
    server.limits["single"] = {"x-rate-limit-limit": "2", "x-rate-limit-interval": "1s"}
    crossref.search("sleep")
    for doi in numbered(3):
        assert crossref.look_up([doi]).works
    assert sum(gaps(server)[1:]) > 0.6


@pytest.mark.parametrize("said", [{}, {"x-rate-limit-limit": "many", "x-rate-limit-interval": "often"}])
def test_answers_that_say_nothing_of_limits_change_nothing(
    server: RegistryServer, crossref: Crossref, said: dict[str, str]
) -> None:
    server.limits["list"] = said
    assert crossref.search("sleep").works
    assert crossref.search("sleep").works


def test_nothing_of_it_shows_in_the_log(
    server: RegistryServer, crossref: Crossref, caplog: pytest.LogCaptureFixture
) -> None:
    log = logging.getLogger("httpcore2.http11")
    level, filters = log.level, list(log.filters)
    with caplog.at_level(logging.DEBUG, logger="root"):
        crossref.search("sleep")
        assert [record for record in caplog.records if record.name.startswith("httpcore2")]  # who wants it, has it
    caplog.clear()
    crossref.search("sleep")
    assert not [record for record in caplog.records if record.name.startswith("httpcore2")]
    assert (log.level, log.filters) == (level, filters)


def test_without_a_log_the_answers_still_come(server: RegistryServer, crossref: Crossref) -> None:
    logging.disable(logging.DEBUG)
    try:
        assert crossref.search("sleep").works
    finally:
        logging.disable(logging.NOTSET)
