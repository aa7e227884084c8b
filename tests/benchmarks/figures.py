"""Hold figures against the texts they are said to come from: `python -m tests.benchmarks.figures [-v]`.

In: the development half of PubMedQA-L and the four provider pages beside the project, and
`tests/figures/phrasings.yaml`. Out: `reports/figures.md`. Conclusions that authors wrote are held against their own
abstracts (found), against those of other records (wrongly supported) and, their figures changed by a tenth to three
tenths, against their own again (noticed).
"""

import gzip
import json
import random
import re
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

import yaml

from claimcheck.check import check
from claimcheck.claims.quantities import find_quantities
from claimcheck.claims.sentences import Text, split
from claimcheck.config import Config
from claimcheck.figures.comparing import compare
from claimcheck.figures.reading import read_figures
from claimcheck.figures.sides import Claimed, Reported, prepare
from claimcheck.figures.supporting import claimed_figures, sum_up
from claimcheck.model.claim import Claim, ClaimKind
from claimcheck.model.page import Span
from claimcheck.model.support import Verdict
from tests.registry import RegistryServer, load_records
from tests.registry.server import NO_LINKS

ROOT = Path(__file__).parents[2]
SHARED = ROOT / ".." / "shared"
CONCLUSIONS = SHARED / "data" / "pubmedqa-l" / "dev-500.jsonl.gz"
SEEDS = SHARED / "pages" / "seeds"
PHRASINGS = ROOT / "tests" / "figures" / "phrasings.yaml"
REPORT = ROOT / "reports" / "figures.md"
SHIFTS = (1, 7, 31, 101, 211, 333)
CHANGES = 20
"""Times each figure is changed: with three, the share wavers by two points from draw to draw."""
FOUND = frozenset({Verdict.SUPPORTED, Verdict.ROUNDED})
_NUMBER = re.compile(r"\d[\d,]*(?:\.\d+)?")


@dataclass(frozen=True)
class Conclusion:
    """A conclusion and its abstract."""

    text: str
    abstract: str
    reported: Sequence[Reported]
    claimed: Sequence[Claimed]


def claimed_in(text: str) -> list[Claimed]:
    """Return the figures of a text, each with the sentence it stands in."""
    found: list[Claimed] = []
    for sentence in (span.slice(text) for span in split(Text(text, text, ()), Span(0, len(text)))):
        quantities = tuple(find_quantities(sentence))
        found += claimed_figures(Claim(Span(0, len(sentence)), sentence, ClaimKind.OUTCOME, True, quantities))
    return found


def reported_in(abstract: str, title: str = "") -> list[Reported]:
    """Return the figures of an abstract."""
    figures = read_figures(title, "title", find_quantities) + read_figures(abstract, "abstract", find_quantities)
    return prepare("1", figures)


@cache
def conclusions() -> tuple[Conclusion, ...]:
    """Return the records of the development half."""
    lines = gzip.decompress(CONCLUSIONS.read_bytes()).decode("utf-8").split("\n")
    rows = [json.loads(line) for line in lines if line]
    return tuple(
        Conclusion(
            row["LONG_ANSWER"],
            " ".join(row["CONTEXTS"]),
            reported_in("\n".join(row["CONTEXTS"]), row["QUESTION"]),
            claimed_in(row["LONG_ANSWER"]),
        )
        for row in rows
    )


def found_in_own() -> tuple[int, int, int, list[str]]:
    """Return figures found, literally found, all, and the figures not found."""
    found = literal = every = 0
    missed = []
    for one in conclusions():
        for claimed in one.claimed:
            every += 1
            number = _NUMBER.search(claimed.quantity.text)
            literal += bool(number and re.search(rf"(?<![\d.,]){re.escape(number[0])}(?!\d)", one.abstract))
            if compare(claimed, one.reported).verdict in FOUND:
                found += 1
            else:
                missed.append(f"{claimed.quantity.text!r} in {one.text[:90]!r}")
    return found, literal, every, missed


def supported_by_others() -> tuple[int, int]:
    """Return how many conclusions with two or more figures another record's abstract supports, of how many."""
    every = conclusions()
    pairs = [
        (one, every[(place + shift) % len(every)])
        for shift in SHIFTS
        for place, one in enumerate(every)
        if len(one.claimed) > 1
    ]
    wrong = [all(compare(figure, other.reported).verdict in FOUND for figure in one.claimed) for one, other in pairs]
    return sum(wrong), len(pairs)


def spoiled() -> tuple[int, int, list[str]]:
    """Return how many figures, found as they stand, are noticed when changed by 10–30 %, of how many; and the rest."""
    noticed = every = 0
    passed = []
    for place, one in enumerate(conclusions()):
        for text, claimed in _found(one):
            chance = random.Random(
                f"{place} {claimed.quantity.span.start} {text}"
            )  # its own, whatever others are found
            for _ in range(CHANGES):
                wrong = _changed(text, claimed, chance)
                if wrong is None:
                    continue
                every += 1
                verdict = compare(wrong, one.reported)
                if verdict.verdict in FOUND:
                    where = verdict.figure.text if verdict.figure else ""
                    passed.append(f"{text} → {wrong.quantity.text}: {verdict.how} {where}")
                else:
                    noticed += 1
    return noticed, every, list(dict.fromkeys(passed))


def _found(one: Conclusion) -> Iterator[tuple[str, Claimed]]:
    for claimed in one.claimed:
        if compare(claimed, one.reported).verdict in FOUND and _NUMBER.search(claimed.quantity.text):
            yield claimed.quantity.text, claimed


def _changed(text: str, claimed: Claimed, chance: random.Random) -> Claimed | None:
    """Return a figure whose number is changed by a tenth to three tenths, printed as finely as before."""
    number = _NUMBER.search(text)
    if number is None or len(claimed.amount.ends) > 1:
        return None
    value = float(number[0].replace(",", ""))
    decimals = len(number[0].partition(".")[2])
    factor = 1 + chance.choice((-1, 1)) * chance.uniform(0.1, 0.3)
    printed = f"{value * factor:.{decimals}f}"
    if not 0.095 <= abs(float(printed) - value) / (value or 1) <= 0.305:
        return None  # a small whole number has no neighbour so near
    words = f"{text[: number.start()]}{printed}{text[number.end() :]}"
    ratio = float(printed) / value
    amount = replace(
        claimed.amount,
        ends=tuple(end * ratio for end in claimed.amount.ends),
        printed=tuple(end * ratio for end in claimed.amount.printed),
    )
    return replace(claimed, quantity=replace(claimed.quantity, text=words), amount=amount)


def phrasings() -> tuple[int, int, str]:
    """Return how many true phrasings are supported, how many others are, and the verdict on a figure one off."""
    told = yaml.safe_load(PHRASINGS.read_text(encoding="utf-8"))
    reported = reported_in(told["abstract"])
    verdicts = {
        text: sum_up([compare(figure, reported) for figure in claimed_in(text)])
        for text in [*told["holds"], *told["fails"]]
    }
    true = sum(verdicts[text] in FOUND for text in told["holds"])
    return true, sum(verdicts[text] in FOUND for text in told["fails"]), verdicts[told["fails"][0]].value


def provider_pages() -> list[str]:
    """Return a line per finding about figures on the four provider pages."""
    with RegistryServer(load_records(SHARED / "data" / "works.jsonl")) as server:
        report = check([SEEDS], Config(registries=server.config, links=NO_LINKS))
    return [
        f"{Path(found.path).name}:{found.location.line} {found.rule} ({found.confidence.value}): {found.message}"
        for found in report.findings
        if found.rule.startswith("figure-")
    ]


def _share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({part / whole:.1%})"


def render() -> str:
    """Return the report."""
    found, literal, every, missed = found_in_own()
    wrong, held = supported_by_others()
    noticed, changed, passed = spoiled()
    true, false, near = phrasings()
    rows = [
        ("figures of conclusions found in their own abstract", _share(found, every), "≥ 92%"),
        ("the same by literal search", _share(literal, every), "reference"),
        ("conclusions with two or more figures supported by another's abstract", _share(wrong, held), "≤ 3%"),
        ("figures changed by 10–30%: not supported", _share(noticed, changed), "≥ 97%"),
        ("true phrasings supported", f"{true} of 16", "16"),
        ("other phrasings supported", f"{false} of 6", "0"),
        ("88% where 89% is reported", near, "differs"),
    ]
    table = "\n".join(f"| {what} | {measured} | {goal} |" for what, measured, goal in rows)
    lists = [("Not found in their own abstract", missed), ("Changed and still supported", passed)]
    details = "\n\n".join(f"## {head}\n\n" + "\n".join(f"- {line}" for line in lines) for head, lines in lists)
    if "-v" in sys.argv:
        return f"| measure | found | goal |\n|---|---|---|\n{table}\n\n{details}\n"
    return f"{_HEAD}| measure | found | goal |\n|---|---|---|\n{table}\n{_NOTES}"


_HEAD = """# Figures against evidence

Written by `python -m tests.benchmarks.figures`. Conclusions and abstracts: PubMedQA-L, development half.

"""
_NOTES = """
All figures of the conclusions count, also "two groups", and numerals of lists and captions (five of those not found).
For 25 of the 36 figures not found the abstracts were read by hand: 20 stand nowhere in them in any form, so that
"not found" is the right answer; three could be computed ("50% longer" from 1.5 and 1.0 cm, 24% from 68 of 281); two
count what the abstract names otherwise. The goal of 92% is out of reach where the abstract does not hold the figure.
"""


def main() -> None:
    """Measure, print and write the report."""
    if not CONCLUSIONS.is_file() or not SEEDS.is_dir():
        raise SystemExit(f"needs {CONCLUSIONS.relative_to(ROOT)} and {SEEDS.relative_to(ROOT)}, which are not here")
    text = render()
    sys.stdout.write(text + "\n".join(["", *provider_pages(), ""]))
    if "-v" not in sys.argv:
        REPORT.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
