"""Wrong readings of `parse_fields`, per style and field: `python -m tests.benchmarks.parsing`.

A wrong field accuses a page downstream, a missing one only lets something pass; so what counts here is how often a
value is given that is not the one printed. Truths: the labelled sets of `tests.benchmarks.references`, and the eleven
styles of `crossref-matching/styled-dev`, whose "degraded" form of each work lays its fields open. Values that a style
does not print, or that its noise has spoiled, are not held against the reader. Each cell is wrong / given, a line's
last column the share of printed values that were read right. `--wrong FIELD` prints the wrong ones, of `--set` alone.
"""

import argparse
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

from claimcheck.citations.fields import parse_fields
from tests.benchmarks.references import FIELDS, Truth, anystyle, fold, given, glutton, grobid, right
from tests.benchmarks.shared_works import DATA, records

_DEGRADED = "degraded_all_authors"
_LAID_OPEN = re.compile(
    r"(?P<rest>.+?)\. (?P<year>(?:1[6-9]|20)\d\d)?\. (?P<volume>[^.\s]*)\. (?P<issue>[^.]*)\. (?P<pages>[^.]*?)\.?\s*"
)


def styled() -> dict[str, list[tuple[str, Truth]]]:
    """Return the styled strings with their truths, by style."""
    works: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for row in records(DATA / "crossref-matching" / "styled-dev.jsonl.gz"):
        works[row["doi"]][row["style"]] = row["ref_string"]
    found: defaultdict[str, list[tuple[str, Truth]]] = defaultdict(list)
    for forms in works.values():
        truth = _truth(forms)
        if truth is not None:
            for style, text in forms.items():
                found[style].append((text, truth))
    return dict(found)


def _truth(forms: dict[str, str]) -> Truth | None:
    """Return what the degraded form and the quotes of the Chicago form lay open, None where they do not agree."""
    open_ = _LAID_OPEN.fullmatch(forms.get(_DEGRADED, ""))
    if open_ is None:
        return None
    authors, _, named = open_["rest"].partition(".. ")
    title, _, journal = named.rpartition(". ")
    page = re.match(r"[A-Za-z]{0,3}\d+[A-Za-z]?", open_["pages"])
    truth = {
        "author": authors.partition(",")[0],
        "title": title,
        "journal": journal,
        "year": open_["year"] or "",
        "volume": open_["volume"],
        "page": page.group() if page else "",
    }
    chicago = fold(forms.get("chicago-author-date", ""))
    if not journal or fold(title) not in chicago or fold(journal) not in chicago:
        return None
    return {field: value for field, value in truth.items() if value.strip()}


def _sets() -> Iterator[tuple[str, list[tuple[str, Truth]]]]:
    yield "glutton", list(glutton())
    yield "anystyle", list(anystyle())
    yield "grobid", list(grobid())
    yield from styled().items()


_PARTIAL = ("glutton", "anystyle", "grobid")
"""Sets whose truths leave out fields that are printed."""


def tally(rows: list[tuple[str, Truth]], *, whole: bool, shown: str | None = None) -> Counter[tuple[str, str]]:
    """Return counts by ("printed" | "given" | "right" | "wrong", field); `shown` prints the wrong ones of a field.

    Where the truths are `whole`, a value of a field they lack is wrong.
    """
    counts: Counter[tuple[str, str]] = Counter()
    for text, truth in rows:
        parsed, plain = given(parse_fields(text)), fold(text)
        for field in FIELDS:
            known = truth.get(field)
            printed = known is not None and fold(known) in plain
            counts["printed", field] += printed
            if field not in parsed or (not printed and (known is not None or not whole)):
                continue
            good = known is not None and right(field, parsed[field], known, text)
            counts["given", field] += 1
            counts["right" if good else "wrong", field] += 1
            if shown == field and not good:
                sys.stdout.write(f"{text!r}\n    given {parsed[field]!r}\n    truth {known!r}\n")
    return counts


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--wrong", choices=FIELDS)
    parser.add_argument("--set")
    options = parser.parse_args()
    lines = [
        f"| set or style | strings | {' | '.join(FIELDS)} | read right |",
        "|---|--:|" + "--:|" * (len(FIELDS) + 1),
    ]
    total: Counter[tuple[str, str]] = Counter()
    for name, rows in _sets():
        if options.set in (None, name):
            counts = tally(rows, whole=name not in _PARTIAL, shown=options.wrong)
            total += counts
            lines.append(_line(name, len(rows), counts))
    lines.append(_line("all", 0, total))
    sys.stdout.write("\n".join(lines) + "\n")


def _line(name: str, size: int, counts: Counter[tuple[str, str]]) -> str:
    cells = [f"{counts['wrong', field]} / {counts['given', field]}" for field in FIELDS]
    printed = sum(counts["printed", field] for field in FIELDS)
    share = sum(counts["right", field] for field in FIELDS) / max(printed, 1)
    return f"| {name} | {size or ''} | {' | '.join(cells)} | {share:.1%} |"


if __name__ == "__main__":
    main()
