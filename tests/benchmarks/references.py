"""Precision and recall of `parse_fields` on labelled references: `python -m tests.benchmarks.references`.

The sets stand beside the project in `../shared/data`; a set that is absent is left out. A field counts as right when
it equals the truth after folding case, punctuation and accents (titles: ratio of at least .95); precision is right
over given, recall right over present in the truth. `--errors FIELD` prints what went wrong.
"""

import argparse
import gzip
import json
import re
import sys
import tarfile
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

from claimcheck.citations.fields import parse_fields
from claimcheck.model.citation import Fields

DATA = Path(__file__).parents[2] / ".." / "shared" / "data"
FIELDS = ("title", "author", "year", "journal", "volume", "page")
Truth = dict[str, str]
_TEI = "{http://www.tei-c.org/ns/1.0}"


def fold(text: str) -> str:
    """Return letters and digits only, lower case, without accents."""
    plain = unicodedata.normalize("NFKD", text.lower().replace("ß", "ss").replace("ø", "o"))
    return "".join(character for character in plain if character.isalnum())


def family_of(author: str) -> str:
    """Return the family name of one printed author."""
    if "," in author:
        return author.partition(",")[0]
    words = [word for word in author.split() if not re.fullmatch(r"(?:Jr|Sr|II|III|IV)\.?", word)]
    long = [word for word in words if not re.fullmatch(r"(?:[A-Z]\.?[\s-]?){1,4}", word)]
    return " ".join(long) if words and words[-1] not in long else (words[-1] if words else "")


def glutton() -> Iterator[tuple[str, Truth]]:
    """Yield raw strings and registry metadata of references in PubMed Central."""
    path = DATA / "glutton-pmc-refs" / "dev-4000.jsonl.gz"
    keys = {"title": "atitle", "author": "firstAuthor", "journal": "jtitle", "volume": "volume", "page": "firstPage"}
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            yield row["reference"], {ours: row[theirs] for ours, theirs in keys.items() if row.get(theirs)}


def anystyle() -> Iterator[tuple[str, Truth]]:
    """Yield the hand-labelled sequences of AnyStyle."""
    for name in ("core.xml", "bad.xml"):
        for sequence in ElementTree.parse(DATA / "anystyle" / name).getroot():  # noqa: S314 our own copy
            parts = {part.tag: (part.text or "") for part in reversed(list(sequence))}
            text = " ".join((part.text or "").strip() for part in sequence)
            truth = {"title": parts.get("title", ""), "journal": parts.get("journal", "")}
            truth["author"] = re.split(r"\s(?:and|&)\s|;|,(?=\s[^,]{4,}\s[A-Z]{1,3}\b)", parts.get("author", ""))[0]
            truth |= _figures(parts.get("date", ""), parts.get("volume", ""), parts.get("pages", ""))
            yield text, {field: value for field, value in truth.items() if value.strip()}


def grobid() -> Iterator[tuple[str, Truth]]:
    """Yield the TEI-labelled references of GROBID."""
    with tarfile.open(DATA / "grobid-citation" / "citation.tar.gz") as archive:
        for member in archive:
            if not member.name.startswith("corpus") or (file := archive.extractfile(member)) is None:
                continue
            for bibl in ElementTree.parse(file).iter():  # noqa: S314 our own copy
                if bibl.tag.removeprefix(_TEI) == "bibl":
                    yield " ".join("".join(bibl.itertext()).split()), _tei(bibl)


def _tei(bibl: ElementTree.Element) -> Truth:
    found: dict[str, str] = {}
    for part in bibl.iter():
        tag, text = part.tag.removeprefix(_TEI), "".join(part.itertext()).strip()
        found.setdefault(f"{tag} {part.get('level') or part.get('type') or ''}".strip(), text)
    title = found.get("title a", "") if "title j" in found or "title a" in found else found.get("title m", "")
    truth = {"title": title, "journal": found.get("title j", "")}
    truth["author"] = re.split(r"\s(?:and|&)\s|;|,(?=\s[^,]{4,}\s[A-Z]{1,3}\b)", found.get("author", ""))[0]
    pages = next((found[key] for key in ("biblScope pp", "biblScope page") if key in found), "")
    volume = next((found[key] for key in ("biblScope vol", "biblScope volume") if key in found), "")
    truth |= _figures(found.get("date", ""), volume, pages)
    return {field: value for field, value in truth.items() if value.strip()}


def _figures(date: str, volume: str, pages: str) -> Truth:
    year = re.search(r"(?:1[6-9]|20)\d\d", date)
    number = re.search(r"[A-Z]?\d+[A-Z]?", re.sub(r"(?i)vol\w*\.?|\(.*", "", volume))
    page = re.search(r"[A-Za-z]?\d+[A-Za-z]?", re.sub(r"(?i)\bpp?\.?|pages?", "", pages))
    return {
        "year": year.group() if year else "",
        "volume": number.group() if number else "",
        "page": page.group() if page else "",
    }


def given(fields: Fields) -> Truth:
    """Return the parsed fields in the shape of the truth."""
    page = re.match(r"(?:[Aa]rt\.)?([A-Za-z]{0,3}\d+[A-Za-z]?)", fields.pages or "")
    values = {
        "title": fields.title,
        "author": family_of(fields.authors[0]) if fields.authors else None,
        "year": str(fields.year) if fields.year else None,
        "journal": fields.journal,
        "volume": fields.volume,
        "page": page.group(1) if page else fields.pages,
    }
    return {field: value for field, value in values.items() if value}


def right(field: str, value: str, truth: str, text: str) -> bool:
    """Whether a parsed value agrees with the truth."""
    from rapidfuzz import fuzz

    if field == "author":
        family = fold(value)
        return bool(family) and (family in fold(truth) or fold(truth) in family)
    if field == "title":
        cut = fold(truth) in fold(value) and fold(value) in fold(text) and len(truth) < len(value) * 0.9
        return fuzz.ratio(fold(value), fold(truth)) >= 95 or (cut and truth.endswith(" "))
    return fold(value) == fold(truth)


def main() -> None:
    """Measure every set that is there and print one table each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--errors", choices=FIELDS)
    parser.add_argument("--missed", choices=FIELDS)
    parser.add_argument("--set", choices=("glutton", "anystyle", "grobid"))
    options = parser.parse_args()
    for rows in (glutton, anystyle, grobid):
        if options.set in (None, rows.__name__) and DATA.exists():
            _measure(rows.__name__, list(rows()), options.errors, options.missed)


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _measure(name: str, rows: list[tuple[str, Truth]], errors: str | None, missed: str | None) -> None:
    counts: Counter[tuple[str, str]] = Counter()
    for text, truth in rows:
        parsed = given(parse_fields(text))
        for field in FIELDS:
            if field not in truth:
                continue
            offered, printed = field in parsed, fold(truth[field]) in fold(text)
            good = offered and right(field, parsed[field], truth[field], text)
            for row in (field, "title of an article") if field == "title" and "journal" in truth else (field,):
                counts.update({("present", row): 1, ("given", row): offered, ("right", row): good})
                counts["excused", row] += offered and not good and not printed
            if (errors == field and offered and not good and printed) or (missed == field and not offered):
                _say(f"{text!r}\n    given {parsed.get(field)!r}\n    truth {truth[field]!r}")
    _say(f"{name}: {len(rows)} references")
    for row in (*FIELDS, "title of an article"):
        present, offered_count, correct = (counts[kind, row] for kind in ("present", "given", "right"))
        if offered_count:
            fair = correct / (offered_count - counts["excused", row])
            _say(
                f"  {row:19} precision {correct / offered_count:.4f}  (of truths printed {fair:.4f})"
                f"  recall {correct / present:.4f}  of {present}"
            )


if __name__ == "__main__":
    main()
