"""Hold number and unit reading against the cases of Recognizers-Text: `python -m tests.benchmarks.recognizers [-v]`.

In: `shared/data/recognizers-text-en` beside the project. Out: one line per model, the share of cases wholly right
(every text, value and unit, nothing more). Each model is fed by a thin adapter over the reader production runs: the
quantities whose unit is of the model's family; of a range the vendor keeps the second number only, and it reads "per
cent of 210" as a percentage. Its units without a number ("a dollar bill") are left out of the comparison, and so is its
model of bare numbers, which reads powers and telephone numbers that count nothing.
"""

import json
import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from claimcheck.quantities.quantities import find_quantities
from tests.benchmarks.vendor_units import AGES, DIMENSIONS, MONEY

CASES = Path(__file__).parents[2] / ".." / "shared" / "data" / "recognizers-text-en"

_RANGE = re.compile(r"[ ]?[-–][ ]?(?=\d)|[ ]to[ ]")
"""The vendor keeps only the second number of a range beside its unit."""
_TURNED = re.compile(r"(?:percents?|per cents?) of (?=\w+(?:-\w+)?\s*$)")

Names = Mapping[str, tuple[str, ...]]
"""Our unit and what the vendor calls it."""
Answer = tuple[str, float | None, str]
"""Text in lower case, value, unit as the vendor names it."""


def of_family(table: Names) -> Callable[[str], Iterator[Answer]]:
    """Return a reader of the quantities whose unit the table knows."""

    def read(text: str) -> Iterator[Answer]:
        for quantity in find_quantities(text):
            for name in table.get(quantity.unit or "", ())[:1]:
                value = quantity.value if quantity.low is None else quantity.high
                yield (
                    _RANGE.split(quantity.text.lower())[-1] if quantity.low is not None else quantity.text.lower(),
                    value,
                    name,
                )

    return read


def percents(text: str) -> Iterator[Answer]:
    """Yield every percentage, and the vendor's "per cent of 210", which claims must not read so."""
    if turned := _TURNED.search(text):
        for quantity in find_quantities(text[turned.end() :]):
            yield text[turned.start() : turned.end() + quantity.span.end].strip().lower(), quantity.value, ""
        return
    for quantity in find_quantities(text):
        if quantity.unit == "percent":
            yield quantity.text.lower(), quantity.value, ""


MODELS: tuple[tuple[str, str, Callable[[str], Iterator[Answer]], Names], ...] = (
    ("Percent", "Number-PercentModel", percents, {}),
    ("Dimension", "NumberWithUnit-DimensionModel", of_family(DIMENSIONS), DIMENSIONS),
    ("Currency", "NumberWithUnit-CurrencyModel", of_family(MONEY), MONEY),
    ("Age", "NumberWithUnit-AgeModel", of_family(AGES), AGES),
)


def expected(case: dict[str, Any]) -> list[Answer]:
    """Return the vendor's answers to a case, without units that stand without a number."""
    answers: list[Answer] = []
    for result in case["Results"]:
        resolution = result.get("Resolution") or {}
        printed = resolution.get("value")
        if printed in (None, "null"):
            continue
        answers.append((result["Text"].lower(), float(str(printed).rstrip("%")), resolution.get("unit") or ""))
    return answers


def same(found: list[Answer], wanted: list[Answer], names: Names) -> bool:
    """Whether two lists of answers say the same."""
    if len(found) != len(wanted):
        return False
    return all(
        a[0].strip() == b[0].strip()
        and a[1] is not None
        and b[1] is not None
        and abs(a[1] - b[1]) <= 1e-9 * max(1.0, abs(b[1]))
        and (not names or any(a[2] == forms[0] and b[2] in forms for forms in names.values()))
        for a, b in zip(found, wanted, strict=True)
    )


def shares(*, show: bool = False) -> Iterator[tuple[str, int, int]]:
    """Yield each model, how many of its cases are wholly right, and how many it has; `show` prints the others."""
    for name, file, read, names in MODELS:
        cases = json.loads((CASES / f"{file}.json").read_text(encoding="utf-8-sig"))
        right = 0
        for case in cases:
            found, wanted = list(read(case["Input"])), expected(case)
            if same(found, wanted, names):
                right += 1
            elif show:
                sys.stdout.write(f"{name}: {case['Input'][:140]!r}\n    found  {found}\n    wanted {wanted}\n")
        yield name, right, len(cases)


def main() -> int:
    """Print the share of cases wholly right, model by model; with -v also each case that is not."""
    if not CASES.is_dir():
        sys.stderr.write("recognizers: shared/data/recognizers-text-en is not there; nothing measured\n")
        return 2
    for name, right, cases in shares(show="-v" in sys.argv):
        sys.stdout.write(f"{name:10} {right / cases:.3f}  ({right}/{cases})\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
