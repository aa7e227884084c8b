"""How comparing and matching do on real references: `python -m tests.benchmarks.comparison`.

Four tables: false alarms on strings against their true record; the same strings with one field made wrong; which of
many works an entry names, with the true one present and absent; the provider pages' own references. `--show KIND`
prints the cases behind a figure.
"""

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import cache

from claimcheck.citations import fields as reading
from claimcheck.matching.choosing import choose
from claimcheck.matching.comparing import compare
from claimcheck.matching.folding import letters
from claimcheck.model.citation import Fields
from claimcheck.model.evidence import Comparison, Work, WorkMatch
from claimcheck.model.severity import Severity
from tests.benchmarks.candidates import Index
from tests.benchmarks.provider_pages import check_pages
from tests.benchmarks.shared_works import DATA, Sample, crossref_works, printed_references
from tests.benchmarks.spoiling import SPOILERS
from tests.benchmarks.styles import printed_in_styles

SEED = 20261121
_PLACE = re.compile(r"\d\s?(?:\([^()]{1,20}\))?\s?[:,]\s{0,2}(?:pp?\.?\s?)?[A-Za-z]?\d+")
"""Volume and page as entries print them: "26(4):1905", "26, 1905"."""
parse_fields = cache(reading.parse_fields)


def say(line: str = "") -> None:
    """Write one line of the report."""
    sys.stdout.write(line + "\n")


def worst(comparison: Comparison) -> str:
    """Return the gravest thing a comparison says."""
    if comparison.agreement is WorkMatch.OTHER:
        return "error"
    grades = [difference.grade for difference in comparison.differences]
    return max(grades, key=lambda grade: grade.rank).value if grades else "nothing"


def false_alarms(samples: list[Sample], show: str) -> None:
    """Compare every string with the record it is filed under; those that are another work's are also told apart."""
    whole: Counter[str] = Counter()
    apart: Counter[str] = Counter()
    fields_of: Counter[tuple[str, str]] = Counter()
    for sample in samples:
        fields = parse_fields(sample.text)
        comparison = compare(fields, sample.work, sample.text)
        told = Counter({worst(comparison): 1, comparison.agreement.value: 1, "strings": 1})
        whole += told
        if is_of_another(sample):
            apart += told
            if show == "noise":
                say(f"{sample.text!r}\n   {comparison}\n   {sample.work}")
            continue
        for difference in comparison.differences:
            fields_of[difference.field, difference.grade.value] += 1
        if show in (f"alarm-{worst(comparison)}", f"alarm-{comparison.agreement}"):
            say(f"{sample.text!r}\n   {comparison.agreement} {comparison.differences}\n   {fields}")
    say("printed against the record it is filed under: all strings; those that are another work's; the others")
    for key in ("strings", "error", "warning", "note", "nothing", "same", "other", "unknown"):
        counts = (whole[key], apart[key], whole[key] - apart[key])
        sizes = (whole["strings"], apart["strings"], whole["strings"] - apart["strings"])
        cells = "   ".join(f"{count:>5}  {count / max(1, of):>8.3%}" for count, of in zip(counts, sizes, strict=True))
        say(f"  {key:<8} {cells}")
    say(
        "  by field, in the others: "
        + ", ".join(f"{field} {grade} {count}" for (field, grade), count in fields_of.most_common())
    )


def is_of_another(sample: Sample) -> bool:
    """Whether a string is filed under a work that it does not name, judged by the string alone.

    It is when it prints a place (volume and page), the record's first page does not stand in it, and neither do all of
    the record's volume, first author and title (of 30 letters and more), as far as the record has them.
    """
    work, text = sample.work, sample.text
    if not work.pages or not _PLACE.search(text) or _stands(work.pages, text):
        return False
    shown = [_stands(work.volume, text)] if work.volume else []
    shown += [letters(author.family) in letters(text) for author in work.authors]
    title = letters(work.title)
    shown += [title[:60] in letters(text)] if len(title) >= 30 else []
    return not all(shown)


def _stands(number: str, text: str) -> bool:
    """Whether a number stands in a text by itself, leading zeros apart."""
    return re.search(rf"(?<!\d){re.escape(number.strip().lstrip('0') or '0')}(?!\d)", text) is not None


def spoiled(samples: list[Sample], show: str) -> None:
    """Make one field of every string wrong and count where that is seen, of those where it was read and of all."""
    say("one field made wrong: shown in the string, read there; seen of those read, seen of all that show it")
    for kind, (field, spoil) in SPOILERS.items():
        chance = random.Random(f"{SEED}{kind}")
        shown = read = seen = caught = 0
        for sample in samples:
            text = spoil(sample, chance.choice(samples), chance)
            if text is None or text == sample.text:
                continue
            shown += 1
            comparison = compare(parse_fields(text), sample.work, text)
            caught += _seen(comparison, kind)
            if not _reads(sample, field) or not getattr(parse_fields(text), field):
                continue
            read += 1
            if _seen(comparison, kind):
                seen += 1
            elif show == kind:
                say(f"{text!r}\n   {comparison}\n   {parse_fields(text)}\n   {sample.work}")
        shares = (
            f"shown {shown / len(samples):>6.1%}  read {read / max(1, shown):>6.1%}  seen {seen / max(1, read):>7.2%}"
            f"  of all {caught / max(1, shown):>7.2%}"
        )
        say(f"  {kind:<14} {shares}")
    _other_record(samples, show)


def _reads(sample: Sample, field: str) -> bool:
    """Whether the unspoiled string's field was read, and nothing is said about it."""
    fields = parse_fields(sample.text)
    if not getattr(fields, field):
        return False
    return all(difference.field != field for difference in compare(fields, sample.work, sample.text).differences)


def _seen(comparison: Comparison, kind: str) -> bool:
    if kind in ("year +1", "year -1"):
        return any(difference.field == "year" for difference in comparison.differences)
    return worst(comparison) in ("warning", "error")


def _other_record(samples: list[Sample], show: str) -> None:
    """Hold every string against some other work's record, as a wrong DOI would."""
    chance = random.Random(SEED)
    counts: Counter[str] = Counter()
    for sample in samples:
        other = chance.choice(samples)
        if letters(other.work.title) == letters(sample.work.title):
            continue
        comparison = compare(parse_fields(sample.text), other.work, sample.text)
        counts[comparison.agreement.value] += 1
        if show == "other record" and comparison.agreement is not WorkMatch.OTHER:
            say(f"{sample.text!r}\n   {comparison}\n   {parse_fields(sample.text)}\n   {other.work}")
    total = counts.total()
    told = total - counts["unknown"]
    say(f"  another record read {told / total:>6.1%}  seen {counts['other'] / max(1, told):.2%} ({dict(counts)})")


def matched(samples: list[Sample], show: str) -> None:
    """Search every string among all works, with the true one there and without it."""
    works = [*crossref_works(), *(sample.work for sample in samples)]
    index = Index({work.key: work for work in works}.values())
    present, absent = count_matches(samples, index, show)
    right, wrong = present["right"], present["wrong"]
    say(f"search-then-validate among {len(index.works)} works")
    say(f"  present: P {right / max(1, right + wrong):.4f}  R {right / len(samples):.4f}  {dict(present)}")
    say(f"  absent:  no false match {absent['none'] / len(samples):.4f}  {dict(absent)}")


def count_matches(samples: Sequence[Sample], index: Index, show: str = "") -> tuple[Counter[str], Counter[str]]:
    """Count what searching and accepting comes to, with the true work there and without it."""
    present: Counter[str] = Counter()
    absent: Counter[str] = Counter()
    for sample in samples:
        fields, found = parse_fields(sample.text), index.search(sample.text, rows=20)
        present["reached"] += any(_is_it(work, sample.work) for work in found)
        choice = choose(fields, sample.text, found)
        outcome = "none" if choice.work is None else "right" if _is_it(choice.work, sample.work) else "wrong"
        present["ambiguous" if choice.ambiguous else outcome] += 1
        without = choose(fields, sample.text, [work for work in found if not _is_it(work, sample.work)])
        absent["wrong" if without.work else "none"] += 1
        absent["nearest"] += without.work is None and without.nearest is not None
        if show == f"present-{outcome}" or (show == "absent-wrong" and without.work):
            say(f"{sample.text!r}\n   {fields}\n   {choice}\n   without: {without.work}\n   {sample.work}")
    return present, absent


def _is_it(work: Work, true: Work) -> bool:
    """Whether two works are one, as far as the data can tell (it holds some works under two DOIs)."""
    return work.doi == true.doi or (letters(work.title)[:60] == letters(true.title)[:60] and bool(true.title))


def without_titles(samples: list[Sample], show: str) -> None:
    """Hold mentions (first author and year, the title as the sentence around) against all works."""
    works = [*crossref_works(), *(sample.work for sample in samples)]
    index = Index({work.key: work for work in works}.values())
    tally: Counter[str] = Counter()
    for sample in samples:
        if not sample.work.authors or not sample.work.years:
            continue
        fields = Fields(authors=(sample.work.authors[0].family,), et_al=True, year=sample.work.years[0])
        text = f"{fields.authors[0]} et al., {fields.year} on {' '.join(sample.work.title.split()[:7])}"
        found = [replace(work, authors_complete=False) for work in index.search(text, rows=20)]
        for name, pool in (("present", found), ("absent", [one for one in found if not _is_it(one, sample.work)])):
            choice = choose(fields, text, pool)
            outcome = "none" if choice.work is None else "right" if _is_it(choice.work, sample.work) else "wrong"
            tally[f"{name} {outcome}"] += 1
            if choice.work and show == f"mention-{outcome}":
                say(f"{text!r}\n   {choice.work}\n   {sample.work}")
    say(f"mentions: {dict(sorted(tally.items()))}")


def styles(show: str) -> None:
    """Print every recorded Crossref work in several styles and compare it with itself."""
    tally: dict[str, Counter[str]] = {}
    for work in crossref_works():
        if not work.title or not work.authors:
            continue
        for style, fields in printed_in_styles(work):
            comparison = compare(fields, work)
            key = "other" if comparison.agreement is not WorkMatch.SAME else worst(comparison)
            tally.setdefault(style, Counter())[key] += 1
            if show == style and key != "nothing":
                say(f"{comparison}\n   {fields}\n   {work}")
    for style, counts in tally.items():
        say(f"own record printed as {style}: {dict(counts)}")


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--show", default="", help="alarm-error, alarm-warning, a kind of damage, present-wrong, …")
    parser.add_argument("--part", choices=("alarms", "spoiled", "matched", "mentions", "styles", "pages"), default=None)
    parser.add_argument("--set", choices=("dev", "dev2"), default="dev")
    options = parser.parse_args()
    if not DATA.is_dir():
        say(f"no data: {DATA.name}/ of the folder `shared` beside the project is not there")
        return 2
    samples = printed_references(options.set)
    named = [sample for sample in samples if not is_of_another(sample)]
    parts: dict[str, Callable[[], None]] = {
        "alarms": lambda: false_alarms(samples, options.show),
        "spoiled": lambda: spoiled(named, options.show),
        "matched": lambda: matched(named, options.show),
        "mentions": lambda: without_titles(samples, options.show),
        "styles": lambda: styles(options.show),
        "pages": lambda: check_pages(say, Severity.NOTE),
    }
    for name, part in parts.items():
        if options.part in (None, name):
            part()
    return 0


if __name__ == "__main__":
    sys.exit(main())
