"""Names of journals: abbreviated, renamed, in brackets, and others that only look alike."""

import pytest

from claimcheck.matching.field_match import Sign
from claimcheck.matching.journals import JournalLikeness, compare_journal, journal_likeness
from claimcheck.model.evidence import Work
from claimcheck.model.registry import Registry
from claimcheck.model.severity import Severity

SAME = [
    ("J Clin Psychiatry", "The Journal of Clinical Psychiatry"),
    ("J. Clin. Psychiatr.", "Journal of Clinical Psychiatry"),
    ("N Engl J Med", "New England Journal of Medicine"),
    ("NEJM", "The New England Journal of Medicine"),
    ("JAMA", "JAMA: The Journal of the American Medical Association"),
    ("JAMA", "Journal of the American Medical Association"),
    ("PNAS", "Proceedings of the National Academy of Sciences"),
    ("Proc Natl Acad Sci U S A", "Proceedings of the National Academy of Sciences"),
    ("Proc. Natl. Acad. Sci. USA", "Proceedings of the National Academy of Sciences of the United States of America"),
    ("BMJ", "British Medical Journal"),
    ("BMJ (Clinical research ed.)", "BMJ"),
    ("Lancet Psychiatry", "The Lancet Psychiatry"),
    ("Lancet (London, England)", "The Lancet"),
    ("Psychiatry (Edgmont)", "Psychiatry"),
    ("Psychiatry", "Psychiatry (Edgmont)"),
    ("Arch Gen Psychiatry", "JAMA Psychiatry"),
    ("Archives of General Psychiatry", "JAMA Psychiatry"),
    ("Am J Psychiatry", "American Journal of Psychiatry"),
    ("AJP", "American Journal of Psychiatry"),
    ("CNS Drugs", "CNS drugs"),
    ("Arch NeurPsych", "Archives of Neurology & Psychiatry"),
    ("Boll Unione Mat Ital", "Bollettino dell'Unione Matematica Italiana"),
    ("Ann. Méd. Urgence", "Annales de Médecine d’Urgence"),
    ("Sci. Sin.-Inf", "SCIENTIA SINICA Informationis"),
    ("Rest Archit. News", "ACM Rest Architecture News"),
    ("ApJ", "The Astrophysical Journal"),
    ("PLoS ONE", "PLOS ONE"),
    ("Nucleic Acids Res", "Nucleic Acids Research"),
    ("J Chem Phys", "The Journal of Chemical Physics"),
    ("Acta Crystallogr D", "Acta Crystallographica Section D Structural Biology"),
    ("Physica A", "Physica A: Statistical Mechanics and its Applications"),
    ("Ann NY Acad Sci", "Annals of the New York Academy of Sciences"),
    ("Natl Med J India", "The National Medical Journal of India"),
    ("Behav Brain Res", "Behavioural Brain Research"),
    ("Pediatrics", "Paediatrics"),
    ("Z Psychiatr Psychol Psychother", "Zeitschrift für Psychiatrie, Psychologie und Psychotherapie"),
    ("Science and Technology", "Science &amp; Technology"),
    ("In: Sleep Medicine Reviews", "Sleep Medicine Reviews"),
    ("Can J Psychiatry", "Canadian Journal of Psychiatry = Revue canadienne de psychiatrie"),
    ("Neuro-Oncology", "Neuro Oncol"),
    ("Kleines Jahrbuch für Physik", "KJfP Kleines Jahrbuch für Physik"),
    ("Z Kinderheilk Schlafmed", "ZfKS Zeitschrift für Kinderheilkunde und Schlafmedizin"),
    ("Cochrane Database Syst Rev", "Cochrane Database of Systematic Reviews"),
]
OTHERS = [
    ("Nature", "Neuropsychopharmacology"),
    ("Annual Review of Neuroscience", "Annual Review of Medicine"),
    ("J Clin Psychol", "Journal of Clinical Psychiatry"),
    ("J Physiol", "Journal of Physics"),
    ("Chest", "Chemistry"),
    ("Brain", "Biofabrication"),
    ("J Am Acad Dermatol", "JAMA Dermatology"),
    ("J Org Chem", "Journal of Organometallic Chemistry"),
    ("Science, Technology, & Human Values", "Science and Engineering Ethics"),
    ("Transportation Research Part D", "Transportation Research Part A: General"),
    ("J Biol Chem", "Sensors and Actuators B: Chemical"),
]
PARTLY = [
    ("Brain Research", "Brain Research Bulletin"),
    ("Circulation", "Circulation Research"),
    ("Lancet", "The Lancet Psychiatry"),
    ("The Breast", "The Breast Journal"),
    ("XQZ", "Journal of Sleep Research"),
]


@pytest.mark.parametrize(("printed", "record"), SAME)
def test_one_journal(printed: str, record: str) -> None:
    assert journal_likeness(printed, record) is JournalLikeness.SAME
    assert journal_likeness(record, printed) is JournalLikeness.SAME


@pytest.mark.parametrize(("printed", "record"), OTHERS)
def test_another_journal(printed: str, record: str) -> None:
    assert journal_likeness(printed, record) is JournalLikeness.OTHER


@pytest.mark.parametrize(("printed", "record"), PARTLY)
def test_part_of_a_name(printed: str, record: str) -> None:
    assert journal_likeness(printed, record) is JournalLikeness.PARTLY


def test_initials_in_the_record_alone_say_nothing() -> None:
    assert journal_likeness("Journal of Sleep Research", "zvg") is JournalLikeness.UNREADABLE


def test_long_lists_of_words_end() -> None:
    assert journal_likeness("a b c d e f g h " * 200, "A. B. C. D. E. F. G. H. " * 200) is not None


@pytest.mark.parametrize(
    ("printed", "journals", "type_", "sign", "grade"),
    [
        ("ICML", ("arXiv",), "posted-content", Sign.SILENT, Severity.NOTE),
        ("J Sleep Stud", (), "posted-content", Sign.SILENT, Severity.NOTE),
        ("arXiv preprint arXiv:1706.03762", ("arXiv",), "posted-content", Sign.AGREES, None),
        ("medRxiv", (), "posted-content", Sign.SILENT, None),
        ("Proceedings of the Snow Symposium", ("arXiv",), "Article", Sign.SILENT, Severity.NOTE),
        ("Proceedings of the Snow Symposium", ("bioRxiv",), None, Sign.SILENT, Severity.NOTE),
    ],
)
def test_a_preprint_is_no_journal(
    printed: str, journals: tuple[str, ...], type_: str | None, sign: Sign, grade: Severity | None
) -> None:
    work = Work("doi:10.1/x", Registry.CROSSREF, "2026-11-21", journals=journals, type=type_)
    verdict = compare_journal(printed, work)
    assert verdict.sign is sign
    assert (verdict.difference.grade if verdict.difference else None) is grade


@pytest.mark.parametrize(("printed", "record"), [("ICML", "XYZQ"), ("ZZQ", "XYZQ")])
def test_initials_against_other_initials_differ(printed: str, record: str) -> None:
    assert journal_likeness(printed, record) is JournalLikeness.PARTLY
    assert journal_likeness("Conference on Rest", record) is JournalLikeness.UNREADABLE


@pytest.mark.parametrize(("printed", "record"), [("ICML", "AAAI"), ("CVPR", "UAI")])
def test_known_initials_against_other_known_initials_differ(printed: str, record: str) -> None:
    assert journal_likeness(printed, record) is JournalLikeness.OTHER


def test_a_record_that_names_but_a_series_says_nothing() -> None:
    work = Work("doi:10.1/x", Registry.CROSSREF, "2026-11-21", journals=("Lecture Notes in Computer Science",))
    assert compare_journal("European Conference on Rest", work).sign is Sign.SILENT
    assert compare_journal("Lect. Notes Comput. Sci.", work).sign is Sign.AGREES
    both = Work("doi:10.1/x", Registry.CROSSREF, "2026-11-21", journals=(*work.journals, "Rest – ECR 2020"))
    assert compare_journal("ECR", both).sign is Sign.AGREES
    assert compare_journal("Workshop on Naps", both).sign is not Sign.AGREES
