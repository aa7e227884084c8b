"""Which links are worth following, and what became of them: those that no registry settles."""

from collections.abc import Mapping, Sequence

from claimcheck.evidence.identifying import Lookup
from claimcheck.evidence.questions import Question
from claimcheck.model.evidence import FoundBy, Link, Outcome, Resolution
from claimcheck.progress import Progress


def follow_links(
    pairs: Sequence[tuple[Question, Resolution]], lookup: Lookup, progress: Progress
) -> Mapping[str, Link]:
    """Return what became of the addresses that decide something, the lock first."""
    answers = lookup.answers
    wanted = dict.fromkeys(q.address for q, resolution in pairs if q.address and not _is_settled(resolution))
    links = {url: link for url in wanted if (link := answers.find_link(url))}
    asking = [url for url in wanted if url not in links]
    if asking:
        followed = lookup.clients.follow(asking, progress)
        links |= {url: answers.keep_link(link) for url, link in followed.items()}
    return links


def _is_settled(resolution: Resolution) -> bool:
    """Whether a registry answered for the very work printed; that a publisher turns programs away says nothing then."""
    if resolution.outcome is not Outcome.RESOLVED or resolution.by is not FoundBy.IDENTIFIER:
        return False
    return not resolution.is_other
