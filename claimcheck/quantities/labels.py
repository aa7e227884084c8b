"""Statistics named before their number: "p < 0.01", "OR = 2.45", "N = 1,247", "t(23) = 2.1", "week 6", "age 5".

A text and the place of a number in; the label, where it begins and the unit it gives the number out.
"""

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Label:
    """A label as read: where the labelled quantity begins and what its unit is."""

    start: int
    unit: str


_S = r"[ \u00a0\u2000-\u200a\u202f]"
_RELATION = rf"{_S}?(?:=|<|>|≤|≥|⩽|⩾|≈|~|∼|:){_S}?[<>≤≥]?{_S}?"
_LOOSE = rf"(?:{_RELATION}|[ \u00a0,]{{1,2}}(?:(?:of|was|were|is|to|equals|values?)[ \u00a0]){{0,2}})"
_KINDS = (
    (r"(?:[Aa]djusted )?(?:[Oo]dds [Rr]atios?|a?OR)(?: ?[(\[]a?OR[)\]])?", "odds-ratio", False),
    (r"(?:[Aa]djusted )?(?:[Hh]azards? [Rr]atios?|a?HR)(?: ?[(\[]a?HR[)\]])?", "hazard-ratio", False),
    (
        r"(?:[Aa]djusted |[Ii]ncidence )?(?:[Rr]ate [Rr]atios?|[Rr]isk [Rr]atios?|[Rr]elative [Rr]isks?|a?RR|IRR)"
        r"(?: ?[(\[](?:a?RR|IRR)[)\]])?",
        "risk-ratio",
        False,
    ),
    (r"(?:NNTB?|NNH|[Nn]umber needed to (?:treat|harm))(?: ?[(\[]NN[TH][)\]])?", "number-needed", False),
    (r"[Pp][- ]?[Vv]alues?", "p-value", False),
    (r"[Pp](?:[- ]?[Vv]alues?)?(?: ?(?:for|_)[- ]?[a-z]{1,12})?", "p-value", True),
    (r"[Nn]", "sample-size", True),
    (
        r"(?:[tFzZQHU]|[χΧXx][²2]|[Cc]hi-squared?|df|SEM?|S\.E\.|α|alpha)(?: ?[(\[][\d,. ]{1,16}[)\]])?",
        "test-statistic",
        True,
    ),
    (r"(?:SD|SDs|SEM?|[Ss]tandard (?:deviation|error)s?)", "test-statistic", False),
    (r"(?:IQR|[Ii]nterquartile range)", "interquartile-range", False),
    (
        r"(?:Cohen['’]s d|Hedges['’]? g|Glass['’]s? Δ|SMD|ES|[Ee]ffect sizes?|[drgβρκR]|[rR]2|[rR]²|I2|I²|η2|η²"
        r"|ηp2|ηp²|ICC|AUC|κ)",
        "effect-size",
        True,
    ),
    (r"(?:SMD|[Ee]ffect sizes?|Cohen['’]s d|AUC|ICC)", "effect-size", False),
    (
        r"(?:\d{2}(?:\.\d)?[ ]?%[ ]?)?(?:CI|CrI|[Cc]onfidence [Ii]ntervals?)(?: ?[(\[]CI[)\]])?(?:\d{2}%)?",
        "confidence-interval",
        False,
    ),
)
_LABELS = tuple(
    (re.compile(rf"(?<![A-Za-z\d]){pattern}{_RELATION if strict else _LOOSE}[(\[]?$"), unit)
    for pattern, unit, strict in _KINDS
)
_SIGN = re.compile(r"[-−–+]$")
_RELATIONS = frozenset("=<>≤≥⩽⩾≈~∼:")
_LEADING = frozenset(
    [
        "of",
        "was",
        "were",
        "is",
        "to",
        "equals",
        "value",
        "values",
        "OR",
        "aOR",
        "HR",
        "aHR",
        "RR",
        "aRR",
        "IRR",
        "ratio",
        "ratios",
        "Ratio",
        "risk",
        "risks",
        "Risk",
        "NNT",
        "NNH",
        "harm",
        "treat",
        "SD",
        "SDs",
        "SE",
        "SEM",
        "deviation",
        "deviations",
        "error",
        "errors",
        "size",
        "sizes",
        "SMD",
        "AUC",
        "ICC",
        "CI",
        "CrI",
        "interval",
        "intervals",
        "Interval",
        "Intervals",
        "IQR",
        "range",
    ]
)
_AGE = re.compile(
    r"(?<![A-Za-z])age[sd]?(?: of| over| under| from| between| at| range)?[ \u00a0:]{1,2}$", re.IGNORECASE
)


def label_before(text: str, at: int) -> Label | None:
    """Return the statistic's label that ends at `at` (relation included)."""
    tail = text[max(0, at - 48) : at]
    leading = tail.rstrip(" \u00a0\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f,([-−–+")
    if leading[-1:] not in _RELATIONS and leading[leading.rfind(" ") + 1 :].lstrip("([,;") not in _LEADING:
        return None
    if (sign := _SIGN.search(tail)) and len(tail) > 1 and tail[-2] in " =<>([,:":
        tail = tail[: sign.start()]
        at -= 1
    for pattern, unit in _LABELS:
        if found := pattern.search(tail):
            return Label(at - len(tail) + found.start(), unit)
    return None


def age_before(text: str, at: int) -> Label | None:
    """Return "age " of "age 5", "aged ": the number counts years of life."""
    tail = text[max(0, at - 20) : at]
    found = _AGE.search(tail)
    return Label(at - len(tail) + found.start(), "year-old") if found else None
