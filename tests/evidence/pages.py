"""Documents made of references alone, and a way to gather evidence for them."""

from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.config import Config, LinksConfig
from claimcheck.evidence import gather
from claimcheck.lock import Lock
from claimcheck.model.citation import CitationIndex, Fields, Identifiers, Reference, ReferenceKind
from claimcheck.model.document import Document
from claimcheck.model.evidence import Resolution
from claimcheck.model.page import Block, BlockKind, Page, Segment
from claimcheck.model.span import Span
from tests.registry import RegistryServer, load_records

TODAY = "2026-11-21"
RECORDS = load_records(Path(__file__).parents[1] / "registry" / "records.jsonl")

PHQ9 = Fields(
    authors=("Kroenke K", "Spitzer RL", "Williams JBW"),
    year=2001,
    title="The PHQ-9: validity of a brief depression severity measure",
    journal="J Gen Intern Med",
    volume="16",
    issue="9",
    pages="606-613",
)
THEMES = Fields(
    authors=("Braun V", "Clarke V"),
    year=2006,
    title="Using thematic analysis in psychology",
    journal="Qual Res Psychol",
    volume="3",
    issue="2",
    pages="77-101",
)
INVENTED = Fields(
    authors=("Quillfeather B", "Ostrander M"),
    year=2019,
    title="Moonlight and the digestion of harbour pilots",
    journal="Annals of Nocturnal Medicine",
    volume="12",
    pages="1-9",
)


def printed(fields: Fields) -> str:
    """Return an entry as a page prints it."""
    place = f"{fields.year};{fields.volume}:{fields.pages}"
    return f"{', '.join(fields.authors)}. {fields.title}. {fields.journal}. {place}."


@dataclass
class Resolver:
    """A page under construction, and the settings to gather evidence with."""

    server: RegistryServer
    lock: Lock = field(default_factory=Lock)
    offline: bool = False
    refresh: bool = False
    provenance: str | None = None
    outages: tuple[str, ...] = ()

    def resolve(self, *references: tuple[Identifiers, Fields]) -> list[Resolution]:
        """Return the resolutions of entries given by identifiers and printed fields."""
        entries = [
            Reference(str(number), ReferenceKind.ENTRY, Span(0, 0), printed(fields), identifiers, fields)
            for number, (identifiers, fields) in enumerate(references, start=1)
        ]
        return self.gather(Document(_page(""), citation_index=CitationIndex(references=tuple(entries))))

    def mention(self, sentence: str, label: str, fields: Fields) -> Resolution:
        """Return the resolution of an author-year mention inside a sentence."""
        start = sentence.index(label)
        span = Span(start, start + len(label))
        reference = Reference(label, ReferenceKind.MENTION, span, label, Identifiers(), fields)
        return self.gather(Document(_page(sentence), citation_index=CitationIndex(references=(reference,))))[0]

    def gather(self, document: Document) -> list[Resolution]:
        """Gather evidence and keep the outages."""
        config = Config(registries=self.server.config, links=LinksConfig(check=False), offline=self.offline)
        gathered = gather([document], config, self.lock, today=TODAY, refresh=self.refresh, provenance=self.provenance)
        self.outages = gathered.outages
        return [evidence.resolution for evidence in gathered.evidence]


def _page(text: str) -> Page:
    span = Span(0, len(text))
    return Page("page.txt", "text", text, text, (Segment(span, span),), (Block(BlockKind.PARAGRAPH, span),))
