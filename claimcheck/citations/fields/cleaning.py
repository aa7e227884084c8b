"""Reference as printed → the same on one line without label, addresses, identifiers and library notes."""

import re

from claimcheck.citations.fields.letters import LOWER, UPPER

_LABEL = re.compile(
    r"^\s*(?:[•·▪◦‣*–—]\s*)?(?:\[\d{1,3}\]|\(\d{1,3}\)|\d{1,3}[.)](?=\s)|\d{1,3}(?=\s{2,}|\s?[^\W\d_]))?\s*[.:]?\s*"
)
_SOFT = re.compile("[\u00ad\u200b\u200c\u200d\u2060\ufeff]")
_COMPOUND = "meta|long|short|well|self|non|post|pre|anti|follow|double|single|placebo|evidence|open|cost|age|low|high|large|small|real|first|second|half|cross|health|care|life|world|one|two|three|multi|co|re|pro|risk|time|dose|case"
_BREAK = re.compile(
    rf"(?<=[{LOWER}])-[ \t]?\s(?!(?:and|or|to|vs|versus|und|et|y|e|oder|plus|as|through|but)\b)(?=[{LOWER}])"
)
_KEPT_BREAK = re.compile(rf"(\b(?i:{_COMPOUND})|[{LOWER}](?=-\s+[{UPPER}]))-\s+(?!(?:and|or|to|vs|versus)\b)(?=\w)")
_DATE = r"(?:(?:\d{1,2}(?:st|nd|rd|th)?\s)?[A-Z][a-z]{2,8}\.?\s(?:\d{1,2}(?:st|nd|rd|th)?,?\s)?(?:of\s)?\d{4}|\d{1,4}[./-]\d{1,2}[./-]\d{1,4}|\d{4}\s[A-Z][a-z]{2,8}\.?(?:\s\d{1,2})?)"
_NOTES = [
    re.compile(pattern)
    for pattern in (
        r"(?i)\[(?:google scholar|pubmed(?: abstract)?|cross ?ref(?: full text)?|pmc free article|doi|free full text|full text|medline|isi|web of science|links?|green version|publisher full text|internet|online|electronic resource|webpage|website)\](?:\s?\[[^\[\]]{0,40}\])?",
        r"(?i)\b(?:google scholar|cross ?ref full text|pubmed abstract|pmc free article)\b",
        rf"(?i)[(\[]?\b(?:(?:last|date)\s)?(?:accessed|retrieved|cited|viewed|visited|consulted|abgerufen|zugriff)(?:\s(?:on|am|date))?:?\s(?:on\s)?{_DATE}(?:,?\s(?:from|at):?)?[)\]]?[.,;]?",
        r"(?i)[(\[]?\b(?:available\s(?:from|at|online(?:\sat)?|on)|retrieved\sfrom|accessed\s(?:from|at|via)|url|link|full text at|see)\s?:?\s?(?=\(?<?(?:https?:|www\.|doi))",
        r"(?i)<?\(?(?:https?://|www\.)[^\s<>]*[^\s<>.,;:)\]][>)\]]?",
        r"(?i)[(\[]?\bdoi\b\s?[:.=]?\s?(?=10|\.|$|\d|\s).*$",
        r"\b10\.\d{4,9}/[^\s]*[^\s.,;)\]]",
        r"(?i)[,;]\s?(?:discussion|quiz|author reply|reply|e?comment|[ivx]{2,6})\b(?:\s(?:on\s)?(?:pp?\.?\s)?[\w,;\s–-]{0,30})?\.?$",
        r"(?i)\(?\b(?:PMID|PMCID|PubMed ID|NIHMSID|NIHMS|PubMed PMID|PubMed Central PMCID)\s?[:#]?\s?(?:PMC|NIHMS)?\d{1,9}\b[;.)]?|\bPMC\d{4,9}\b[;.]?",
        r"(?i)\(?\bE-?pub(?:lished)?(?:\s(?:ahead\sof\sprint|online|first|date))*:?\s?(?:\d{4}(?:\s[A-Z][a-z]{2,8}\.?)?(?:\s\d{1,2})?|"
        + _DATE
        + r")\)?[.;]?",
        r"(?i)[\[(](?:e-?pub|published online|online ahead of print|ahead of print|advance online|in press|preprint|serial online|print|electronic|corrected|erratum|retracted)[^\[\]()]{0,60}[\])]",
        r"(?i)\b(?:epub|published online)\s(?:ahead of print|first)?[.,]?",
        r"(?i)\barXiv\s?:\s?[\w.\-/]{6,20}(?:\s?\[[a-zA-Z.\-]{2,16}\])?",
        r"(?i)\bISS?N\s?:?\s?[\dX\-]{8,9}\b",
    )
]
_DANGLING = re.compile(
    r"(?i)(?:[\s,;:(\[<]+|\b(?:available|from|at|retrieved|accessed|online|doi|pmid|pmcid|url|cited|link)\b[\s:]*)+[.)\]]*$"
)


def clean(text: str) -> str:
    """Return the reference on one line, with everything taken off that is no bibliographic field."""
    text = _SOFT.sub("", text)
    text = text.replace("``", "“").replace("''", "”")
    text = _KEPT_BREAK.sub(r"\1-", text)
    text = _BREAK.sub("", text)
    text = " ".join(text.split())
    text = _LABEL.sub("", text, count=1)
    for note in _NOTES:
        text = note.sub(" ", text)
    text = re.sub(r"\s+(?=[.,;:)\]])", "", " ".join(text.split()))
    text = re.sub(r"\(\)|\[\]|<>", "", text)
    return _DANGLING.sub("", text).strip()
