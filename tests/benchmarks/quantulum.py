"""quantulum3, the reader of quantities to compare with: text in, spans out; None where it is not installed.

It comes with the optional extra `benchmark`. Without its classifier (the extra asks for none) it decides between
units by their order, which costs it no spans.
"""

import warnings
from collections.abc import Callable
from importlib.util import find_spec

from claimcheck.model.span import Span


def quantulum_reader() -> Callable[[str], list[Span]] | None:
    """Return quantulum3's reading of a text as spans, ready to be timed; None where it is not installed."""
    if find_spec("quantulum3") is None:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # it warns that the classifier is not there
        from quantulum3 import parser

    def read(text: str) -> list[Span]:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return [Span(*quantity.span) for quantity in parser.parse(text)]

    read("In a trial, 40% of 200 adults slept 2.5 hours longer.")
    return read
