"""Taking copies of what was sealed in a case out of requests, when all of the case is destroyed."""

from sightline.apps.subject_access.models import AccessItem

GONE = "This was destroyed with its case."


def empty_of_case(case: int) -> None:
    """What was decided of each stays, and that it was in the request."""
    for one in AccessItem._default_manager.filter(guarded_by=f"accounts.namedcase:{case}"):
        one.title = one.words = one.marked = GONE
        one.why = GONE if one.why else ""
        one.save(update_fields=["title", "words", "marked", "why"])
