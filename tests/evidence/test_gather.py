"""What the registries' good answers amount to."""

import pytest

from claimcheck.model.citation import Fields, Identifiers
from claimcheck.model.evidence import Outcome, UpdateKind, WorkMatch
from tests.evidence.pages import INVENTED, PHQ9, THEMES, Resolver
from tests.registry import RegistryServer

PHQ9_DOI = "10.1046/j.1525-1497.2001.016009606.x"


def test_a_doi_leads_to_its_record(resolver: Resolver) -> None:
    (found,) = resolver.resolve((Identifiers(doi=PHQ9_DOI), PHQ9))
    assert found.outcome is Outcome.RESOLVED
    assert found.work is not None
    assert found.work.key == f"doi:{PHQ9_DOI}"
    assert found.work.title == "The PHQ-9: Validity of a brief depression severity measure"
    assert found.comparison is not None
    assert found.comparison.agreement is WorkMatch.SAME
    assert found.by == "identifier"


def test_each_work_is_asked_for_once(resolver: Resolver, server: RegistryServer) -> None:
    resolver.resolve((Identifiers(doi=PHQ9_DOI), PHQ9), (Identifiers(doi=PHQ9_DOI), PHQ9))
    assert len(server.requests) == 1


def test_pmid_and_pmcid_share_a_request_and_prefer_crossrefs_record(resolver: Resolver, server: RegistryServer) -> None:
    by_pmid, by_pmcid, by_doi = resolver.resolve(
        (Identifiers(pmid="11556941"), PHQ9),
        (Identifiers(pmcid="PMC1182327"), Fields()),
        (Identifiers(doi="10.1136/bmj.n71"), Fields()),
    )
    assert by_pmid.work is not None
    assert by_pmcid.work is not None
    assert by_doi.work is not None
    assert (by_pmid.work.registry, by_pmid.work.doi, by_pmid.work.pmid) == ("crossref", PHQ9_DOI, "11556941")
    assert by_pmcid.work.title == "Why Most Published Research Findings Are False"
    assert len(server.asked("/europepmc/search")) == 1
    assert len(server.asked("/crossref/works")) == 1


def test_a_work_without_doi_is_known_by_its_pmcid(resolver: Resolver) -> None:
    (found,) = resolver.resolve((Identifiers(pmcid="PMC2719451"), Fields()))
    assert found.outcome is Outcome.RESOLVED
    assert found.work is not None
    assert found.work.key == "pmcid:PMC2719451"
    assert found.work.registry == "europepmc"


def test_unregistered_needs_crossref_and_doi_org(resolver: Resolver, server: RegistryServer) -> None:
    (found,) = resolver.resolve((Identifiers(doi="10.1046/j.1525-1497.2001.01600960.x"), PHQ9))
    assert found.outcome is Outcome.NOT_FOUND
    assert found.by == "identifier"
    assert found.match is not None
    assert found.match.doi == PHQ9_DOI
    assert server.asked("/doi/ra/")
    assert server.asked("/doi/api/handles/")


def test_datacite_speaks_for_its_own(resolver: Resolver, server: RegistryServer) -> None:
    doi = "10.48550/arxiv.1706.03762"
    server.agencies[doi] = "DataCite"
    server.datacite[doi] = {
        "doi": doi,
        "titles": [{"title": "Attention Is All You Need"}],
        "creators": [{"name": "Vaswani, Ashish", "nameType": "Personal", "familyName": "Vaswani"}],
        "publisher": "arXiv",
        "publicationYear": 2017,
    }
    (found,) = resolver.resolve((Identifiers(arxiv="1706.03762v5"), Fields(title="Attention is all you need")))
    assert found.work is not None
    assert found.work.registry == "datacite"
    assert found.work.years == (2017,)


def test_an_agency_that_is_not_read_is_no_accusation(resolver: Resolver, server: RegistryServer) -> None:
    server.agencies["10.1400/12345"] = "mEDRA"
    (found,) = resolver.resolve((Identifiers(doi="10.1400/12345"), INVENTED))
    assert found.outcome is Outcome.NOT_TRIED
    assert "mEDRA" in found.reason


def test_a_link_to_another_work_offers_the_printed_one(resolver: Resolver) -> None:
    (found,) = resolver.resolve((Identifiers(doi="10.1038/171737a0"), PHQ9))
    assert found.outcome is Outcome.RESOLVED
    assert found.comparison is not None
    assert found.comparison.agreement is WorkMatch.OTHER
    assert found.match is not None
    assert found.match.doi == PHQ9_DOI


def test_words_find_a_work_without_identifier(resolver: Resolver) -> None:
    known, invented = resolver.resolve((Identifiers(), THEMES), (Identifiers(), INVENTED))
    assert known.outcome is Outcome.RESOLVED
    assert known.by == "search"
    assert known.work is not None
    assert known.work.doi == "10.1191/1478088706qp063oa"
    assert invented.outcome is Outcome.NOT_FOUND
    assert invented.by == "search"


def test_a_mention_is_found_by_author_year_and_journal(resolver: Resolver) -> None:
    fields = Fields(authors=("Berman",), et_al=True, year=2000, journal="Biological Psychiatry")
    sentence = "Depressed patients felt better within 72 hours of one dose (Berman et al., 2000)."
    found = resolver.mention(sentence, "Berman et al., 2000", fields)
    assert found.outcome is Outcome.RESOLVED
    assert found.work is not None
    assert found.work.doi == "10.1016/s0006-3223(99)00230-9"


def test_a_mention_of_nobody_we_know_is_not_found(resolver: Resolver) -> None:
    fields = Fields(authors=("Berman",), et_al=True, year=2014)
    found = resolver.mention("Depressed patients felt better (Berman et al., 2014).", "Berman et al., 2014", fields)
    assert found.outcome in {Outcome.NOT_FOUND, Outcome.AMBIGUOUS}


def test_nothing_to_ask_with(resolver: Resolver, server: RegistryServer) -> None:
    (found,) = resolver.resolve((Identifiers(urls=("https://www.example.org/sleep",)), Fields()))
    assert found.outcome is Outcome.NOT_TRIED
    assert not server.requests


def test_a_retraction_is_seen(resolver: Resolver) -> None:
    (found,) = resolver.resolve((Identifiers(doi="10.1016/s0140-6736(97)11096-0"), Fields()))
    assert found.work is not None
    assert [update.kind for update in found.work.updates] == [UpdateKind.RETRACTION, UpdateKind.CORRECTION]


def test_books_are_not_looked_up(resolver: Resolver) -> None:
    book = Fields(authors=("Ostrander M",), year=1999, title="Harbours at night, a handbook for pilots")
    (found,) = resolver.resolve((Identifiers(isbn="9783161484100"), book))
    assert found.outcome is Outcome.NOT_TRIED
    assert "ISBN" in found.reason


def test_a_wrong_doi_beside_a_right_pmid_is_said_and_the_work_is_known(resolver: Resolver) -> None:
    (found,) = resolver.resolve((Identifiers(doi="10.1046/j.1525-1497.2001.01600960.x", pmid="11556941"), PHQ9))
    assert (found.outcome, found.by) == (Outcome.NOT_FOUND, "identifier")
    assert found.asked == "DOI 10.1046/j.1525-1497.2001.01600960.x"
    assert found.match is not None
    assert found.match.doi == PHQ9_DOI


def test_a_pmid_of_another_work_beside_a_right_doi_is_said(resolver: Resolver) -> None:
    (found,) = resolver.resolve((Identifiers(doi=PHQ9_DOI, pmid="9500320"), PHQ9))
    assert found.asked == "PMID 9500320"
    assert found.comparison is not None
    assert found.comparison.agreement is WorkMatch.OTHER
    assert found.match is not None
    assert found.match.doi == PHQ9_DOI


def test_all_versions_of_a_preprint_share_a_doi(resolver: Resolver, server: RegistryServer) -> None:
    doi = "10.48550/arxiv.1706.03762"
    server.agencies[doi] = "DataCite"
    server.datacite[doi] = {"doi": doi, "titles": [{"title": "Attention Is All You Need"}], "publicationYear": 2017}
    (found,) = resolver.resolve((Identifiers(doi=f"{doi}v5"), Fields(title="Attention is all you need")))
    assert found.outcome is Outcome.RESOLVED


def test_several_works_that_fit_are_no_near_miss(resolver: Resolver, server: RegistryServer) -> None:
    phq9 = next(record for record in server.records if record["DOI"] == PHQ9_DOI)
    server.records.append({**phq9, "DOI": "10.5555/twin"})
    (found,) = resolver.resolve((Identifiers(doi="10.1038/171737a0"), PHQ9))
    assert found.match is None
    assert found.nearest is None


@pytest.mark.parametrize(
    ("given", "registered"),
    [
        (Identifiers(arxiv="math.GT/0309136"), "10.48550/arxiv.math/0309136"),
        (Identifiers(arxiv="hep-th/9901001v3"), "10.48550/arxiv.hep-th/9901001"),
        (Identifiers(doi="10.48550/arxiv.math.gt/0309136v1"), "10.48550/arxiv.math/0309136"),
        (Identifiers(arxiv="2101.12345v2"), "10.48550/arxiv.2101.12345"),
    ],
)
def test_preprints_are_asked_for_where_they_are_registered(
    resolver: Resolver, server: RegistryServer, given: Identifiers, registered: str
) -> None:
    server.agencies[registered] = "DataCite"
    server.datacite[registered] = {"doi": registered, "titles": [{"title": "On knots"}], "publicationYear": 2003}
    (found,) = resolver.resolve((given, Fields(title="On knots")))
    assert found.work is not None
    assert found.work.doi == registered
    assert server.requests == [f"/datacite/dois/{registered}"]


def test_a_preprint_that_does_not_exist_needs_doi_orgs_word(resolver: Resolver, server: RegistryServer) -> None:
    (found,) = resolver.resolve((Identifiers(arxiv="2101.99999"), Fields()))
    assert found.outcome is Outcome.NOT_FOUND
    assert "DataCite holds no such DOI" in found.reason
    assert server.asked("/doi/api/handles/")
    assert not server.asked("/crossref/")


@pytest.mark.parametrize("agency", ["Crossref", "JaLC", "mEDRA", ""])
def test_a_registered_doi_without_a_record_is_no_accusation(
    resolver: Resolver, server: RegistryServer, agency: str
) -> None:
    server.agencies["10.5555/alias"] = agency  # another name of a DOI, or a fresh one
    (found,) = resolver.resolve((Identifiers(doi="10.5555/alias"), INVENTED))
    assert found.outcome in {Outcome.NOT_TRIED, Outcome.UNREACHABLE}


def test_a_retraction_that_pubmed_alone_knows_is_seen(resolver: Resolver, server: RegistryServer) -> None:
    server.records[0] = {**server.records[0], "x-pub-types": ["Retracted Publication"]}
    (found,) = resolver.resolve((Identifiers(pmid="11556941"), PHQ9))
    assert found.work is not None
    assert found.work.registry == "crossref"
    assert [(update.kind, update.source) for update in found.work.updates] == [(UpdateKind.RETRACTION, "pubmed")]


def test_a_second_doi_of_a_work_is_verified_by_the_works_words(resolver: Resolver, server: RegistryServer) -> None:
    server.agencies["10.5555/alias"] = "Crossref"
    (found,) = resolver.resolve((Identifiers(doi="10.5555/alias"), PHQ9))
    assert (found.outcome, found.by) == (Outcome.RESOLVED, "search")
    assert found.work is not None
    assert found.work.doi == PHQ9_DOI


def test_an_unknown_doi_that_only_an_address_stands_for_accuses_nobody(resolver: Resolver) -> None:
    guessed = Identifiers(doi="10.5281/zenodo.123456789", doi_hidden=True)
    by_words, alone = resolver.resolve((guessed, PHQ9), (guessed, Fields()))
    assert (by_words.outcome, by_words.by) == (Outcome.RESOLVED, "search")
    assert (alone.outcome, alone.by) == (Outcome.NOT_TRIED, "")
