"""Where everything of a report stands: anchors that stay the same from run to run, and which file holds them."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import blake2s
from urllib.parse import quote, urlsplit

from claimcheck.model.evidence import Work
from claimcheck.model.finding import Finding

_LONGEST_ANCHOR = 60


@dataclass(frozen=True, slots=True)
class Site:
    """The files of one report: one for everything, or an index, the references, and one per page."""

    index: str
    folder: str | None
    """Beside the index, holds the other files; None when the index is everything."""
    pages: Mapping[str, str] = field(default_factory=dict)
    """Anchor of each page by its path."""
    works: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Anchor of the work that a reference means, by path and label."""
    rules: frozenset[str] = frozenset()
    """Rules whose manual the report holds."""

    def page_file(self, path: str) -> str:
        """Return the file that shows a page."""
        return f"{self.folder}/{self.pages[path]}.html" if self.folder else self.index

    @property
    def works_file(self) -> str:
        """The file that lists the references."""
        return f"{self.folder}/references.html" if self.folder else self.index

    def href(self, here: str, there: str, anchor: str) -> str:
        """Return the address of an anchor in the file `there` for a link in the file `here`."""
        if here == there:
            return f"#{anchor}"
        if self.folder and here.startswith(f"{self.folder}/"):
            inside = there.startswith(f"{self.folder}/")
            there = there.removeprefix(f"{self.folder}/") if inside else f"../{there}"
        return f"{quote(there)}#{anchor}"

    def seen_from(self, path: str) -> "Links":
        """Return every address that the file showing a page may need."""
        here = self.page_file(path)
        works = {label: self.href(here, self.works_file, name) for label, name in self.works.get(path, {}).items()}
        rules = {rule: self.href(here, self.index, rule_anchor(rule)) for rule in self.rules}
        return Links(self.pages[path], works, rules)


@dataclass(frozen=True, slots=True)
class Links:
    """Where what a page refers to stands, as seen from the page's own file."""

    anchor: str
    """Of the page."""
    works: Mapping[str, str]
    """Address of the work behind a reference, by label."""
    rules: Mapping[str, str]
    """Address of a rule's manual."""

    def finding(self, finding: Finding) -> str:
        """Return what a finding is linked by: its fingerprint, which stays when text around it moves."""
        known = "".join(c for c in finding.fingerprint.lower() if c.isascii() and c.isalnum())
        return f"{self.anchor}-finding-{known or finding.span.start}"


def rule_anchor(rule: str) -> str:
    """Return the anchor of a rule's manual."""
    return f"rule-{_slug(rule)}"


def anchors(prefix: str, names: Iterable[str]) -> dict[str, str]:
    """Return an anchor per name: readable, safe in addresses and file names, each its own."""
    given: dict[str, str] = {}
    used: set[str] = set()
    for name in names:
        if name in given:
            continue
        wanted = candidate = f"{prefix}-{_slug(name)}"
        number = 2
        while candidate in used:
            candidate, number = f"{wanted}-{number}", number + 1
        used.add(candidate)
        given[name] = candidate
    return given


def _slug(text: str) -> str:
    slug = re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-") or "x"
    if len(slug) <= _LONGEST_ANCHOR:
        return slug
    return f"{slug[:_LONGEST_ANCHOR].strip('-')}-{blake2s(text.encode('utf-8', 'replace'), digest_size=4).hexdigest()}"


def web_address(text: str) -> str | None:
    """Return `text` when it is a plain web address a reader may follow, else None."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return None
    plain = text.isprintable() and not any(character in text for character in ' "<>\\')
    return text if plain and parts.scheme in {"http", "https"} and parts.hostname else None


def work_links(work: Work) -> tuple[tuple[str, str], ...]:
    """Return name and address of where a work's record can be read."""
    links = []
    if work.doi:
        links.append(("DOI", f"https://doi.org/{quote(work.doi, safe='/')}"))
    if record := work.registry.record_url(work.doi):
        links.append((work.registry.full_name, record))
    if work.pmid:
        links.append(("PubMed", f"https://pubmed.ncbi.nlm.nih.gov/{quote(work.pmid, safe='')}/"))
    if work.pmcid:
        links.append(("PMC", f"https://pmc.ncbi.nlm.nih.gov/articles/{quote(work.pmcid, safe='')}/"))
    if not links and work.url and (address := web_address(work.url)):
        links.append(("address", address))
    return tuple(links)
