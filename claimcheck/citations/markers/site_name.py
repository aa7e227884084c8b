"""A site's name in brackets that fits one entry of the list: "64% of women (healthstats.example)"."""

import re
from collections import defaultdict
from collections.abc import Iterator

from claimcheck.citations.hosts import host_of
from claimcheck.citations.prose import MarkerMatch, Prose
from claimcheck.model.citation import Traits
from claimcheck.model.span import Span

TRAITS = Traits()

_SITE = re.compile(
    r"[(\[](?:(?:see|source|via|from):?\s)?((?:[a-z0-9-]{1,60}\.){1,4}[a-z]{2,12})/?[)\]]", re.IGNORECASE
)


def find(prose: Prose) -> Iterator[MarkerMatch]:
    """Yield the names of sites that exactly one entry of the list has its address on."""
    labels: defaultdict[str, list[str]] = defaultdict(list)
    for entry in prose.found.entries:
        for host in {host_of(url) for url in entry.identifiers.urls}:
            labels[host or ""].append(entry.label)
    if not labels:
        return
    for block in prose.blocks:
        for match in _SITE.finditer(block.span.slice(prose.page.text)):
            fitting = labels.get(match[1].lower().removeprefix("www."), ())
            if len(fitting) == 1:
                yield MarkerMatch(Span(block.span.start + match.start(), block.span.start + match.end()), (fitting[0],))
