"""What a request, a decision about one thing found, and the steps of a request ask for."""

from typing import Any

from django import forms

from sightline.apps.subject_access.models import AccessItem, AccessRequest
from sightline.apps.subject_access.types import (
    ASKER_WORDS,
    EXEMPTIONS,
    OUTCOME_WORDS,
    Asker,
    Decision,
    DecisionEntry,
    Exemption,
    Outcome,
    RequestEntry,
)
from sightline.kit.components.fields import Form, day, line, sentences


def _told(exemption: Exemption) -> str:
    return "" if exemption.told else ": the answer does not mention it"


class RequestForm(Form):
    about = line(
        "Who it is about",
        "It is sealed, and shown to nobody but those who answer requests.",
        missing="Say who it is about",
    )
    asker = forms.ChoiceField(
        label="Who asks",
        choices=[(each.value, words) for each, words in ASKER_WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who asks"},
    )
    terms = forms.CharField(
        label="What to look for",
        max_length=2000,
        help_text="One a line: each way in which their name is written, their address, and the "
        "numbers by which agencies know them. Three characters at least.",
        widget=forms.Textarea(attrs={"rows": 5}),
        error_messages={"required": "Enter at least one name, address or number to look for"},
    )

    @property
    def entry(self) -> RequestEntry:
        return RequestEntry(self.said("about"), self.said("terms"), Asker(self.said("asker")))


class BeginForm(RequestForm):
    received_on = day(
        "Day on which it came in",
        "In any form, to any of us. For example, 27/3/2027.",
        missing="Enter the day on which it came in",
    )


class LaterForm(Form):
    on = day(
        "Day on which it was known",
        "When whoever asked had said who they are, or what they mean. For example, 27/3/2027.",
        missing="Enter the day on which it was known",
    )
    why = sentences("What was waited for", missing="Say what was waited for")


class ExtendForm(Form):
    on = day(
        "Day on which whoever asked was told",
        "Within the first month. For example, 27/3/2027.",
        missing="Enter the day on which they were told",
    )
    why = sentences("Why it takes longer", missing="Say why it takes longer")


class EverywhereForm(Form):
    phrase = line(
        "Mark everywhere",
        "A name or other words. They are marked in everything that is not decided yet.",
        missing="Enter what to mark",
    )


class DecideForm(Form):
    marked = forms.CharField(
        label="Its words",
        required=False,
        strip=False,
        help_text="Set [[ before and ]] after each passage that goes. Change nothing else.",
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )
    decision = forms.ChoiceField(
        label="What happens to it",
        choices=[
            (Decision.GIVE.value, "Give it, without what is marked"),
            (Decision.WITHHOLD.value, "Withhold all of it"),
            (Decision.NOT_ABOUT.value, "It is not about them"),
        ],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose what happens to it"},
    )
    exemption = forms.ChoiceField(
        label="Why something is kept back",
        required=False,
        choices=[
            ("", "Nothing is kept back"),
            *((e.key, f"{e.words} ({e.source}){_told(e)}") for e in EXEMPTIONS),
        ],
    )
    why = sentences("Note on the decision", "Kept here; the answer does not hold it.")
    seen = forms.IntegerField(widget=forms.HiddenInput)

    @property
    def entry(self) -> DecisionEntry:
        return DecisionEntry(
            decision=Decision(self.said("decision")),
            marked=str(self.cleaned_data["marked"]),
            exemption=self.said("exemption"),
            why=self.said("why"),
        )


class CloseForm(Form):
    outcome = forms.ChoiceField(
        label="How it ended",
        choices=[(each.value, words) for each, words in OUTCOME_WORDS.items()],
        widget=forms.RadioSelect,
        error_messages={"required": "Choose how it ended"},
    )
    why = sentences(
        "How and when it was answered, or why not",
        missing="Say how and when it was answered, or why not",
    )


class CheckForm(Form):
    went_through = forms.BooleanField(
        label="I went through all of it, and nothing in it tells of somebody whom it should not",
        error_messages={"required": "Tick that you went through all of it"},
    )
    seen = forms.CharField(widget=forms.HiddenInput, max_length=64)


def filled(found: AccessRequest) -> dict[str, Any]:
    return {"about": found.about, "terms": found.terms, "asker": found.asker}


def decided(one: AccessItem) -> dict[str, Any]:
    is_decided = one.decision != Decision.UNDECIDED
    return {
        "marked": one.marked,
        "decision": one.decision if is_decided else "",
        "exemption": one.exemption,
        "why": one.why,
        "seen": one.version,
    }


def outcome_of(form: CloseForm) -> Outcome:
    return Outcome(form.said("outcome"))
