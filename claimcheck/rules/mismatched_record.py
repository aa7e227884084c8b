"""The rule `mismatched-record`."""

from collections.abc import Iterator

from claimcheck.model.citation import Reference
from claimcheck.model.evidence import Evidence, Outcome, WorkMatch
from claimcheck.model.severity import Severity
from claimcheck.rules.rule import Answer, ReferenceRule
from claimcheck.rules.wording import list_words, name_differences, name_references


class MismatchedRecord(ReferenceRule):
    """Printed details that differ from the record.

    What it finds
        The right work, printed with another year, volume, issue, page, journal, author or title than the registry
        records. One finding lists every field that differs and weighs as much as the gravest; what honest variation
        explains (a dropped subtitle, an abbreviated journal, initials) is a note or nothing.

    Why it matters
        Wrong details send readers to the wrong place, and a reference without a working link is found by nothing
        else.

    What to do
        Compare with the work itself and correct the entry. Registries err too: when the work is right and the record
        wrong, say so in an ignore comment.

        Before: Okafor A. Sleep and mood. J Sleep Stud. 2021;5:11-19.
        After:  Okafor A. Sleep and mood. J Sleep Stud. 2020;5:11-19.
    """

    id = "mismatched-record"
    summary = "the right work with a wrong year, volume, issue, page, journal, author or title"
    severity = Severity.ERROR

    def judge_reference(self, reference: Reference, evidence: Evidence) -> Iterator[Answer]:
        """Yield one answer per reference whose record is the right one and differs."""
        resolution = evidence.resolution
        work, comparison = resolution.work, resolution.comparison
        if resolution.outcome is not Outcome.RESOLVED or work is None or comparison is None:
            return
        if comparison.agreement is not WorkMatch.SAME or not comparison.differences:
            return
        differences = sorted(comparison.differences, key=lambda difference: -difference.grade.rank)
        fields = list(dict.fromkeys(difference.field for difference in differences))
        mere = differences[0].grade is Severity.NOTE
        yield Answer(
            reference.span,
            f"The {work.registry.full_name} record of {name_references([reference.label])} differs: "
            f"{name_differences(differences)}.",
            f"compare {list_words(fields)} with the work itself"
            + ("; a mere variant may stay" if mere else " and correct the entry"),
            severity=differences[0].grade,
            reference=reference.label,
        )
