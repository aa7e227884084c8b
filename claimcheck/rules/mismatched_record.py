"""The rule `mismatched-record`."""

from collections.abc import Iterator
from typing import ClassVar

from claimcheck.model.evidence import Outcome, WorkMatch
from claimcheck.model.finding import Analysis
from claimcheck.model.severity import Severity
from claimcheck.rules.reference_questions import with_evidence
from claimcheck.rules.rule import Answer
from claimcheck.rules.wording import list_words, name_differences, name_references


class MismatchedRecord:
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

    id: ClassVar[str] = "mismatched-record"
    summary: ClassVar[str] = "the right work with a wrong year, volume, issue, page, journal, author or title"
    severity: ClassVar[Severity] = Severity.ERROR
    asks_outside: ClassVar[bool] = True

    def judge(self, analysis: Analysis) -> Iterator[Answer]:
        """Yield one answer per reference whose record is the right one and differs."""
        for reference, evidence in with_evidence(analysis):
            resolution = evidence.resolution
            work, comparison = resolution.work, resolution.comparison
            if resolution.outcome is not Outcome.RESOLVED or work is None or comparison is None:
                continue
            if comparison.agreement is not WorkMatch.SAME or not comparison.differences:
                continue
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
