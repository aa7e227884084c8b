"""Which links are worth following, and what became of them: those that no registry settles."""

from collections.abc import Mapping, Sequence

from claimcheck.evidence.desk import Desk
from claimcheck.evidence.questions import Question
from claimcheck.model.evidence import Agreement, FoundBy, Link, LinkStatus, Outcome, Resolution
from claimcheck.progress import Progress


def follow_links(pairs: Sequence[tuple[Question, Resolution]], desk: Desk, progress: Progress) -> Mapping[str, Link]:
    """Return what became of the addresses that decide something, the lock first."""
    wanted = list(dict.fromkeys(q.address for q, resolution in pairs if q.address and not _is_settled(resolution)))
    if not desk.config.links.check:
        return {}
    links: dict[str, Link] = {}
    asking = []
    for url in wanted:
        known = desk.lock.find_link(url) if not desk.refresh or desk.config.offline else None
        if known:
            links[url] = known
        elif desk.config.offline:
            links[url] = Link(url, LinkStatus.NOT_TRIED, reason="offline")
        else:
            asking.append(url)
    if asking:
        from claimcheck.links import check_links

        desk.links_asked = True
        for url, link in check_links(asking, desk.config.links, mailto=desk.config.mailto, progress=progress).items():
            desk.lock.add_link(link, desk.today)
            passing = link.status is LinkStatus.UNREACHABLE
            links[url] = (desk.lock.find_link(url) if passing else None) or link
    return links


def _is_settled(resolution: Resolution) -> bool:
    """Whether a registry answered for the very work printed; that a publisher turns programs away says nothing then."""
    if resolution.outcome is not Outcome.RESOLVED or resolution.by is not FoundBy.IDENTIFIER:
        return False
    return resolution.comparison is None or resolution.comparison.agreement is not Agreement.OTHER
