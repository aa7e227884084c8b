"""gather(): Documents → Evidence for every reference: lock first, then registries and links; each asked once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.config import Config
from claimcheck.evidence.answers import Answers
from claimcheck.evidence.clients import Clients
from claimcheck.evidence.following import follow_links
from claimcheck.evidence.identifying import Lookup
from claimcheck.evidence.naming import resolve_named
from claimcheck.evidence.questions import questions_of
from claimcheck.evidence.reading import read_texts
from claimcheck.evidence.resolving import resolve
from claimcheck.faults import Faults
from claimcheck.lock import Lock
from claimcheck.model.document import Document
from claimcheck.model.evidence import Evidence, Link
from claimcheck.progress import Progress, Silent


@dataclass(frozen=True, slots=True)
class Gathered:
    """What the outside said about the references of a run."""

    evidence: tuple[Evidence, ...]
    """In order of the documents and their references."""
    outages: tuple[str, ...]
    """One line per registry that did not answer."""
    asked: bool = False
    """Whether anybody was asked: else it all comes from the lock."""

    def of(self, path: str) -> Mapping[str, Evidence]:
        """Return the evidence of one page, by reference label."""
        return {found.label: found for found in self.evidence if found.path == path}


def gather(
    documents: Sequence[Document],
    config: Config,
    lock: Lock,
    *,
    today: str,
    refresh: bool = False,
    provenance: str | None = None,
    progress: Progress | None = None,
    faults: Faults | None = None,
) -> Gathered:
    """Resolve and follow every reference of the documents; nothing raises, every outcome is a value.

    New answers are added to `lock`, dated `today` (ISO), with `provenance` when it is given. `refresh` asks again for
    what is recorded and keeps the old answer where nobody answers; `config.offline` asks nobody. What followed pages
    name as their work is resolved in a second round; works that claims cite are read for their figures. What fails
    unexpectedly is unverified, and added to `faults`.
    """
    watch: Progress = progress if progress is not None else Silent()
    answers = Answers(lock, today=today, offline=config.offline, refresh=refresh, provenance=provenance)
    faults = faults or Faults()
    clients = Clients(config, today, faults)
    lookup = Lookup(answers, clients)
    questions = [question for document in documents for question in questions_of(document)]
    resolutions = resolve(questions, lookup, watch, faults)
    pairs = list(zip(questions, resolutions, strict=True))
    links: Mapping[str, Link] = {}
    with faults.kept("the links"):
        links = follow_links(pairs, lookup, watch) if config.links.check else {}
    with faults.kept("the works that followed pages name"):
        resolutions = resolve_named(pairs, links, lookup)
    with faults.kept("the texts of cited works"):
        resolutions = read_texts(documents, questions, resolutions, lookup, watch)
    evidence = tuple(
        Evidence(question.path, question.reference.label, resolution, links.get(question.address or ""))
        for question, resolution in zip(questions, resolutions, strict=True)
    )
    return Gathered(evidence, clients.outages, clients.asked)


__all__ = ["Gathered", "gather"]
