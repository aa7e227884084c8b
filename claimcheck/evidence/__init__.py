"""gather(): Documents → Evidence for every reference: lock first, then registries and links; each asked once."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from claimcheck.config import Config
from claimcheck.evidence.desk import Desk
from claimcheck.evidence.following import follow_links
from claimcheck.evidence.naming import resolve_named
from claimcheck.evidence.questions import questions_of
from claimcheck.evidence.resolving import resolve
from claimcheck.evidence.texts import read_texts
from claimcheck.lock import Lock
from claimcheck.model.citation import IdentifierReader
from claimcheck.model.document import Document
from claimcheck.model.evidence import Evidence, FigureReader
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
    read: FigureReader | None = None,
    identify: IdentifierReader | None = None,
) -> Gathered:
    """Resolve and follow every reference of the documents; nothing raises, every outcome is a value.

    New answers are added to `lock`, dated `today` (ISO), with `provenance` when it is given. `refresh` asks again for
    what is recorded and keeps the old answer where the outside fails; `config.offline` asks nobody. With `read`, the
    abstracts and open full texts of works that claims cite are read for their figures; with `identify`, what followed
    pages name as their work is read and resolved in a second round.
    """
    watch: Progress = progress if progress is not None else Silent()
    desk = Desk(config, lock, today=today, refresh=refresh, provenance=provenance, read=read)
    questions = [question for document in documents for question in questions_of(document)]
    resolutions = resolve(questions, desk, watch)
    pairs = list(zip(questions, resolutions, strict=True))
    links = follow_links(pairs, desk, watch)
    if identify is not None:
        resolutions = resolve_named(pairs, links, desk, identify)
    if read is not None:
        resolutions = read_texts(documents, questions, resolutions, desk, watch)
    evidence = tuple(
        Evidence(question.path, question.reference.label, resolution, links.get(question.address or ""))
        for question, resolution in zip(questions, resolutions, strict=True)
    )
    return Gathered(evidence, desk.outages, desk.asked)


__all__ = ["Gathered", "gather"]
