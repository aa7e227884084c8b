"""The lock: recorded answers of the outside, so that a run repeats without it.

One sorted JSON file holds the works that registries described (`works`), what each question brought (`answers`, by key:
"doi:…", "pmid:…", "pmcid:…", "search:…") and what became of links (`links`), each with who was asked and when. *Not
found* is an answer and is kept; failures never are. Texts under rights, such as abstracts, never enter it: only the
figures found in them do, with a few words around each.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from typing import Any

from claimcheck.bounds import FILE_BYTES
from claimcheck.errors import LockError
from claimcheck.files import held, read_file, replace_file
from claimcheck.json_text import read_json, write_json
from claimcheck.lock.upgrading import VERSION, upgraded
from claimcheck.model.evidence import Link, LinkStatus, Outcome, Work
from claimcheck.serialising import decode, encode_named

RECORDED_OUTCOMES = frozenset({Outcome.RESOLVED, Outcome.NOT_FOUND, Outcome.NOT_TRIED})
"""What counts as an answer; NOT_TRIED is one when a registry said that another agency, which we do not read, knows."""
_PASSING_LINKS = frozenset({LinkStatus.UNREACHABLE, LinkStatus.NOT_TRIED, LinkStatus.REFUSED})


@dataclass(frozen=True, slots=True)
class RegistryAnswer:
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
        self.answers: dict[str, RegistryAnswer] = {}
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
            lock._fill(read_json(text))
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

    def find(self, key: str) -> RegistryAnswer | None:
        """Return the recorded answer to a question."""
        answer = self.answers.get(key)
        if answer is None or (answer.outcome is Outcome.RESOLVED and not answer.works):
            return None
        return answer if all(work in self.works for work in answer.works) else None

    def add(self, key: str, answer: RegistryAnswer, works: Iterable[Work] = ()) -> None:
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
        if not self._changes(_read(path)):
            return
        try:
            with held(path):
                present = _read(path)
                if present not in {None, self._loaded}:
                    self._join(Lock.load(path))
                self._loaded = self._text()
                replace_file(path, self._loaded)
        except OSError as error:
            message = f"the lock {path} cannot be written: {error.strerror or error}"
            raise LockError(message, "name another place with --lock") from None

    def _changes(self, present: str | None) -> bool:
        """Whether writing would change what the file holds, as far as it is what was read."""
        if present not in {None, self._loaded}:
            return bool(self._added)
        return self._text() != self._loaded and (self._loaded is not None or bool(self.answers or self.links))

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
            "works": {key: encode_named(self.works[key]) for key in used & self.works.keys()},
            "answers": {key: encode_named(answer) for key, answer in self.answers.items()},
            "links": {url: encode_named(link) | {"asked": asked} for url, (link, asked) in self.links.items()},
        }
        return write_json(shape, sort_keys=True)

    def _fill(self, shape: Any) -> None:
        if not isinstance(shape, dict):
            raise ValueError("it is no JSON object")
        shape = upgraded(shape)
        self.works = {key: decode(entry | {"key": key}, Work) for key, entry in _entries(shape, "works")}
        self.answers = {key: decode(entry, RegistryAnswer) for key, entry in _entries(shape, "answers")}
        for url, entry in _entries(shape, "links"):
            self.links[url] = (decode(entry | {"url": url}, Link), str(entry["asked"]))


def _entries(shape: Mapping[str, Any], section: str) -> Iterator[tuple[str, dict[str, Any]]]:
    listed = shape.get(section, {})
    if not isinstance(listed, dict) or not all(isinstance(entry, dict) for entry in listed.values()):
        raise ValueError(f"its {section!r} is no JSON object of objects")
    yield from listed.items()


def _read(path: Path) -> str | None:
    """Return what a lock's file holds, None where there is none; raises LockError."""
    try:
        return read_file(path, FILE_BYTES).decode("utf-8")
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError) as error:
        raise LockError(f"the lock {path} cannot be read: {error}", "restore it or name another") from None


def _one_line(error: Exception) -> str:
    words = f"{error} is missing" if isinstance(error, KeyError) else str(error)
    return " ".join(words.split())
