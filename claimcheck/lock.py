"""The lock: recorded answers of the outside, so that a run repeats without it.

One sorted JSON file holds the works that registries described (`works`), what each question brought (`answers`, by key:
"doi:…", "pmid:…", "pmcid:…", "search:…") and what became of links (`links`), each with who was asked and when. *Not
found* is an answer and is kept; failures never are. Texts under rights, such as abstracts, never enter it: only the
figures found in them do, with a few words around each.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import MISSING, asdict, dataclass, fields, is_dataclass
from enum import StrEnum
from hashlib import sha256
from pathlib import Path
from typing import Any, get_args, get_origin

from claimcheck.errors import LockError
from claimcheck.files import replace_file
from claimcheck.model.claim import Modifier
from claimcheck.model.evidence import (
    Author,
    Link,
    LinkStatus,
    Outcome,
    Place,
    ReportedFigure,
    Update,
    UpdateKind,
    Work,
)
from claimcheck.model.registry import Registry

VERSION = 1

RECORDED_OUTCOMES = frozenset({Outcome.RESOLVED, Outcome.NOT_FOUND, Outcome.NOT_TRIED})
"""What counts as an answer; NOT_TRIED is one when a registry said that another agency, which we do not read, knows."""
_PASSING_LINKS = frozenset({LinkStatus.UNREACHABLE, LinkStatus.NOT_TRIED, LinkStatus.REFUSED})


@dataclass(frozen=True, slots=True)
class Answer:
    """What one question to the registries brought."""

    outcome: Outcome
    works: tuple[str, ...] = ()
    """Keys of works: one for an identifier, the candidates in order for a search."""
    registry: str = ""
    """Who answered: "crossref", "datacite", "europepmc", "doi"."""
    asked: str = ""
    """ISO date."""
    reason: str = ""
    provenance: str | None = None
    """Where the answer comes from, when not straight from the registry."""


class Lock:
    """Recorded answers in memory; `save` writes them back."""

    def __init__(self) -> None:
        self.works: dict[str, Work] = {}
        self.answers: dict[str, Answer] = {}
        self.links: dict[str, tuple[Link, str]] = {}
        """By address: the outcome and the ISO date it was asked."""
        self._loaded: str | None = None
        self._added: set[str] = set()
        """Keys of answers and addresses of links that this run recorded."""

    def copy(self) -> "Lock":
        """Return the lock as it stands; what is recorded later is not in it."""
        other = Lock()
        other.works, other.answers, other.links = dict(self.works), dict(self.answers), dict(self.links)
        return other

    @classmethod
    def load(cls, path: Path | None) -> "Lock":
        """Read a lock; without a path or a file it is empty. Raises LockError for one that makes no sense."""
        lock = cls()
        if path is None:
            return lock
        text = _read(path)
        if text is None:
            return lock
        try:
            lock._fill(json.loads(text))
        except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
            remedy = "restore it from version control, or delete it and run claimcheck lock"
            raise LockError(f"the lock {path} cannot be understood: {_one_line(error)}", remedy) from None
        lock._loaded = text
        return lock

    @property
    def provenance(self) -> tuple[str, ...]:
        """What the lock says about answers that did not come straight from a registry, each statement once."""
        said = {answer.provenance for answer in self.answers.values()} | {
            work.provenance for work in self.works.values()
        }
        return tuple(sorted(statement for statement in said if statement))

    @property
    def digest(self) -> str:
        """A digest of the lock as it stands in its file."""
        return sha256((self._loaded or "").encode("utf-8", "surrogatepass")).hexdigest()

    def find(self, key: str) -> Answer | None:
        """Return the recorded answer to a question."""
        answer = self.answers.get(key)
        if answer is None or (answer.outcome is Outcome.RESOLVED and not answer.works):
            return None
        return answer if all(work in self.works for work in answer.works) else None

    def add(self, key: str, answer: Answer, works: Iterable[Work] = ()) -> None:
        """Record an answer with the works it names; a failure is not recorded."""
        for work in works:
            known = self.works.get(work.key)
            self.works[work.key] = work.completed(known) if known else work
        if answer.outcome in RECORDED_OUTCOMES:
            self.answers[key] = answer
            self._added.add(key)

    def find_link(self, url: str) -> Link | None:
        """Return what became of an address."""
        found = self.links.get(url)
        return found[0] if found else None

    def add_link(self, link: Link, asked: str) -> None:
        """Record what became of an address; what may pass is not recorded."""
        if link.status not in _PASSING_LINKS:
            self.links[link.url] = (link, asked)
            self._added.add(link.url)

    def save(self, path: Path) -> None:
        """Write the lock, whole or not at all, if it has changed; raises LockError.

        What another run has written since this one read the file is kept: only what this run recorded is put over it.
        """
        present = _read(path)
        if present not in {None, self._loaded}:
            self._join(Lock.load(path))
            self._loaded = present
        text = self._text()
        if text == self._loaded or (self._loaded is None and not (self.answers or self.links)):
            return
        try:
            replace_file(path, text)
        except OSError as error:
            message = f"the lock {path} cannot be written: {error.strerror or error}"
            raise LockError(message, "name another place with --lock") from None
        self._loaded = text

    def _join(self, other: "Lock") -> None:
        """Take over what another run recorded, where this one did not ask itself."""
        for key, answer in other.answers.items():
            if key not in self._added:
                self.answers[key] = answer
        for url, link in other.links.items():
            if url not in self._added:
                self.links[url] = link
        named = {key for added in self._added & self.answers.keys() for key in self.answers[added].works}
        for key, work in other.works.items():
            self.works[key] = self.works[key].completed(work) if key in named else work

    def _text(self) -> str:
        used = {key for answer in self.answers.values() for key in answer.works}
        shape = {
            "version": VERSION,
            "works": {key: _without_defaults(self.works[key]) for key in sorted(used & self.works.keys())},
            "answers": {key: _without_defaults(self.answers[key]) for key in sorted(self.answers)},
            "links": {
                url: _without_defaults(link, leave={"url"}) | {"asked": asked}
                for url, (link, asked) in sorted(self.links.items())
            },
        }
        return json.dumps(shape, ensure_ascii=False, indent=1, sort_keys=True) + "\n"

    def _fill(self, shape: Any) -> None:
        if not isinstance(shape, dict):
            raise ValueError("it is no JSON object")
        if shape.get("version") != VERSION:
            raise ValueError(f"its version is {shape.get('version')!r}, and this claimcheck reads version {VERSION}")
        for section in ("works", "answers", "links"):
            if not isinstance(shape.get(section, {}), dict):
                raise ValueError(f"its {section!r} is no JSON object")
        self.works = {key: _work(key, entry) for key, entry in shape.get("works", {}).items()}
        self.answers = {key: _answer(entry) for key, entry in shape.get("answers", {}).items()}
        for url, entry in shape.get("links", {}).items():
            self.links[url] = (_link(url, entry), str(entry["asked"]))


def _read(path: Path) -> str | None:
    """Return what a lock's file holds, None where there is none; raises LockError."""
    try:
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise LockError(f"the lock {path} cannot be read: {error}", "restore it or name another") from None


def _without_defaults(value: Work | Answer | Link, leave: Iterable[str] = ()) -> dict[str, Any]:
    """Return the fields of a value that say something, as JSON has them."""
    plain = asdict(value)
    shape = {}
    for field in fields(value):
        default = field.default if field.default is not MISSING else None
        if field.name not in leave and plain[field.name] != default and plain[field.name] not in ((), None):
            shape[field.name] = plain[field.name]
    return {
        name: [_slim(item) for item in entry] if isinstance(entry, tuple) else entry for name, entry in shape.items()
    }


def _slim(item: Any) -> Any:
    if not isinstance(item, dict):
        return item
    return {name: entry for name, entry in item.items() if entry or isinstance(entry, float)}


def _work(key: str, entry: Mapping[str, Any]) -> Work:
    plain = _known(Work, entry)
    for name in ("other_titles", "years", "journals", "read"):
        plain[name] = tuple(plain.get(name, ()))
    plain["authors"] = tuple(Author(**_known(Author, author)) for author in plain.get("authors", ()))
    plain["updates"] = tuple(
        Update(**_known(Update, update) | {"kind": UpdateKind(update["kind"])}) for update in plain.get("updates", ())
    )
    plain["figures"] = tuple(_figure(figure) for figure in plain.get("figures", ()))
    return Work(**plain | {"key": key, "registry": Registry(entry["registry"])})


def _figure(entry: Mapping[str, Any]) -> ReportedFigure:
    plain = _known(ReportedFigure, entry)
    text = str(plain.get("text", ""))
    plain.setdefault("at", _place_in(str(plain.get("context", "")), text))
    plain.setdefault("precision", _precision_of(text))
    modifier = Modifier(plain["modifier"]) if plain.get("modifier") else None
    return ReportedFigure(
        **{
            "value": None,
            **plain,
            "modifier": modifier,
            "place": Place(plain.get("place", Place.ABSTRACT)),
            "measures": tuple(plain.get("measures", ())),
        }
    )


def _precision_of(printed: str) -> float:
    """Return the precision of a figure of a lock that does not record it."""
    from claimcheck.quantities.quantities import find_quantities

    return next((quantity.precision for quantity in find_quantities(printed)), 0.0)


def _place_in(context: str, printed: str) -> int:
    """Return where a figure of a lock that does not record its place stands, whole, among the words around it."""
    found = re.search(rf"(?<![\w.,]){re.escape(printed)}(?![\w%]|[.,]\d)", context)
    return found.start() if found else -1


def _answer(entry: Mapping[str, Any]) -> Answer:
    plain = _known(Answer, entry)
    return Answer(**plain | {"outcome": Outcome(entry["outcome"]), "works": tuple(plain.get("works", ()))})


def _link(url: str, entry: Mapping[str, Any]) -> Link:
    plain = _known(Link, entry) | {"url": url, "status": LinkStatus(entry["status"])}
    for name in ("named", "headings"):
        plain[name] = tuple(plain.get(name, ()))
    return Link(**plain)


def _known(shape: type, entry: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields that we know, their kinds checked; a newer claimcheck may have written more."""
    if not isinstance(entry, Mapping):
        raise ValueError(f"an entry ({shape.__name__.lower()}) is no JSON object")
    known = {}
    for field in fields(shape):
        if field.name in entry:
            value = entry[field.name]
            if not _fits(value, field.type):
                raise ValueError(f"{field.name!r} of a {shape.__name__.lower()} cannot be {value!r:.60}")
            known[field.name] = value
    return known


def _fits(value: Any, kind: Any) -> bool:
    """Whether a JSON value can stand for a field of this type; enumerations and nested values are checked later."""
    if get_origin(kind) is tuple:
        return isinstance(value, list) and all(_fits(item, get_args(kind)[0]) for item in value)
    if any(
        isinstance(one, type) and (issubclass(one, StrEnum) or is_dataclass(one)) for one in (kind, *get_args(kind))
    ):
        return True
    return isinstance(value, kind) or (isinstance(value, int) and float in (kind, *get_args(kind)))


def _one_line(error: Exception) -> str:
    words = f"{error} is missing" if isinstance(error, KeyError) else str(error)
    return " ".join(words.split())
