"""What a reader may narrow the list of follow-ups to."""

from collections.abc import Sequence

from django import forms
from django.http import QueryDict

from sightline.apps.followups.types import STATE_NAMES, Due

Choices = Sequence[tuple[str, str]]


def _choice(label: str, choices: Choices) -> forms.ChoiceField:
    return forms.ChoiceField(required=False, label=label, choices=[("", "All"), *choices])


class Filters(forms.Form):
    """A choice that is not on offer counts as none."""

    state = _choice("State", [(state.value, name) for state, name in STATE_NAMES.items()])
    due = _choice("Due", [(due.value, due.value.capitalize()) for due in Due])

    def __init__(self, query: QueryDict, *, owners: Choices) -> None:
        super().__init__(query)
        if owners:
            self.fields["by"] = _choice("By whom", owners)
        self.is_valid()

    def chosen(self, name: str) -> str:
        return str(self.cleaned_data.get(name, ""))

    @property
    def is_set(self) -> bool:
        return any(self.cleaned_data.values())
