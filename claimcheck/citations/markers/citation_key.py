r"""Keys of a bibliography that is kept elsewhere: `[@hale2014]`, `\cite{hale2014}`, `{% cite hale2014 %}`."""

import re
from collections.abc import Iterator

from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.model.citation import Reference, ReferenceKind, Traits
from claimcheck.model.span import Span

TRAITS = Traits(numbered=True)

_TAG = re.compile(
    r"\{%-?\s*cite\s+(?P<tag>[^%{}]{1,200}?)\s*-?%\}"
    r"|\\(?:cite|parencite|textcite|citep|citet|autocite)\*?(?:\[[^\[\]]{0,80}\]){0,2}\{(?P<tex>[^{}]{1,200})\}"
    r"|\[(?P<pandoc>[^\[\]\n]{0,60}@[A-Za-z][^\[\]\n]{1,200})\]"
)
_KEY = re.compile(r"[A-Za-z][\w:./-]{1,80}")
_PANDOC_KEY = re.compile(r"(?<![\w@])-?@([A-Za-z][\w:./-]{1,80})")
_OPTION = re.compile(r"\s--?\w+(?:\s+[^\s-]\S*)?")


def find(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield the tags of a page; a key that no entry has is a reference of its own, labelled with the key."""
    for block in prose.blocks:
        text = block.span.slice(prose.page.text)
        if "cite" not in text and "@" not in text:
            continue
        for match in _TAG.finditer(text):
            keys = _keys(match)
            if keys:
                span = Span(block.span.start + match.start(), block.span.start + match.end())
                made = tuple(_reference(key, span, match[0]) for key in keys if key not in prose.labels)
                yield MarkerMatch(span, keys, made)


def _keys(match: re.Match[str]) -> tuple[str, ...]:
    if match["pandoc"]:
        return tuple(dict.fromkeys(key.rstrip(".,:;") for key in _PANDOC_KEY.findall(match["pandoc"])))
    printed = _OPTION.sub(" ", match["tag"]) if match["tag"] else match["tex"]
    return tuple(dict.fromkeys(_KEY.findall(printed)))


def _reference(key: str, span: Span, printed: str) -> Reference:
    return Reference(key, ReferenceKind.MENTION, span, printed)
