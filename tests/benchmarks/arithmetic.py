"""Sums that come out and sums that do not, in made-up sentences: `python -m tests.benchmarks.arithmetic [-v]`.

In: the phrasings of `arithmetic.yaml`, filled with figures drawn by chance (always the same ones). Out: how many of
the spoiled ones the rule `inconsistent-arithmetic` finds, and how often it speaks about those that are right. Every
sentence goes the whole way: a page of its format is read, its claims are extracted, the rule judges. The phrasings of
the batches after the first were each written before the rules had seen them.
"""

import random
import re
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import yaml

from claimcheck.config import Config
from claimcheck.documents import examine
from claimcheck.model.finding import Analysis, Finding
from claimcheck.readers import read_bytes
from claimcheck.rules import judge, select_rules
from tests.benchmarks import real_sums

PHRASINGS = Path(__file__).with_suffix(".yaml")
SENTENCES = 200
LEARNED = ("templates", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth")
"""What the weights of the rule are learned from."""
BATCHES = (*LEARNED, "ninth")
WORDS = "no one two three four five six seven eight nine ten eleven twelve".split()  # noqa: SIM905 - a list of words
NOUNS = ("session", "visit", "class", "lesson", "treatment", "appointment", "massage", "workshop")
MONEY: tuple[Callable[[int], str], ...] = (
    lambda value: f"${value:,}",
    lambda value: f"€{value:,}",
    lambda value: f"£{value:,}",
    lambda value: f"${value:,}.00",
    lambda value: f"CHF {value:,}",
    lambda value: f"{value:,} euros",
)
LEAD = "This page tells you what we offer and how it went so far, in plain words for everybody who asks us."
LAST = "We are glad to answer whatever you would like to know, and you can write to us on any day of the year."


@dataclass(frozen=True)
class Case:
    """One page with one sum."""

    kind: str
    format: str
    page: str
    sentence: str
    spoiled: bool


def _package(chance: random.Random) -> dict[str, int]:
    months = chance.randint(2, 10)
    each = chance.randint(3, 40) * months
    count = chance.randint(3, 24)
    return {"n": count, "each": each, "total": each * count, "months": months, "monthly": each // months * count}


def _discount(chance: random.Random) -> dict[str, int]:
    percent = chance.choice((10, 15, 20, 25, 30, 40))
    old = chance.randint(2, 40) * 20
    return {"old": old, "new": old - old * percent // 100, "percent": percent, "saved": old * percent // 100}


def _share(chance: random.Random) -> dict[str, int]:
    whole = chance.randint(20, 400)
    part = chance.randint(whole // 5, whole - whole // 5)
    return {"part": part, "whole": whole, "percent": round(100 * part / whole)}


def _split(chance: random.Random, parts: int) -> dict[str, int]:
    first = chance.randint(25, 60)
    if parts == 2:
        return {"a": first, "b": 100 - first}
    second = chance.randint(12, 90 - first)
    return {"a": first, "b": second, "c": 100 - first - second}


def _rate(chance: random.Random) -> dict[str, int]:
    rate, time = chance.randint(2, 5), chance.randint(3, 12)
    return {"rate": rate, "time": time, "count": rate * time}


def _sum(chance: random.Random) -> dict[str, int]:
    x, y, z = (chance.randint(5, 60) for _ in range(3))
    return {"x": x, "y": y, "z": z, "sum": x + y, "sum3": x + y + z}


def _bill(chance: random.Random) -> dict[str, int]:
    one, other = chance.randint(4, 60) * 5, chance.randint(20, 200) * 5
    return {"mx": one, "my": other, "msum": one + other}


def _change(chance: random.Random) -> dict[str, int]:
    before = chance.randint(4, 15) * 10
    percent = chance.choice((10, 20, 30, 40))
    low = chance.randint(15, 45)
    rise = chance.randint(8, 40)
    fall = before * percent // 100
    return {"from": before, "to": before - fall, "points": fall, "relative": percent} | {
        "low": low, "high": low + rise, "rise": rise, "up": before + fall,
    }  # fmt: skip


DRAWS: dict[str, Callable[[random.Random], dict[str, int]]] = {
    "package": _package,
    "payments": _package,
    "hourly": _package,
    "invoice": _package,
    "discount": _discount,
    "share": _share,
    "split2": partial(_split, parts=2),
    "split3": partial(_split, parts=3),
    "rate": _rate,
    "sum": _sum,
    "bill": _bill,
    "change": _change,
}
PRICES = frozenset({"each", "total", "monthly", "old", "new", "saved", "mx", "my", "msum"})
SHARES = frozenset({"percent", "a", "b", "c", "relative", "low", "high"})


def _spoil(value: int, name: str, chance: random.Random) -> int:
    """Return another value, at least an eighth away: a share by eight points or more."""
    if name in SHARES:
        wrong = [other for other in range(3, 97) if 8 <= abs(other - value) <= 40]
        return chance.choice(wrong)
    if value < 20:
        return value + chance.randint(2, 5)
    typo = [int(f"{value}"[:1] + str(chance.randint(1, 9)) + f"{value}"[1:]), round(value * chance.uniform(1.15, 2))]
    return chance.choice([*typo, round(value * chance.uniform(0.5, 0.87))])


_TWO = re.compile(r"\{([^|{}]*)\|([^|{}]*)\}")
"""The right figure and the wrong one in a sentence that is not filled: "{right|wrong}"."""


def fill(kind: str, phrasing: str | dict[str, str], chance: random.Random, *, spoiled: bool) -> Case:
    """Return a case of a phrasing."""
    told = phrasing if isinstance(phrasing, dict) else {"text": phrasing}
    text, form = told["text"], told.get("as", "text")
    if kind not in DRAWS:
        text = _TWO.sub(r"\2" if spoiled else r"\1", text)
        return Case(kind, form, _page(text, form), text, spoiled)
    figures = DRAWS[kind](chance)
    if spoiled:
        printed = sorted(name for name in figures if f"{{{name}}}" in text or f"{{{name.upper()}}}" in text)
        wrong = chance.choice([name for name in printed if name not in told.get("keep", "").split()])
        figures[wrong] = _spoil(figures[wrong], wrong, chance)
    money, noun, unit = chance.choice(MONEY), chance.choice(NOUNS), chance.choice(("week", "month"))
    plural = f"{noun}es" if noun.endswith("ss") else f"{noun}s"
    values = {name: money(value) if name in PRICES else f"{value:,}" for name, value in figures.items()}
    values |= {name.upper(): WORDS[value] if value < len(WORDS) else f"{value:,}" for name, value in figures.items()}
    values |= {"noun": plural, "Noun": plural.title(), "one": noun, "unit": unit}
    for name, value in values.items():
        text = text.replace(f"{{{name}}}", value)
    return Case(kind, form, _page(text, form), text, spoiled)


def _page(text: str, form: str) -> str:
    if form == "html":
        return f"<html><body><h1>Our offer</h1><p>{LEAD}</p>{text}<p>{LAST}</p></body></html>"
    if form == "markdown":
        return f"# Our offer\n\n{LEAD}\n\n{text}\n\n{LAST}\n"
    block = text.replace("|", "\n\n")
    return f"Our offer\n\n{LEAD}\n\n{block}\n\n{LAST}\n"


def findings(case: Case) -> tuple[Finding, ...]:
    """Return what the rule says about a page, read and extracted as every page is."""
    name = {"html": "page.html", "markdown": "page.md", "text": "page.txt"}[case.format]
    page = read_bytes(case.page.encode(), name, case.format)
    return judge(
        [Analysis(examine(page, Config()))], select_rules(Config(select=("inconsistent-arithmetic",)).judging)
    ).findings


def phrasings(batch: str) -> list[tuple[str, str | dict[str, str]]]:
    """Return the phrasings of a batch, each with its kind."""
    told = yaml.safe_load(PHRASINGS.read_text(encoding="utf-8")).get(batch, {})
    if isinstance(told, list):
        return [("apart", phrasing) for phrasing in told]
    return [(kind, phrasing) for kind, listed in told.items() for phrasing in listed]


def cases(batch: str) -> Iterator[Case]:
    """Yield the cases of a batch: 200 for the templates, each phrasing right and spoiled for the others."""
    chance = random.Random(11)
    listed = phrasings(batch)
    count = SENTENCES if batch == "templates" else 2 * len(listed)
    for number in range(count):
        kind, phrasing = listed[number // 2 % len(listed)]
        yield fill(kind, phrasing, chance, spoiled=number % 2 == 1)


@dataclass(frozen=True)
class Score:
    """How the rule did on one batch."""

    spoiled: int
    found: int
    right: int
    alarms: int
    notes: tuple[str, ...]


def measure(batch: str) -> Score:
    """Run the rule over a batch."""
    found = alarms = spoiled = right = 0
    notes: list[str] = []
    for case in cases(batch):
        said = findings(case)
        if case.spoiled:
            spoiled, found = spoiled + 1, found + bool(said)
        else:
            right, alarms = right + 1, alarms + bool(said)
        if bool(said) != case.spoiled:
            what = "missed" if case.spoiled else f"false alarm: {said[0].message}"
            notes.append(f"{case.kind}: {what}: {case.sentence!r}")
    return Score(spoiled, found, right, alarms, tuple(notes))


def reported_apart(batch: str = "apart") -> tuple[int, list[str]]:
    """Return how many stretches hold figures that do not follow from each other, and what is reported of them."""
    listed = [_case_apart(phrasing) for _, phrasing in phrasings(batch)]
    return len(listed), [f"{case.sentence!r}: {found.message}" for case in listed for found in findings(case)]


def _case_apart(phrasing: str | dict[str, str]) -> Case:
    told = phrasing if isinstance(phrasing, dict) else {"text": phrasing}
    form = told.get("as", "text")
    return Case("apart", form, _page(told["text"], form), told["text"], spoiled=False)


def section() -> str:
    """Return the part of `reports/figures.md` about arithmetic."""
    rows = []
    names = {
        "templates": f"{SENTENCES} generated sentences",
        "second": "second batch of phrasings",
        "third": "third batch of phrasings",
        "fourth": "fourth batch of phrasings",
        "fifth": "fifth batch, whole sentences",
        "sixth": "sixth batch, whole sentences",
        "seventh": "seventh batch, whole sentences",
        "eighth": "eighth batch, whole sentences",
        "ninth": "ninth batch, never learned from",
    }
    for batch in BATCHES:
        if not phrasings(batch):
            continue
        score = measure(batch)
        rows.append(
            f"| {names[batch]} | {score.found} of {score.spoiled} ({score.found / score.spoiled:.1%}) "
            f"| {score.alarms} of {score.right} | ≥ 75%, none |"
        )
    for batch, name in (("apart", "first to eighth batch"), ("ninth_apart", "ninth batch, never learned from")):
        every, reported = reported_apart(batch)
        rows.append(f"| figures that do not follow from each other, {name} | | {len(reported)} of {every} | none |")
    table = "\n".join(rows)
    real = "\n".join(
        f"| {judged.texts:,} {judged.name} | {judged.claims:,} | {len(judged.findings)} |"
        for judged in real_sums.collections()
    )
    real = f"\n| real texts | claims | reported |\n|---|---|---|\n{real}\n{_READ}" if real else ""
    return f"{_HEAD}| | spoiled, found | right, reported | goal |\n|---|---|---|---|\n{table}\n{_NOTES}{real}"


_HEAD = """## Arithmetic

Written by `python -m tests.benchmarks.arithmetic`: made-up sentences, lists, cards and tables about prices, discounts,
shares and rates, half of them with one figure spoiled, read from text, HTML and Markdown as every page is.

"""
_NOTES = """
Whether words tie figures together is a score whose weights are learned from the first eight batches, from the figures
that do not follow from each other, from the cases of the rule's tests and from the real texts below, in which nothing
but what was read by hand is taken to be wrong (`python -m tests.benchmarks.arithmetic_fit`). So the figures for these
say that the rule is precise on what it was taught, and the ninth batch what it does elsewhere: at its first run 13 of
20 wrong sums were found, no right one was reported, and 1 of the 20 unrelated ones; that flatters a little, for the
lists of cue words were written by the same hand after its sentences, and hold some of their words. With `--held-out`
each batch is judged by weights learned from the others: so 298 of 396 tied instances are found in the second to eighth
batch, and 31 of 416 reported of those that do not follow. What it misses are mostly sums of two products, rates said in
words ("once a week"), and sentences with a second reading: two prices joined by "or", a plan by the month beside one by
the year.
"""
_READ = """
Every one was read by hand. On the pages it is "$2,148 total ($1679 per session)" of twelve sessions, which the answer
key asks for. In an abstract it is a share that is not the quotient printed beside it: 80.3% (288/355). Not
reported is a share that fits when up to a twentieth of the whole is left out (11 of 110, 10.1%: data are missing for
somebody), nor one in a sentence about survival or hazards (12.4%, 6/51), where rates are estimates.
"""


def main() -> None:
    """Measure and print."""
    sys.stdout.write(section())
    if "-v" in sys.argv:
        for batch in BATCHES:
            if phrasings(batch):
                sys.stdout.write("\n".join(["", batch, *measure(batch).notes, ""]))
        for judged in real_sums.collections():
            told = [
                f"{found.path}:{found.location.line} {found.excerpt!r} {found.message}" for found in judged.findings
            ]
            sys.stdout.write("\n".join(["", judged.name, *told, ""]))
        sys.stdout.write("\n".join(["", "apart", *reported_apart()[1], ""]))


if __name__ == "__main__":
    main()
