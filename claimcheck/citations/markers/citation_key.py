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
    r"|(?<![\w@./-])@(?P<named>[A-Za-z][\w:-]{0,60}\d{2,4}[a-z]?)(?![\w@/]|\.\w)"
)
_KEPT = re.compile(
    r"^bibliography\s?:|\.bib\b|\[[^\[\]\n]{0,60}@[A-Za-z][\w:-]{0,60}\d{4}|\\bibliography\{|\{#refs\}", re.MULTILINE
)
"""What shows that a page cites by keys: a bibliography that it names, or a key with a year in brackets."""
_KEY = re.compile(r"[A-Za-z][\w:./-]{1,80}")
_PANDOC_KEY = re.compile(r"(?<![\w@])-?@([A-Za-z][\w:./-]{1,80})")
_OPTION = re.compile(r"\s--?\w+(?:\s+[^\s-]\S*)?")


def find(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield the tags of a page; a key that no entry has is a reference of its own, labelled with the key.

    "[@name]" may be somebody's name on a network, "@name2019" is one unless the page keeps a bibliography.
    """
    kept = bool(_KEPT.search(prose.page.source)) or bool(prose.labels)
    for block in prose.blocks:
        text = block.span.slice(prose.page.text)
        if "cite" not in text and "@" not in text:
            continue
        for match in _TAG.finditer(text):
            keys = _keys(match)
            at_sign = match["pandoc"] or match["named"]
            if keys and (kept or not at_sign or (match["pandoc"] and any(map(str.isdigit, match["pandoc"])))):
                span = Span(block.span.start + match.start(), block.span.start + match.end())
                made = tuple(_reference(key, span, match[0]) for key in keys if key not in prose.labels)
                yield MarkerMatch(span, keys, made)


def _keys(match: re.Match[str]) -> tuple[str, ...]:
    if match["named"]:
        return (match["named"],)
    if match["pandoc"]:
        return tuple(dict.fromkeys(key.rstrip(".,:;") for key in _PANDOC_KEY.findall(match["pandoc"])))
    printed = _OPTION.sub(" ", match["tag"]) if match["tag"] else match["tex"]
    return tuple(dict.fromkeys(_KEY.findall(printed)))


def _reference(key: str, span: Span, printed: str) -> Reference:
    return Reference(key, ReferenceKind.MENTION, span, printed)
