"""Names of proceedings: one conference under many names, and conferences that only sound alike."""

import pytest

from claimcheck.matching.journals import JournalLikeness, journal_likeness

_CVPR = "2023 IEEE/CVF Conference on Computer Vision and Pattern Recognition (CVPR)"
_EMNLP = "Proceedings of the 2021 Conference on Empirical Methods in Natural Language Processing"
_ACL = "Proceedings of the 60th Annual Meeting of the Association for Computational Linguistics (Volume 1: Long Papers)"
SAME = [
    ("CVPR", _CVPR),
    ("Proceedings of the IEEE Conference on Computer Vision and Pattern Recognition", _CVPR),
    ("Proc. IEEE Conf. Comput. Vis. Pattern Recognit.", _CVPR),
    ("EMNLP", _EMNLP),
    ("Proceedings of EMNLP", _EMNLP),
    ("In Proc. of EMNLP 2021", _EMNLP),
    ("Empirical Methods in Natural Language Processing (EMNLP)", _EMNLP),
    ("ACL", _ACL),
    ("Annual Meeting of the Association for Computational Linguistics", _ACL),
    ("AAAI", "Proceedings of the AAAI Conference on Artificial Intelligence"),
    ("KDD", "Proceedings of the 28th ACM SIGKDD Conference on Knowledge Discovery and Data Mining"),
    ("The Web Conference", "Proceedings of the ACM Web Conference 2022"),
    ("European Conference on Computer Vision", "Computer Vision – ECCV 2020"),
    ("IJCAI", "Proceedings of the Thirty-First International Joint Conference on Artificial Intelligence"),
    ("Proc. IEEE Int. Conf. Robot. Autom.", "2021 IEEE International Conference on Robotics and Automation (ICRA)"),
    ("NeurIPS", "Advances in Neural Information Processing Systems 34"),
    ("ICML", "Proceedings of the 38th International Conference on Machine Learning"),
    ("RSC", "Proceedings of the 3rd Rest Science Congress"),
    ("9th Congress on Sleep and Work", "Proceedings of the Ninth International Congress on Sleep and Work 2014"),
    ("Interspeech", "Interspeech 2021"),
    ("STOC", "Proceedings of the thirty-seventh annual ACM symposium on Theory of computing"),
    ("FOCS", "2009 50th Annual IEEE Symposium on Foundations of Computer Science"),
    ("FAccT '21", "Proceedings of the 2021 ACM Conference on Fairness, Accountability, and Transparency"),
    (
        "International Conference on Medical image computing and computer-assisted intervention",
        "Medical Image Computing and Computer-Assisted Intervention – MICCAI 2015",
    ),
]
OTHER = [
    ("Workshop on Machine Learning", "International Conference on Machine Learning"),
    ("European Conference on Computer Vision", "2021 IEEE/CVF International Conference on Computer Vision (ICCV)"),
    ("ACL", _EMNLP),
    ("KDD", "Proceedings of the AAAI Conference on Artificial Intelligence"),
    ("IJCAI", "Proceedings of the AAAI Conference on Artificial Intelligence"),
    ("ICML", "International Conference on Learning Representations"),
    ("International Conference on Quantum Machine Learning", "ICML"),
    ("Journal of Machine Learning Research", "International Conference on Machine Learning"),
    ("Proceedings of the Royal Society B", "Proceedings of the National Academy of Sciences"),
]

PARTLY = [
    ("STOC", "Symposium on Theory of Optics"),
    ("PODS", "Proceedings of the 2017 ACM Symposium on Principles of Distributed Computing"),
    ("International Conference on Applied Mathematics", "Applied Mathematics"),
    ("European Conference on Medical Image Computing and Intervention", "Medical Image Computing and Intervention"),
]


@pytest.mark.parametrize(("printed", "record"), PARTLY)
def test_too_little_to_call_it_one_conference(printed: str, record: str) -> None:
    assert journal_likeness(printed, record) is JournalLikeness.PARTLY


@pytest.mark.parametrize(("printed", "record"), SAME)
def test_one_conference_under_two_names(printed: str, record: str) -> None:
    assert journal_likeness(printed, record) is JournalLikeness.SAME
    assert journal_likeness(record, printed) is JournalLikeness.SAME


@pytest.mark.parametrize(("printed", "record"), OTHER)
def test_another_conference(printed: str, record: str) -> None:
    assert journal_likeness(printed, record) is JournalLikeness.OTHER


@pytest.mark.parametrize(
    ("printed", "record"),
    [
        ("Pattern Recognition", "International Conference on Pattern Recognition"),
        ("Proceedings of the IEEE", "Proceedings of the IEEE Conference on Computer Vision and Pattern Recognition"),
    ],
)
def test_a_journal_of_that_name_is_no_conference(printed: str, record: str) -> None:
    assert journal_likeness(printed, record) is not JournalLikeness.SAME
