"""What narrows a list: choices in an address, that work as links do."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django import forms
from django.http import QueryDict

Choices = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class Offer:
    """One thing that can be chosen. Without choices it is not offered."""

    name: str
    label: str
    choices: Choices


class Filters(forms.Form):
    """Answers with what was chosen; a choice that is not on offer counts as none."""

    def __init__(self, query: QueryDict, offers: Iterable[Offer]) -> None:
        super().__init__(query)
        for offer in offers:
            if offer.choices:
                self.fields[offer.name] = forms.ChoiceField(
                    required=False, label=offer.label, choices=[("", "All"), *offer.choices]
                )
        self.is_valid()

    def chosen(self, name: str) -> str:
        """Empty when nothing was chosen."""
        return str(self.cleaned_data.get(name, ""))

    @property
    def is_set(self) -> bool:
        return any(self.cleaned_data.values())
