"""How long a registry is waited for: what it asks for itself, and never without end."""

import socket
import time
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest

from claimcheck.errors import RegistryError
from claimcheck.registries.crossref import Crossref
from claimcheck.registries.http import Http
from claimcheck.registries.interface import OUTAGE_AFTER, Health, Vain
from claimcheck.registries.patience import AnsweredError, PassingError, patiently
from tests.registry import Mode, RegistryServer

BEYOND = "Fri, 31 Dec 99999999999999999999 23:59:59 GMT"


class Registry:
    """Fails as told, then answers; remembers when it was asked."""

    def __init__(self, *errors: RegistryError) -> None:
        self._errors = list(errors)
        self.times: list[float] = []

    def __call__(self) -> str:
        self.times.append(time.monotonic())
        if self._errors:
            raise self._errors.pop(0)
        return "a work"


def test_seconds_asked_for_are_waited() -> None:
    registry = Registry(PassingError("429", "0.2"))
    assert patiently(registry, "Crossref", local=True) == "a work"
    assert registry.times[1] - registry.times[0] >= 0.2


def test_a_date_asked_for_is_waited_for() -> None:
    until = datetime.now(UTC) + timedelta(seconds=2)  # such dates have whole seconds
    registry = Registry(PassingError("429", format_datetime(until, usegmt=True)))
    assert patiently(registry, "Crossref", local=True) == "a work"
    assert registry.times[1] - registry.times[0] >= 0.5


@pytest.mark.parametrize("said", ["3600", "inf", "Fri, 01 Jan 2100 00:00:00 GMT"])
def test_who_asks_for_too_much_is_left_alone(said: str) -> None:
    registry = Registry(PassingError("429", said))
    with pytest.raises(PassingError):
        patiently(registry, "Crossref", local=True)
    assert len(registry.times) == 1


@pytest.mark.parametrize("said", ["", "soon", "-5", "nan", "Sat, 01 Jan 2000 00:00:00 GMT", "99999-99-99", BEYOND])
def test_what_asks_for_nothing_is_backed_off_from(said: str) -> None:
    assert patiently(Registry(PassingError("429", said)), "Crossref", local=True) == "a work"


def test_a_registry_that_never_stops_answering_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.registries.patience._LONGEST_TRY", 0.3)
    with RegistryServer([]) as server:
        server.fail(Mode.DRIPPING, "datacite")
        health = Health("DataCite")
        with pytest.raises(PassingError, match="DataCite did not answer within"):
            Http(server.base("datacite"), health, None, 5).get("dois/10.5555/sleep.1")
        assert health.out
        assert len(server.requests) == 2


def test_after_a_long_wait_nothing_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.registries.patience._PATIENCE", 0.0)
    registry = Registry(*(PassingError("500") for _ in range(3)))
    with pytest.raises(PassingError):
        patiently(registry, "Crossref", local=True)
    assert len(registry.times) == 1


def test_a_registry_is_out_after_failures_in_a_row_or_a_minute_in_vain() -> None:
    often, long = Health("Crossref"), Health("Crossref")
    for _ in range(OUTAGE_AFTER):
        assert not often.out
        often.fail(RegistryError("403"))
    assert often.out
    long.fail(RegistryError("500"), 61)
    assert long.out
    with pytest.raises(RegistryError, match="500"):
        long.ask(Registry())


def test_no_is_an_answer() -> None:
    health = Health("Crossref")
    for _ in range(OUTAGE_AFTER):
        with pytest.raises(AnsweredError):
            health.ask(Registry(AnsweredError("404")))
    assert not health.out
    assert health.reason == ""


def test_where_no_connection_comes_about_one_question_is_enough() -> None:
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        base = f"http://127.0.0.1:{unused.getsockname()[1]}"
        crossref, datacite = Crossref(base, None, "2026-11-21"), Health("DataCite")
        assert crossref.look_up(["10.5555/sleep.1"]).failed
        with pytest.raises(PassingError):
            Http(base, datacite, None, 5).get("dois/10.5555/sleep.1")
    assert crossref.health.out
    assert datacite.out


def test_where_no_registry_answers_none_is_waited_for_longer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("claimcheck.registries.interface.SECONDS_IN_VAIN", 0.4)
    vain = Vain()
    crossref, datacite, doi = (Health(name, vain) for name in ("Crossref", "DataCite", "doi.org"))
    start = time.monotonic()
    with pytest.raises(RegistryError, match="did not answer within"):
        crossref.ask(lambda: time.sleep(30), local=True)
    with pytest.raises(RegistryError, match="nothing has answered"):
        datacite.ask(Registry(), local=True)
    assert time.monotonic() - start < 5
    assert datacite.reason
    vain.seconds = 0.0
    assert doi.ask(Registry(), local=True) == "a work"
