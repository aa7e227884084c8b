"""What a claim is about: outcome, safety, prevalence … In: a sentence's quantities and cue words. Out: one kind.

Each quantity is judged by what it measures and the words around it (`data/kinds.toml`); the strongest kind is the
sentence's. Nothing here knows a field, a brand or a page.
"""

import re
from collections.abc import Callable, Sequence

from claimcheck.claims.kinds.counts import count, people, study, things, vague
from claimcheck.claims.kinds.durations import age, history, program, time
from claimcheck.claims.kinds.measures import dose, money, physical, rate
from claimcheck.claims.kinds.place import Place
from claimcheck.claims.kinds.shares import multiple, share, statistic
from claimcheck.claims.lexicon import Cues
from claimcheck.model.claim import ClaimKind, Dimension, Quantity

__all__ = ["judge"]

_STRENGTH = (
    ClaimKind.OUTCOME,
    ClaimKind.SAFETY,
    ClaimKind.PREVALENCE,
    ClaimKind.COMPARISON,
    ClaimKind.TIMING,
    ClaimKind.MEASUREMENT,
    ClaimKind.DESIGN,
    ClaimKind.PRICE,
    ClaimKind.SCALE,
    ClaimKind.PROGRAM,
    ClaimKind.HISTORY,
    ClaimKind.DEFINITION,
    ClaimKind.VAGUE,
)
_WOULD = re.compile(r"If (?:you|we|I)\b[^.]{1,200}\b(?:might|would)\b")

_JUDGES: dict[Dimension, Callable[[Place], ClaimKind | None]] = {
    Dimension.SHARE: share,
    Dimension.MULTIPLE: multiple,
    Dimension.STATISTIC: statistic,
    Dimension.TIME: time,
    Dimension.DATE: history,
    Dimension.AGE: age,
    Dimension.MONEY: money,
    Dimension.DOSE: dose,
    Dimension.PROGRAM: program,
    Dimension.RATE: rate,
    Dimension.PEOPLE: people,
    Dimension.STUDY: study,
    Dimension.COUNT: count,
    Dimension.PHYSICAL: physical,
    Dimension.THINGS: things,
    Dimension.VAGUE: vague,
}


def judge(quantities: Sequence[Quantity], cues: Cues, start: int) -> ClaimKind | None:
    """Return the kind of the sentence that begins at `start` of the reading text and holds these quantities.

    None when none of them says anything: telephone and licence numbers that look like counts.
    """
    if cues.has("hypothetical") or _WOULD.match(cues.text):
        return ClaimKind.DEFINITION
    siblings = frozenset(quantity.dimension for quantity in quantities)
    kinds = {
        _JUDGES[quantity.dimension](
            Place(quantity, quantity.span.start - start, quantity.span.end - start, cues, siblings)
        )
        for quantity in quantities
    }
    said = kinds - {None}
    return min((kind for kind in said if kind), key=_STRENGTH.index, default=None)
