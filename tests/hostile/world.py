"""A small honest world: three works that registries describe rightly, and a page that cites them as they are recorded.

What a registry answers can be spoilt on its way; whatever the page is accused of then rests on the spoiling alone.
"""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from claimcheck.check import check
from claimcheck.config import Config
from claimcheck.lock import Lock
from claimcheck.model.evidence import Outcome
from claimcheck.model.finding import Report
from tests.registry.answer import Answer, json_answer
from tests.registry.server import NO_LINKS, RegistryServer

Spoil = Callable[[str, Any], Any]
"""Registry and good answer → what is answered instead: JSON, or bytes as they are."""

ACCUSING = {
    "unregistered-doi",
    "different-work",
    "unmatched-reference",
    "mismatched-record",
    "retracted-work",
    "expression-of-concern",
    "duplicate-reference",
    "dead-link",
}


def _record(number: int, title: str, names: list[tuple[str, str]], journal: tuple[str, str]) -> dict[str, Any]:
    return {
        "DOI": f"10.5555/village.{number}",
        "type": "journal-article",
        "title": [title],
        "author": [{"family": family, "given": given, "sequence": "additional"} for family, given in names],
        "container-title": [journal[0]],
        "short-container-title": [journal[1]],
        "volume": str(20 + number),
        "issue": "3",
        "page": f"{number}41-{number}52",
        "issued": {"date-parts": [[2014, number]]},
        "published": {"date-parts": [[2014, number]]},
        "updated-by": [{"DOI": "10.5555/v2", "type": "new_version", "updated": {"date-parts": [[2015, 1, 1]]}}],
        "x-identifiers": {"pmid": f"2990000{number}", "pmcid": f"PMC880000{number}"},
    }


RECORDS = [
    _record(
        1,
        "Choir rehearsals and lung capacity in villagers over seventy",
        [("Moreau", "Lucie"), ("Tanaka", "Ryo"), ("Oyelaran", "Femi")],
        ("Journal of Rural Breathing", "J Rural Breath"),
    ),
    _record(
        2,
        "Herbal tea before bed and the length of afternoon naps among ferrymen",
        [("Halvorsen", "Nils"), ("Petrova", "Daria")],
        ("Archives of Domestic Rest", "Arch Domest Rest"),
    ),
    _record(
        3,
        "Cold river bathing and winter absence of schoolteachers in two valleys",
        [("Quiroga", "Inés"), ("Dlamini", "Themba")],
        ("Alpine Journal of Prevention", "Alp J Prev"),
    ),
]
DATACITE = {
    "10.48550/arxiv.2203.04444": {
        "doi": "10.48550/arxiv.2203.04444",
        "titles": [{"title": "Counting the footsteps of postal workers with pocket sensors"}],
        "creators": [
            {"name": "Brandt, Eva", "givenName": "Eva", "familyName": "Brandt", "nameType": "Personal"},
            {"name": "Sato, Jun", "givenName": "Jun", "familyName": "Sato", "nameType": "Personal"},
        ],
        "publisher": "arXiv",
        "container": {},
        "publicationYear": 2022,
        "dates": [{"date": "2022-03-09", "dateType": "Submitted"}],
        "types": {"resourceTypeGeneral": "Preprint"},
    }
}
PAGE = """Our village practice

Singing raised lung capacity by 12% in villagers [1]. Ferrymen napped 25 minutes longer [2]. Teachers missed 4 days less [3].
Postal workers walked 14,000 steps [4].

References

1. Moreau L, Tanaka R, Oyelaran F. Choir rehearsals and lung capacity in villagers over seventy. J Rural Breath. 2014;21(3):141-152. doi:10.5555/village.1
2. Halvorsen N, Petrova D. Herbal tea before bed and the length of afternoon naps among ferrymen. Arch Domest Rest. 2014;22(3):241-252. PMID: 29900002
3. Quiroga I, Dlamini T. Cold river bathing and winter absence of schoolteachers in two valleys. Alp J Prev. 2014;23(3):341-352.
4. Brandt E, Sato J. Counting the footsteps of postal workers with pocket sensors. arXiv. 2022. doi:10.48550/arXiv.2203.04444
"""  # noqa: E501 - entries are lines


@dataclass
class SpoilingServer(RegistryServer):
    """A registry server whose good answers are spoilt on their way."""

    spoil: Spoil = field(default=lambda _, good: good)

    def answer(self, target: str) -> Answer:
        """Return the good answer to a request, spoilt."""
        import json

        good = super().answer(target)
        registry = target.lstrip("/").split("/")[0]
        if "json" not in good.type:
            return good
        spoilt = self.spoil(f"{registry} {kind_of(target)}", deepcopy(json.loads(good.body)))
        if isinstance(spoilt, bytes):
            return Answer(good.status, spoilt, good.type, good.headers)
        made = json_answer(spoilt, good.status)
        return Answer(good.status, made.body, good.type, good.headers)


def kind_of(target: str) -> str:
    """Return what a request asks for: "search", "batch", "single" or what its path says."""
    if "query.bibliographic" in target:
        return "search"
    if "filter=" in target:
        return "batch"
    return "single" if "/works/" in target else target.split("/")[2].split("?", maxsplit=1)[0]


def serve(spoil: Spoil | None = None) -> SpoilingServer:
    """Return a server of this world."""
    agencies = dict.fromkeys(DATACITE, "DataCite")
    server = SpoilingServer(list(RECORDS), datacite=dict(DATACITE), agencies=agencies)
    if spoil is not None:
        server.spoil = spoil
    return server


def checked(folder: Path, server: RegistryServer) -> Report:
    """Check the page against a server; answers are recorded in `folder / "lock"`."""
    (folder / "page.txt").write_text(PAGE, encoding="utf-8")
    (folder / "lock").unlink(missing_ok=True)
    config = Config(registries=server.config, lock=folder / "lock", links=NO_LINKS)
    return check([folder / "page.txt"], config, now=datetime(2026, 11, 21, tzinfo=UTC))


def accusations(report: Report) -> list[tuple[str, str]]:
    """Return what the page is accused of: rule and message."""
    return [(one.rule, one.message) for one in report.findings if one.rule in ACCUSING]


def denied(folder: Path) -> list[str]:
    """Return the questions whose answer in the lock is that there is no such thing."""
    answers = Lock.load(folder / "lock").answers
    return [key for key, answer in answers.items() if answer.outcome is Outcome.NOT_FOUND and key[:7] != "figures"]


def places(value: Any, here: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of every value inside a JSON value, its own among them."""
    yield here
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for name, item in inner:
        yield from places(item, (*here, name))


def put(value: Any, place: tuple[Any, ...], new: Any) -> Any:
    """Return a JSON value with another in one place; the value as it is where it has no such place."""
    if not place:
        return new
    copied = deepcopy(value)
    at = copied
    try:
        for name in place[:-1]:
            at = at[name]
        at[place[-1]]
        at[place[-1]] = new
    except (KeyError, IndexError, TypeError):
        return value
    return copied
