"""Taking earlier words of a section away, when the trail's values about it are erased.

That it was saved, when and by whom stays; so do the words that stand in it now.
"""

from sightline.reports.models import Section, SectionVersion


def empty(number: str) -> None:
    """`number` is the section's among all, as text."""
    found = Section._default_manager.filter(pk=int(number)).first()
    if found is None:
        return
    versions = SectionVersion._default_manager.filter(year=found.year, section=found.key)
    versions.exclude(words=found.words).update(words="", why="")
