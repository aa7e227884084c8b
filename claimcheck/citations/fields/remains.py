"""Text taken for a title → whether remains of the authors, or of another reference, stand in it."""

import re

from claimcheck.citations.fields.letters import LETTER, LOWER, UPPER
from claimcheck.citations.fields.years import MONTH

_NAME = rf"[{UPPER}][{LETTER}'’-]+"
_REMAINS = re.compile(
    "|".join(
        (
            rf"\.\s(?:19|20)\d\d[a-z]?\.?\s[{UPPER}]",  # "… Brenchley. 2005. Avidity"
            rf"\((?:19|20)\d\d[a-z]?\)[.,:]?\s[{UPPER}]",
            rf"^{_NAME}(?:,| and| &)\s{_NAME}\s[{UPPER}]",  # "LaPorta and Mischa Schwartz"
            rf"^(?:[{LETTER}-]+\s){{1,3}}[{LETTER}-]+,? and {_NAME}\s[{UPPER}](?:[.,\s]|$)",
            rf",\s{_NAME}\s[{UPPER}]{{1,3}}[:,.]",  # ", Morgagni G:"
            rf"^{_NAME},?\s?(?:[{UPPER}]\.\s?){{1,3}}[,&]",
            rf"^{_NAME}\s[{UPPER}]{{1,3}},\s",
            rf"^(?:[{UPPER}]\.\s?)+\s?{_NAME},",
            r"^[a-z]{1,3}\.,",
            r"^(?:and|et al|und|et|in)\b|^[&(\-]",
            r"\s\d{1,3}\.\s[A-Z]{1,3}\.\s",  # the number of the next entry
            r",\s[A-Z]$",
            rf"(?:^|,\s){_NAME},\s[{UPPER}]\.|^(?:[{UPPER}]\.)+,|,\s{_NAME}\s[{UPPER}]$",
            r"\.\s(?:19|20)\d\d\.?$",
            r"\b(?:19|20)\d\d,\s",  # "ChemInform 2001, 32"
            r"\.\s[“\"]",
            r"^(?:19|20)\d\d:\s",  # behind a dash for the author of the entry before
            rf"^(?:{_NAME}\s){{1,3}}{_NAME},? and (?:{_NAME}\s){{1,2}}{_NAME}$",
            rf"^{_NAME},\s?[\"“]|^{_NAME}\s?[\"“][^\"“”]*[\"”]?$",
            r"\b(?:Group|Investigators|(?:Sub)?[Cc]ommittee|Collaboration|Consortium|Network|Team)[:,]\s[A-Z]",
            r"\bet al\b",
            rf"[{LOWER}]{{2}}\.[{UPPER}][{LOWER}]",  # "turbulence.Nature communications"
            r"[,.]\s[Ii]n:?\s(?:the\s)?(?:Proc|[A-Z]\.\s|[A-Z]$)",
            r"^[^«“\"]{2,60},\s?[«“\"]|^\d{1,4}:?\s[«“\"]",
            rf"[,.]\s[{UPPER}][{LETTER} ]{{2,30}}:\s[^:]{{2,60}}\b(?:Press|Verlag|Publish\w+|Books|University)\b",
            rf",\s{MONTH},?\s(?:19|20)\d\d$",
            r"\b(?:PhD|Ph\.D\.) thesis\b|\bin preparation\b|^cited\b|,\s(?:page|volume|pages)\s\S+$",
            r"\b(?:Vol|pp|Univ|Depart|Dept|Mass|Diss)$",
            r"^[*#|]",
            r"^\d{1,3}\.\s",
        )
    )
)


def holds_remains(title: str) -> bool:
    """Whether a supposed title begins too early or runs over another reference."""
    return _REMAINS.search(title) is not None
