"""The rule `malformed-identifier`."""

from collections.abc import Iterator

from claimcheck.model.finding import Analysis
from claimcheck.model.severity import Severity
from claimcheck.rules.rule import Answer, Rule
from claimcheck.rules.wording import name_references, quote

_NAMES = {
    "doi": "DOI",
    "pmid": "PMID",
    "pmcid": "PMCID",
    "isbn": "ISBN",
    "arxiv": "arXiv number",
    "nct": "ClinicalTrials.gov number",
    "url": "web address",
}


class MalformedIdentifier(Rule):
    """An identifier that cannot be one.

    What it finds
        Something printed as a DOI, PMID, PMCID, ISBN, arXiv or trial number or web address that cannot be one: a DOI
        without its prefix, a letter O for a zero, a check digit that does not fit, an address without a host. Case,
        brackets, line breaks and punctuation in or around an identifier do not count.

    Why it matters
        Nobody can look the work up by it, neither a reader nor a registry.

    What to do
        Correct the identifier. When the intended form is plain, the finding offers it.

        Before: https://doi.org/10.1234
        After:  https://doi.org/10.1234/sleep.2020.118
    """

    id = "malformed-identifier"
    summary = "a DOI, PMID, PMCID, ISBN or URL that cannot be one"
    severity = Severity.ERROR
    asks_outside = False

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per identifier that cannot be one."""
        for reference in analysis.document.citation_index.references:
            for malformed in reference.identifiers.malformed:
                name = _NAMES.get(malformed.kind, malformed.kind)
                because = f": {malformed.reason}" if malformed.reason else ""
                yield Answer(
                    reference.span,
                    f"{quote(malformed.printed, 80)} in {name_references([reference.label])} "
                    f"cannot be a {name}{because}.",
                    f"write {malformed.repaired} if that is what is meant"
                    if malformed.repaired
                    else f"look the {name} up and correct it",
                    reference=reference.label,
                )
