"""One printed name against one recorded author."""

import pytest

from claimcheck.matching.author_names import NameLikeness, is_name, is_organisation, name_likeness
from claimcheck.model.evidence import Author

SAME = [
    ("Duarte CA Jr", Author("Duarte", "Carlos A.", "Jr")),
    ("Duarte, C. A., Jr.", Author("Duarte", "Carlos A.")),
    ("Carlos A. Duarte Jr.", Author("Duarte", "Carlos A.")),
    ("C. A. Duarte III", Author("Duarte", "Carlos")),
    ("aan het Rot M", Author("aan het Rot", "Marije")),
    ("Rot M", Author("aan het Rot", "Marije")),
    ("Al Jurdi RK", Author("Al-Jurdi", "Rayan K.")),
    ("Vander Heiden MG", Author("Vander Heiden", "Matthew")),
    ("O’Brien K", Author("O'Brien", "Kate")),
    ("OBrien K", Author("O'Brien", "Kate")),
    ("Müller H", Author("Mueller", "Hans")),
    ("SØRENSEN, P.", Author("Sorensen", "Per")),
    ("García-Rivas J", Author("García Rivas", "Juana")),
    ("Do TH", Author("Do", "Thi Hanh")),
    ("Le V", Author("Le", "Van")),
    ("JWM van der Meer", Author("van der Meer", "Jos W. M.")),
    ("Xiao-Ming Li", Author("Li", "X. M.")),
    ("Catherine M.", Author("Plowright", "Catherine M. S.")),
]


@pytest.mark.parametrize(("printed", "author"), SAME)
def test_one_person(printed: str, author: Author) -> None:
    assert name_likeness(printed, author) is NameLikeness.SAME


@pytest.mark.parametrize(
    ("printed", "author", "likeness"),
    [
        ("Duarte K", Author("Duarte", "Bo"), NameLikeness.INITIALS),
        ("Malgarolli M", Author("Malgaroli", "Mara"), NameLikeness.SPELLING),
        ("Bergman K", Author("Bergmann", "Kai"), NameLikeness.SPELLING),
        ("Li X", Author("Lu", "Xin"), NameLikeness.OTHER),
        ("Duarte C", Author("Okafor", "Ada"), NameLikeness.OTHER),
        ("Smithson J", Author("Smith", "Jane"), NameLikeness.OTHER),
    ],
)
def test_others(printed: str, author: Author, likeness: NameLikeness) -> None:
    assert name_likeness(printed, author) is likeness


@pytest.mark.parametrize(
    "printed", ["World Health Organization", "The Harbour Study Group", "Sleep Trial Investigators"]
)
def test_groups_are_no_persons(printed: str) -> None:
    assert is_organisation(printed)


@pytest.mark.parametrize("printed", ["", "H, Nakashima Y", "12. Smith", "a b c d e f g h i j"])
def test_what_a_reader_got_wrong_is_no_name(printed: str) -> None:
    assert not is_name(printed)
