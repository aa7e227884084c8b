"""Works and printed fields made up for these tests, in the look of the field."""

from dataclasses import replace

from claimcheck.model.citation import Fields
from claimcheck.model.evidence import Author, Work
from claimcheck.model.registry import Registry

TRIAL = Work(
    key="doi:10.1000/jsr.2016.114",
    registry=Registry.CROSSREF,
    asked="2026-11-21",
    title="Bright light for seasonal low mood: a randomized, placebo-controlled trial",
    authors=(
        Author("van der Meer", "Jan Willem"),
        Author("Okafor", "Adaeze C."),
        Author("Núñez-Ortiz", "María"),
        Author("Brandt", "Karl", suffix="Jr"),
        Author("Northern Light Study Group", organisation=True),
        Author("Løvås", "Signe"),
    ),
    years=(2016, 2017),
    journals=("The Journal of Sleep Research", "J Sleep Res"),
    volume="26",
    issue="4",
    pages="1905-1917",
    type="journal-article",
    doi="10.1000/jsr.2016.114",
)
ONLINE = replace(
    TRIAL,
    key="doi:10.1000/journal.pone.0033693",
    doi="10.1000/journal.pone.0033693",
    title="Walking speed after a fall",
    journals=("Open Gait",),
    volume="7",
    issue="12",
    pages="e33693",
)
PRINTED = Fields(
    authors=("van der Meer JW", "Okafor AC", "Núñez-Ortiz M"),
    et_al=True,
    year=2017,
    title="Bright light for seasonal low mood: a randomized, placebo-controlled trial",
    journal="J Sleep Res",
    volume="26",
    issue="4",
    pages="1905-1917",
)
OTHER = Work(
    key="doi:10.1000/ahr.2019.7",
    registry=Registry.CROSSREF,
    asked="2026-11-21",
    title="Salt intake and blood pressure in shift workers of three harbour towns",
    authors=(Author("Ferreira", "Inês"), Author("Quist", "Bo")),
    years=(2019,),
    journals=("Annals of Hypertension Research",),
    volume="12",
    issue="1",
    pages="33-48",
    type="journal-article",
    doi="10.1000/ahr.2019.7",
)
