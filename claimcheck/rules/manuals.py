"""Selected rules → their manuals as values, so that a report can explain rules without knowing this room."""

from collections.abc import Iterable
from inspect import getdoc

from claimcheck.model.manual import Manual
from claimcheck.rules.rule import Selected


def describe(rules: Iterable[Selected]) -> tuple[Manual, ...]:
    """Return the manuals of the rules that judge a run, in their order."""
    return tuple(
        Manual(one.rule.id, one.rule.summary, one.rule.severity, one.severity, getdoc(one.rule) or "") for one in rules
    )
