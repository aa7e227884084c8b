"""Every spelling of every table is read: alone, and in a sentence."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import claimcheck.quantities
from claimcheck.quantities.quantities import find_quantities
from claimcheck.quantities.reading_units import read_unit

DATA = Path(claimcheck.quantities.__file__).parent / "data"


def load(name: str) -> dict[str, Any]:
    return tomllib.loads((DATA / f"{name}.toml").read_text(encoding="utf-8"))


UNITS, MONEY, NUMBERS, CONTEXTS = (load(name) for name in ("units", "currencies", "numbers", "contexts"))


def unit_spellings() -> Iterator[tuple[str, str]]:
    for name, row in UNITS["units"].items():
        for spelling in (*row.get("terms", ()), *row.get("symbols", ())):
            yield spelling, name


def coin_spellings() -> Iterator[tuple[str, str]]:
    for kind in ("symbols", "words"):
        for name, spellings in MONEY[kind].items():
            yield from ((spelling, name) for spelling in spellings)
    yield from ((code, code) for code in MONEY["codes"]["names"])


def units_of(text: str) -> list[str | None]:
    return [quantity.unit for quantity in find_quantities(text)]


@pytest.mark.parametrize(("spelling", "unit"), [*unit_spellings(), *coin_spellings()])
def test_every_unit_is_read_after_a_number(spelling: str, unit: str) -> None:
    found = read_unit(spelling, 0)
    assert found is not None
    assert (found.end, found.name) == (len(spelling), unit)


@pytest.mark.parametrize(("spelling", "unit"), [*unit_spellings(), *coin_spellings()])
def test_every_unit_is_read_in_a_sentence(spelling: str, unit: str) -> None:
    glued, apart = f"It held 120{spelling} then.", f"It held 120 {spelling} then."
    assert [unit] in (units_of(glued), units_of(apart))


@pytest.mark.parametrize(
    ("spelling", "unit"),
    [(spelling, name) for name, spellings in MONEY["symbols"].items() for spelling in spellings]
    + [(code, code) for code in MONEY["codes"]["names"]],
)
def test_every_coin_is_read_before_a_number(spelling: str, unit: str) -> None:
    assert units_of(f"{spelling} 500") == [unit]
    assert units_of(f"It cost {spelling} 500 then.") == [unit]


@pytest.mark.parametrize(
    ("spelling", "name"), [(spelling, name) for name, spellings in UNITS["per"].items() for spelling in spellings]
)
def test_every_denominator_is_read(spelling: str, name: str) -> None:
    assert units_of(f"It was 5 mg per {spelling} then.") == [f"mg/{name}"]


@pytest.mark.parametrize(
    ("word", "value"), [(word, value) for name in ("units", "teens", "tens") for word, value in NUMBERS[name].items()]
)
def test_every_number_is_read(word: str, value: float) -> None:
    for text in (f"over {word} patients", f"It was seen in over {word} patients then."):
        assert [(one.value, one.unit) for one in find_quantities(text)] == [(value, "patient")]


@pytest.mark.parametrize(("word", "value"), NUMBERS["scales"].items())
def test_every_scale_is_read(word: str, value: float) -> None:
    for text in (f"two {word} people", f"It hit 2 {word} people then.", f"A {word} people, two times over"):
        first = find_quantities(text)[0]
        assert (first.value, first.unit) == (value if text.startswith("A") else 2 * value, "person")


@pytest.mark.parametrize(("word", "value"), [*NUMBERS["short-scales"].items(), *NUMBERS["glued-scales"].items()])
def test_every_short_scale_is_read(word: str, value: float) -> None:
    assert [one.value for one in find_quantities(f"It has 2{word} readers.")] == [2 * value]


@pytest.mark.parametrize(("word", "value"), [*NUMBERS["short-scales"].items(), *NUMBERS["money-scales"].items()])
def test_every_scale_of_money_is_read(word: str, value: float) -> None:
    assert [one.value for one in find_quantities(f"It cost $2{word} then.")] == [2 * value]


@pytest.mark.parametrize(("word", "value"), [*NUMBERS["dozens"].items()])
def test_every_dozen_is_read(word: str, value: float) -> None:
    assert [one.value for one in find_quantities(f"There were two {word} patients.")] == [2 * value]


@pytest.mark.parametrize(("word", "value"), [(word, value) for word, value in NUMBERS["ordinals"].items() if value > 2])
def test_every_part_is_read(word: str, value: float) -> None:
    article = "An" if word[0] in "aeiou" else "A"
    for text in (f"{article} {word} of adults sleep badly.", f"It was seen in three {word}s of them."):
        times = 3 if "three" in text else 1
        assert [one.value for one in find_quantities(text)] == [pytest.approx(times / value)]


@pytest.mark.parametrize(("word", "value"), NUMBERS["multiples"].items())
def test_every_multiple_is_read(word: str, value: float) -> None:
    assert [(one.value, one.unit) for one in find_quantities(f"It was {word} then.")] == [(value, "times")]


@pytest.mark.parametrize("word", CONTEXTS["vague"]["words"])
def test_every_vague_amount_is_read(word: str) -> None:
    assert units_of(f"There were {word} of them.") == ["vague"]


@pytest.mark.parametrize(
    ("phrase", "modifier"), [(phrase, name) for name, phrases in CONTEXTS["modifiers"].items() for phrase in phrases]
)
def test_every_modifier_is_read(phrase: str, modifier: str) -> None:
    assert find_quantities(f"It was {phrase} 40% then.")[-1].modifier == modifier


@pytest.mark.parametrize(("symbol", "modifier"), CONTEXTS["modifier-symbols"].items())
def test_every_modifying_symbol_is_read(symbol: str, modifier: str) -> None:
    assert [one.modifier for one in find_quantities(f"It was {symbol}40% then.")] == [modifier]


@pytest.mark.parametrize(
    "text",
    [
        "a third party audits it",
        "A fifth dose was given.",
        "An eighth grader wrote it.",
        "the second 50 patients",
    ],
)
def test_ordinals_are_no_parts(text: str) -> None:
    assert all(one.unit != "fraction" for one in find_quantities(text))


@pytest.mark.parametrize("text", ["A third had pain.", "A fifth reported pain.", "An eighth, he said, slept."])
def test_parts_may_stand_for_people(text: str) -> None:
    assert units_of(text) == ["fraction"]
