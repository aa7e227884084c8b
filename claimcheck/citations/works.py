"""Which entry of the list an author-year mention means; without one, the reference the mention itself is."""

import re
from collections import defaultdict

from claimcheck.citations.identifiers import find_identifiers
from claimcheck.citations.mentions import Mention, fold
from claimcheck.citations.pointing import is_outside
from claimcheck.citations.prose import Prose
from claimcheck.model.citation import Fields, Reference, ReferenceKind
from claimcheck.model.span import Span

_YEAR = re.compile(r"(?<!\d)((?:1[5-9]|20)\d\d)([a-z]\b)?")
_SHORT = re.compile(r"\[([^\[\]]{2,20})\]")
_HEAD = 160
"""Characters of an entry in which its first authors stand."""


class Works:
    """The works a page mentions by author and year: entries of its list, and those that stand in no list."""

    def __init__(self, prose: Prose) -> None:
        self._prose = prose
        self._by_name: defaultdict[str, list[_Entry]] = defaultdict(list)
        for entry in prose.found.entries:
            known = _Entry(entry)
            for word in known.first_words:
                self._by_name[word].append(known)
        self._mentioned: defaultdict[tuple[str, int | None, str], list[tuple[Mention, str]]] = defaultdict(list)
        self._made: dict[str, Reference] = {}
        self._called: dict[str, frozenset[str]] = {}
        """The words of a body by the short name the text gives it."""

    def learn(self, mention: Mention) -> None:
        """Remember the short name that a mention gives a body: "World Sleep Organization [WSO], 2013"."""
        if short := _SHORT.search(mention.printed):
            self._called.setdefault(fold(short[1]), frozenset(_words(mention.authors[0])))

    def entries_of(self, mention: Mention) -> list[str]:
        """Return the labels of the entries the mention can mean, the fitting ones only."""
        by_author = self._by_author(frozenset(_words(mention.authors[0])))
        if not by_author and (called := self._called.get(fold(mention.authors[0]))):
            by_author = self._by_author(called)
        if mention.year is None:
            named = {word for name in mention.authors[1:] for word in _words(name)}
            by_author = [entry for entry in by_author if named <= entry.head_words]
            return [entry.label for entry in by_author] if len(by_author) == 1 else []
        fitting = [entry for entry in by_author if mention.year in entry.years]
        if len(fitting) > 1 and mention.suffix:
            fitting = [entry for entry in fitting if entry.suffix in ("", mention.suffix)] or fitting
            lettered = [entry for entry in fitting if entry.suffix == mention.suffix]
            place = ord(mention.suffix) - ord("a")
            if not lettered and place < len(fitting):
                lettered = [fitting[place]]
            fitting = lettered or fitting
        if len(fitting) > 1 and len(mention.authors) > 1:
            second = frozenset(_words(mention.authors[1]))
            fitting = [entry for entry in fitting if second <= entry.head_words] or fitting
        return [entry.label for entry in fitting]

    def _by_author(self, wanted: frozenset[str]) -> list["_Entry"]:
        return [entry for entry in self._by_name.get(max(wanted, key=len), ()) if wanted <= entry.first_words]

    def labels_of(self, mention: Mention, span: Span, targets: list[str]) -> list[str]:
        """Return the labels the mention stands for, and remember the work when no list has it."""
        labels = self.entries_of(mention)
        if labels:
            return labels
        key = (fold(mention.authors[0]), mention.year, mention.suffix)
        for other, label in self._mentioned[key]:
            if _same_coauthors(mention, other):
                return [label]
        reference = self._reference(mention, span, targets)
        self._mentioned[key].append((mention, reference.label))
        self._made.setdefault(reference.label, reference)
        return [reference.label]

    def made(self, labels: list[str]) -> tuple[Reference, ...]:
        """Return those references among `labels` that no list has."""
        return tuple(self._made[label] for label in labels if label in self._made)

    def _reference(self, mention: Mention, span: Span, targets: list[str]) -> Reference:
        outside = tuple(target for target in targets if is_outside(target))
        fields = Fields(mention.authors, mention.et_al, mention.year, None, mention.journal)
        text = span.slice(self._prose.page.text)
        label = outside[0] if outside else mention.printed
        return Reference(label, ReferenceKind.MENTION, span, text, find_identifiers("", outside), fields)


class _Entry:
    """An entry with what a mention is compared against."""

    def __init__(self, entry: Reference) -> None:
        self.label = entry.label
        head = entry.text[:_HEAD]
        first = (
            entry.fields.authors[0]
            if entry.fields.authors
            else re.split(r"[(\d.,]", head.lstrip(" [(0123456789.)]"), maxsplit=1)[0]
        )
        acronym = "".join(word[0] for word in re.split(r"[\s-]+", first) if word[:1].isupper()).casefold()
        self.first_words = frozenset([*_words(first), acronym] if len(acronym) > 1 else _words(first))
        """The words of the first author, and its initial letters for a body known by them."""
        self.head_words = frozenset(_words(head + " " + " ".join(entry.fields.authors)))
        printed = list(_YEAR.finditer(entry.text[:2000]))
        wanted = entry.fields.year
        self.years = {wanted} if wanted else {int(match[1]) for match in printed[:4]}
        self.suffix = (
            next((match[2] for match in printed if match[2] and (not wanted or int(match[1]) == wanted)), "") or ""
        )


def _words(name: str) -> list[str]:
    return re.split(r"[ -]+", fold(name))


def _same_coauthors(one: Mention, other: Mention) -> bool:
    """Whether two mentions with one first author and year can be one work."""
    if one.et_al or other.et_al:
        return all(mention.et_al or len(mention.authors) != 2 for mention in (one, other))
    return [fold(name) for name in one.authors] == [fold(name) for name in other.authors]
