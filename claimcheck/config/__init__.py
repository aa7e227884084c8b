"""Settings: one frozen value, one small part per stage. `keys` knows every key, `load` where values come from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from claimcheck.model.claim import EVIDENCE_KINDS, ClaimKind
from claimcheck.model.registry import Registry
from claimcheck.model.severity import Severity


@dataclass(frozen=True, slots=True)
class Trusted:
    """A figure of the publisher's own, and who or what vouches for it."""

    figure: str
    """As printed, with its unit: "89%", "700,000 sessions"; a bare number stands for whatever it counts."""
    source: str
    """An address, or words."""


@dataclass(frozen=True, slots=True)
class ClaimsConfig:
    """Settings of `extract`."""

    evidence_kinds: frozenset[ClaimKind] = EVIDENCE_KINDS
    trusted: tuple[Trusted, ...] = ()
    """Figures that need no citation."""


@dataclass(frozen=True, slots=True)
class PerPath:
    """Settings for some pages only."""

    paths: tuple[str, ...]
    """Patterns as in `.gitignore`, matched on the page's path from the folder of the configuration file."""
    rules: Mapping[str, Severity | None] = field(default_factory=dict)
    ignore: tuple[str, ...] = ()
    evidence_kinds: frozenset[ClaimKind] | None = None


@dataclass(frozen=True, slots=True)
class LinksConfig:
    """Settings of the link check."""

    check: bool = True
    timeout: float = 20.0
    """Seconds for one visit to an address, redirects included; an address gets three visits at most."""
    per_host: int = 2
    """Requests to one host at once."""
    delay: float = 0.2
    """Seconds between two requests to one host."""
    allow_private: bool = False
    """Whether loopback and private addresses may be asked."""


@dataclass(frozen=True, slots=True)
class RulesConfig:
    """Settings of `judge`: which rules are asked, and what each weighs."""

    select: tuple[str, ...] = ()
    """Rule ids to judge by; empty means all."""
    ignore: tuple[str, ...] = ()
    """Rule ids to leave out."""
    severities: Mapping[str, Severity | None] = field(default_factory=dict)
    """By rule id, where it differs from the rule's own; None switches the rule off."""
    per_path: tuple[PerPath, ...] = ()
    links: bool = True
    """Whether links are looked at: else a rule about them could say nothing."""


@dataclass(frozen=True, slots=True)
class SemanticConfig:
    """Settings of the second opinion: what the cited works say nearest to a claim, by meaning."""

    model: Path | None = None
    """Folder of an embedding model; None asks for no second opinion."""


@dataclass(frozen=True, slots=True)
class Config:
    """Everything a run needs to know, decided before it starts."""

    root: Path = Path()
    """Folder of the configuration file; relative paths in it start here."""
    source: Path | None = None
    """The configuration file."""
    paths: tuple[Path, ...] = ()
    lock: Path | None = None
    baseline: Path | None = None
    fail_on: Severity = Severity.ERROR
    mailto: str | None = None
    """Contact address sent to the registries."""
    offline: bool = False
    require_verified: bool = False
    select: tuple[str, ...] = ()
    """Rule ids to judge by; empty means all."""
    ignore: tuple[str, ...] = ()
    """Rule ids to leave out."""
    exclude: tuple[str, ...] = ()
    """Pages that are not read: patterns as in `.gitignore`."""
    min_coverage: float | None = None
    """Least share, in percent, of claims that need evidence and have it; less fails the run."""
    per_path: tuple[PerPath, ...] = ()
    """Settings for some pages only; of two that match, the later one wins."""
    claims: ClaimsConfig = field(default_factory=ClaimsConfig)
    registries: Mapping[Registry, str] = field(default_factory=lambda: {one: one.address for one in Registry})
    """Base addresses; each may point at a mirror or a local server."""
    links: LinksConfig = field(default_factory=LinksConfig)
    semantic: SemanticConfig = field(default_factory=SemanticConfig)
    rules: Mapping[str, Severity | None] = field(default_factory=dict)
    """Severity per rule id where it differs from the rule's own; None switches the rule off."""

    @property
    def judging(self) -> RulesConfig:
        """The part of the rules."""
        return RulesConfig(self.select, self.ignore, self.rules, self.per_path, self.links.check)
