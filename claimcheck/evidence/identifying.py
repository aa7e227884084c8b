"""Identifiers → answers, each asked where it is at home.

PMIDs and PMCIDs go to Europe PMC; a DOI found there, and every DOI printed, goes to Crossref in batches, arXiv's to
DataCite; what is not held there goes to doi.org for its agency, and to DataCite when that is the agency. *Not found*
needs doi.org's word for it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from claimcheck.evidence.questions import ARXIV_DOIS
from claimcheck.lock import Answer
from claimcheck.model.evidence import Outcome, Work
from claimcheck.registries.doi import Registration
from claimcheck.registries.interface import Found
from claimcheck.registries.pubmed_notices import with_notices

if TYPE_CHECKING:
    from claimcheck.evidence.desk import Desk


def identify(keys: Sequence[str], desk: "Desk") -> Mapping[str, Answer]:
    """Return an answer for each key ("doi:…", "pmid:…", "pmcid:…"), recorded on the desk's lock."""
    numbers = {key: key.split(":", 1)[1] for key in keys if not key.startswith("doi:")}
    by_number = desk.reach("europepmc", list(dict.fromkeys(numbers.values())))
    dois = [key.removeprefix("doi:") for key in keys if key.startswith("doi:")]
    found_dois = [work.doi for work in by_number.works.values() if work.doi]
    answers = _by_doi(list(dict.fromkeys([*dois, *found_dois])), desk)
    for key, number in numbers.items():
        work = by_number.works.get(number)
        if work is not None:
            answers[key] = _keep_numbered(key, work, desk)
        elif number in by_number.failed:
            answers[key] = desk.keep(key, Answer(Outcome.UNREACHABLE, reason="Europe PMC did not answer"))
        else:
            reason = f"Europe PMC holds no {number if number.startswith('PMC') else f'PMID {number}'}"
            answers[key] = desk.keep(key, Answer(Outcome.NOT_FOUND, (), "europepmc", reason=reason))
    return {key: answers[key] for key in keys}


def _keep_numbered(key: str, work: Work, desk: "Desk") -> Answer:
    """Record what a PMID or PMCID leads to.

    Crossref's record of the same work is the fuller one and is preferred; notices that PubMed alone knows are added.
    """
    fuller = desk.lock.works.get(work.key)
    if fuller is not None and fuller.registry != "europepmc":
        updates = with_notices(fuller.updates, work.updates)
        work = replace(fuller, pmid=fuller.pmid or work.pmid, pmcid=fuller.pmcid or work.pmcid, updates=updates)
    return desk.keep(key, Answer(Outcome.RESOLVED, (work.key,), "europepmc"), [work])


def _by_doi(dois: list[str], desk: "Desk") -> dict[str, Answer]:
    answers: dict[str, Answer] = {}
    missing: list[str] = []
    asking = []
    for doi in dois:  # a DOI that only Europe PMC named may be recorded already
        known = desk.recorded(f"doi:{doi}")
        if known:
            answers[f"doi:{doi}"] = known
        else:
            asking.append(doi)
    preprints = [doi for doi in asking if doi.startswith(ARXIV_DOIS)]
    held = desk.reach("datacite", preprints)
    for doi in preprints:
        if doi in held.absent:
            missing.append(doi)
        else:
            answers[f"doi:{doi}"] = _said_datacite(doi, held, desk)
    asking = [doi for doi in asking if doi not in preprints]
    found = desk.reach("crossref", asking)
    for doi in asking:
        key = f"doi:{doi}"
        if doi in found.works:
            work = desk.merged(found.works[doi])
            answers[key] = desk.keep(key, Answer(Outcome.RESOLVED, (work.key,), "crossref"), [work])
        elif doi in found.failed:
            answers[key] = desk.keep(key, Answer(Outcome.UNREACHABLE, reason="Crossref did not answer"))
        else:
            missing.append(doi)
    answers.update(_beyond_crossref(missing, desk))
    return answers


def _beyond_crossref(dois: list[str], desk: "Desk") -> dict[str, Answer]:
    """Ask doi.org where DOIs that Crossref does not hold are registered, and DataCite for its own."""
    answers: dict[str, Answer] = {}
    for doi in dois:
        key = f"doi:{doi}"
        agency = desk.doi_org.agency(doi)
        if agency.registration is Registration.UNREACHABLE:
            answer = Answer(Outcome.UNREACHABLE, reason="doi.org did not answer")
        elif agency.registration is Registration.UNREGISTERED:
            home = "DataCite" if doi.startswith(ARXIV_DOIS) else "Crossref"
            answer = Answer(Outcome.NOT_FOUND, (), "doi", reason=f"{home} holds no such DOI, and doi.org knows none")
        elif agency.name.lower() == "datacite":
            answers[key] = _said_datacite(doi, desk.reach("datacite", [doi]), desk)
            continue
        else:
            name = agency.name or "an agency that doi.org does not name"
            where = "but its record there is not public" if name == "Crossref" else "whose records are not read here"
            answer = Answer(Outcome.NOT_TRIED, (), "doi", reason=f"the DOI is registered with {name}, {where}")
        answers[key] = desk.keep(key, answer)
    return answers


def _said_datacite(doi: str, found: Found, desk: "Desk") -> Answer:
    """Record what DataCite said of a DOI that is at home there."""
    key = f"doi:{doi}"
    if doi in found.works:
        return desk.keep(key, Answer(Outcome.RESOLVED, (key,), "datacite"), [found.works[doi]])
    if doi in found.absent:
        reason = "the DOI is registered with DataCite, but its record there is not public"
        return desk.keep(key, Answer(Outcome.NOT_TRIED, (), "datacite", reason=reason))
    return desk.keep(key, Answer(Outcome.UNREACHABLE, reason="DataCite did not answer"))
