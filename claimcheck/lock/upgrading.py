"""Locks of older versions: JSON of any version → JSON of this one, step by step.

Version 1 keeps of each figure the words around it as one text. Since version 2 they are a list, the figure one of them,
with the number of its sentence and what joins it to the figure before.
"""

import re
from collections.abc import Callable, Mapping
from typing import Any

from claimcheck.model.evidence import LEFT_OUT
from claimcheck.quantities.quantities import find_quantities

VERSION = 2
_HEAD = 3
"""First words of a text by which two figures of version 1 are known to stand in one sentence."""

Shape = dict[str, Any]


def upgraded(shape: Shape) -> Shape:
    """Return a lock as of this version; ValueError for one of no version or a newer one."""
    version = shape.get("version")
    if isinstance(version, bool) or not isinstance(version, int) or not 1 <= version <= VERSION:
        raise ValueError(f"its version is {version!r:.40}, and this claimcheck reads versions 1 to {VERSION}")
    for step in range(version, VERSION):
        shape = _STEPS[step](shape)
    return shape


def _with_words(shape: Shape) -> Shape:
    works = shape.get("works", {})
    if not isinstance(works, dict):
        return shape
    return shape | {"version": 2, "works": {key: _work(work) for key, work in works.items()}}


def _work(work: Any) -> Any:
    figures = work.get("figures") if isinstance(work, dict) else None
    if not isinstance(figures, list) or not all(isinstance(figure, dict) for figure in figures):
        return work
    upgraded: list[Shape] = []
    before: Shape = {}
    sentence = -1
    for figure in figures:
        if figure.get("place") != before.get("place"):
            before, sentence = {}, -1
        joint = _joint(before, figure) if before else None
        sentence += joint is None
        upgraded.append(_figure(figure) | {"sentence": sentence, "joint": joint})
        before = figure
    return work | {"figures": upgraded}


def _figure(figure: Shape) -> Shape:
    text, context = str(figure.get("text", "")), str(figure.get("context", ""))
    at = _place_of(figure)
    lead = context[: max(at, 0)].split()
    words = context.split() if at < 0 else [*lead, text, *context[at + len(text) :].split()]
    precision = next((quantity.precision for quantity in find_quantities(text)), 0.0)
    old = {"value": None, "precision": precision, "place": "abstract"} | figure
    return old | {"words": words, "at": len(lead) if at >= 0 else -1}


def _place_of(figure: Shape) -> int:
    """Return where a figure stands in the text around it; -1 where it does not."""
    at = figure.get("at")
    return at if isinstance(at, int) else _find(str(figure.get("text", "")), str(figure.get("context", "")))


def _find(printed: str, text: str) -> int:
    """Return where a figure stands, whole, in a text; older locks do not say it."""
    found = re.search(rf"(?<![\w.,]){re.escape(printed)}(?![\w%]|[.,]\d)", text)
    return found.start() if found else -1


def _joint(first: Shape, second: Shape) -> str | None:
    """Return what stands between two figures that follow one another, None where they are not of one sentence."""
    contexts = [str(one.get("context", "")) for one in (first, second)]
    if (at := _place_of(first)) >= 0:
        rest = contexts[0][at + len(str(first.get("text", ""))) :]
        if (end := _find(str(second.get("text", "")), rest)) >= 0:
            return " ".join(rest[:end].split())
    heads = [context.partition(f" {LEFT_OUT}")[0].split()[:_HEAD] for context in contexts]
    return LEFT_OUT if heads[0] == heads[1] else None


_STEPS: Mapping[int, Callable[[Shape], Shape]] = {1: _with_words}
"""By version: the step to the next one."""
