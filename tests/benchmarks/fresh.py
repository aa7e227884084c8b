"""Entries written by hand in styles the tests do not have, on pages of every form: `python -m tests.benchmarks.fresh`.

`tests/citations/fresh` holds them, written before the parser was tried on them. Each batch is printed as a numbered
list of text, of Markdown and of HTML, and as a page of its own without a heading ("bare"); counted are the labels and
spans that are exact, the identifiers, and the fields that are right, left out or wrong. `--wrong` prints what is wrong,
`--missed` what was left out.
"""

import argparse
import html
import sys
import textwrap
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import yaml

from claimcheck.citations.references import find_references
from claimcheck.model.citation import Reference
from claimcheck.readers import read_bytes
from tests.benchmarks.references import family_of, fold

ENTRIES = Path(__file__).parents[1] / "citations" / "fresh"
IDENTIFIERS = ("doi", "pmid", "pmcid", "arxiv", "isbn", "nct")
FIELDS = ("author", "year", "title", "journal", "volume", "issue", "pages")
_PROSE = "In both groups sleep improved within four weeks. The effect was larger in the evening group."
Entry = dict[str, Any]


def _text(entries: list[str]) -> str:
    listed = "\n".join(f"{number}. {entry}" for number, entry in enumerate(entries, 1))
    return f"Sleep and mood\n\n{_PROSE}\n\nReferences\n\n{listed}\n"


def _fill(entry: str, lead: str = "") -> str:
    return textwrap.fill(
        entry, 88, initial_indent=lead, subsequent_indent="    ", break_long_words=False, break_on_hyphens=False
    )


def _wrapped(entries: list[str]) -> str:
    listed = "\n\n".join(_fill(entry, f"[{number}] ") for number, entry in enumerate(entries, 1))
    return f"{_PROSE}\n\nReferences\n\n{listed}\n"


def _numbered(entries: list[str]) -> str:
    return "\n".join(f"{number}. {entry}" for number, entry in enumerate(entries, 1)) + "\n"


def _markdown(entries: list[str]) -> str:
    listed = "\n".join(f"{number}. {entry}" for number, entry in enumerate(entries, 1))
    return f"# Sleep and mood\n\n{_PROSE}\n\n## References\n\n{listed}\n"


def _html(entries: list[str]) -> str:
    items = "\n".join(f"<li>{html.escape(entry)}</li>" for entry in entries)
    return f"<html><body><p>{_PROSE}</p><h2>References</h2><ol>{items}</ol></body></html>"


FORMS: dict[str, tuple[str, Callable[[list[str]], str]]] = {
    "text": ("text", _text),
    "wrapped text": ("text", _wrapped),
    "bare, blank lines": ("text", lambda entries: "\n\n".join(entries) + "\n"),
    "bare, one a line": ("text", lambda entries: "\n".join(entries) + "\n"),
    "bare, numbered": ("text", _numbered),
    "bare, bulleted": ("text", lambda entries: "".join(f"• {entry}\n" for entry in entries)),
    "bare, wrapped": ("text", lambda entries: "\n\n".join(map(_fill, entries)) + "\n"),
    "bare, hanging": ("text", lambda entries: "\n".join(map(_fill, entries)) + "\n"),
    "bare Markdown": ("markdown", lambda entries: "\n\n".join(entries) + "\n"),
    "bare Markdown, bulleted": ("markdown", lambda entries: "".join(f"- {entry}\n" for entry in entries)),
    "Markdown": ("markdown", _markdown),
    "HTML": ("html", _html),
}


def batch(name: str) -> list[Entry]:
    """Return the entries of one batch: style, entry, what it has and may have."""
    entries: list[Entry] = yaml.safe_load((ENTRIES / f"{name}.yaml").read_text(encoding="utf-8"))
    return entries


def read_form(form: str, entries: list[str]) -> list[Reference]:
    """Return the references found on a page of one form that lists the entries."""
    reader, render = FORMS[form]
    return list(find_references(read_bytes(render(entries).encode(), "page", reader)).entries)


def given(reference: Reference) -> dict[str, str]:
    """Return what was read of a reference, by the names the batches use."""
    fields, identifiers = reference.fields, reference.identifiers
    values = {name: getattr(identifiers, name) for name in IDENTIFIERS}
    values |= {name: getattr(fields, name) for name in ("title", "journal", "volume", "issue", "pages")}
    values["author"] = fields.authors[0] if fields.authors else None
    values["year"] = str(fields.year) if fields.year else None
    return {name: value for name, value in values.items() if value}


def judge(entry: Entry, read: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """Yield each field's name with "right", "wrong" or "left out"."""
    has, may = entry["has"], entry.get("may", {})
    for name in (*IDENTIFIERS, *FIELDS):
        value = read.get(name)
        allowed = [str(known[name]) for known in (has, may) if name in known]
        if value is not None:
            yield name, "right" if any(_same(name, value, one) for one in allowed) else "wrong"
        elif name in has:
            yield name, "left out"


def _same(name: str, value: str, truth: str) -> bool:
    if name in IDENTIFIERS:
        return value == truth
    if name == "author":
        return fold(truth) in (
            fold(value),
            fold(family_of(value)),
            fold(value.rpartition(" ")[0]),
            fold(value.rsplit(maxsplit=1)[-1]),
        )
    return fold(value).removeprefix("art") == fold(truth)


def measure(name: str, form: str, *, shown: tuple[str, ...] = ()) -> Counter[str]:
    """Return how many labels and spans of a batch are exact on a page of one form, and how its fields fared."""
    entries = batch(name)
    texts = [entry["entry"] for entry in entries]
    found = read_form(form, texts)
    counts = Counter(entries=len(entries), found=len(found))
    by_text = {" ".join(reference.text.split()): reference for reference in found}
    for number, entry in enumerate(entries, 1):
        reference = by_text.get(entry["entry"])
        counts["exact"] += reference is not None and reference.label == str(number)
        if reference is None:
            if "missed" in shown:
                _say(f"  {form}: no such entry: {entry['style']}")
            continue
        counts["malformed"] += len(reference.identifiers.malformed)
        read = given(reference)
        for field, verdict in judge(entry, read):
            kind = "identifiers" if field in IDENTIFIERS else "fields"
            counts[f"{kind} {verdict}"] += 1
            if verdict in shown:
                _say(f"  {form}, {entry['style']}: {field} {verdict}: {read.get(field)!r}\n      {entry['entry']}")
    return counts


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def main() -> None:
    """Measure every batch in every form."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--batch", action="append")
    parser.add_argument("--form", action="append", choices=tuple(FORMS))
    parser.add_argument("--wrong", action="store_true")
    parser.add_argument("--missed", action="store_true")
    options = parser.parse_args()
    shown = (*(("wrong",) if options.wrong else ()), *(("left out", "missed") if options.missed else ()))
    for name in options.batch or sorted(path.stem for path in ENTRIES.glob("*.yaml")):
        for form in options.form or FORMS:
            counts = measure(name, form, shown=shown)
            _say(
                f"{name}, {form}: {counts['exact']} of {counts['entries']} exact ({counts['found']} found); "
                f"identifiers {counts['identifiers right']} right, {counts['identifiers left out']} left out, "
                f"{counts['identifiers wrong']} wrong, {counts['malformed']} called malformed; fields "
                f"{counts['fields right']} right, {counts['fields left out']} left out, {counts['fields wrong']} wrong"
            )


if __name__ == "__main__":
    main()
