"""What a row of the share log asks for, and what narrows the log."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.http import QueryDict

from sightline.apps.records.models import ShareVersion
from sightline.apps.records.types import BASES, TOLD_WORDS, ShareEntry, Told
from sightline.kit.components.fields import NAMES_NOBODY, Form, choice, day, line, one_of, sentences
from sightline.kit.components.filters import Choices, Filters, Offer

SHARED = (("yes", "It was shared"), ("no", "It was decided not to share it"))


class ShareForm(Form):
    """`agencies` are those that may be chosen to share with, `own` those to record for."""

    agency = choice("Which agency’s information it is", missing="Choose an agency", radios=False)
    on = day("Day", missing="Enter the day")
    shared = choice("What was decided", missing="Choose what was decided")
    what = sentences(
        "What was shared, or asked for",
        f"The kind of information, for example ‘Attendance for one school year’. {NAMES_NOBODY}",
        missing="Say what was shared, or asked for",
    )
    why = sentences(
        "Why it was shared, or why not",
        "The reason is kept either way.",
        missing="Say why it was shared, or why not",
    )
    basis = choice("Lawful basis", missing="Choose the lawful basis")
    basis_named = line("Which order or other basis (where it is one)")
    to_agency = forms.ChoiceField(label="To which agency", required=False)
    to_body = line("Or to which other body", "For example, the Crown Prosecution Service.")
    told = choice("Was the family told?", missing="Choose whether the family was told")
    told_why = sentences("If not, why not")
    how = line("How it was sent", "For example, by secure mail. Empty where it was not shared.")
    approver = line(
        "Who approved it", "A role, not a name.", missing="Say in which role somebody approved it"
    )

    def __init__(
        self, *args: Any, own: Mapping[str, str], agencies: Mapping[str, str], **named: Any
    ) -> None:
        super().__init__(*args, **named)
        self.offer("agency", one_of(own.items()))
        self.offer("to_agency", [("", "None of these"), *agencies.items()])
        self.offer("shared", SHARED)
        self.offer("basis", [(each.key, each.words) for each in BASES])
        self.offer("told", [(each.value, words) for each, words in TOLD_WORDS.items()])

    @property
    def entry(self) -> ShareEntry:
        told = Told(self.said("told"))
        is_shared = self.said("shared") == "yes"
        return ShareEntry(
            on=self.cleaned_data["on"],
            is_shared=is_shared,
            what=self.said("what"),
            why=self.said("why"),
            basis=self.said("basis"),
            basis_named=self.said("basis_named"),
            to_agency=self.said("to_agency"),
            to_body=self.said("to_body"),
            told=told,
            told_why=self.said("told_why"),
            how=self.said("how"),
            approver=self.said("approver"),
        )


class CorrectionForm(ShareForm):
    """The agency stays: a row of the wrong agency is withdrawn, and added again."""

    seen = forms.IntegerField(widget=forms.HiddenInput)
    correction = sentences("Why it is corrected", missing="Say why it is corrected")

    def __init__(self, *args: Any, **named: Any) -> None:
        super().__init__(*args, own={}, **named)
        del self.fields["agency"]


class WithdrawForm(Form):
    why = sentences("Why it is withdrawn", NAMES_NOBODY, missing="Say why it is withdrawn")


def as_filled(row: ShareVersion) -> dict[str, Any]:
    """A version as the form starts from it."""
    names = ("on", "what", "why", "basis", "basis_named", "to_body", "told", "told_why", "how")
    return {
        **{name: getattr(row, name) for name in names},
        "approver": row.approver,
        "shared": "yes" if row.is_shared else "no",
        "to_agency": row.to_agency.key if row.to_agency else "",
        "seen": row.number,
    }


def filters(query: QueryDict, *, years: Choices, agencies: Choices) -> Filters:
    decisions = [("yes", "Shared"), ("no", "Not shared"), ("withdrawn", "Withdrawn")]
    return Filters(
        query,
        (
            Offer("year", "Year", years),
            Offer("agency", "From or to", agencies),
            Offer("decision", "Decision", decisions),
        ),
    )
