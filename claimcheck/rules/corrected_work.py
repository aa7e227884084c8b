"""The rule `corrected-work`."""

from typing import ClassVar

from claimcheck.model.evidence import UpdateKind
from claimcheck.model.severity import Severity
from claimcheck.rules.notices import NoticeRule


class CorrectedWork(NoticeRule):
    """A work that was corrected.

    What it finds
        A reference to a work for which a correction or erratum is recorded, and no retraction.

    Why it matters
        The correction may change the very figure that the page states.

    What to do
        Read the correction and compare the figures. Nothing needs to change when they are not concerned.

        Before: 14% had side effects [3].     (corrected to 17% in an erratum)
        After:  17% had side effects [3].
    """

    id = "corrected-work"
    summary = "a work over which a correction or erratum stands"
    severity = Severity.NOTE
    says: ClassVar = {UpdateKind.CORRECTION: "A correction stands over {work}, {reference}"}
    remedy = "read the correction and compare the figures that lean on this work"
    names_claims = False
