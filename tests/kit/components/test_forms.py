import pytest
from django import forms

from sightline.kit.components.forms import faults
from tests.reading_pages import having, only, page_of, words


class Coding(forms.Form):
    title = forms.CharField(help_text="As the audit has it", error_messages={"required": "Say it"})
    why = forms.CharField(widget=forms.Textarea(attrs={"rows": 3}), required=False)
    stream = forms.ChoiceField(choices=[("audit", "Audit"), ("data", "Data")])
    weight = forms.ChoiceField(
        choices=[("1", "Slight"), ("2", "Marked")],
        widget=forms.RadioSelect,
        help_text="How strong",
        error_messages={"required": "Choose a weight"},
    )
    groups = forms.MultipleChoiceField(
        choices=[("a", "Group A"), ("b", "Group B")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    agreed = forms.BooleanField(error_messages={"required": "Agree first"})
    paper = forms.FileField(required=False)
    word = forms.CharField(widget=forms.PasswordInput, required=False)
    token = forms.CharField(widget=forms.HiddenInput, initial="t")


GOOD = {"title": "T", "stream": "data", "weight": "2", "agreed": "on", "token": "t"}


def drawn(data=None):
    return page_of(f"<main>{Coding(data)}</main>")


@pytest.mark.parametrize(
    ("path", "name"),
    [
        pytest.param(".//input[@name='title']", "govuk-input", id="text"),
        pytest.param(".//textarea[@name='why']", "govuk-textarea", id="textarea"),
        pytest.param(".//select[@name='stream']", "govuk-select", id="select"),
        pytest.param(".//input[@name='paper']", "govuk-file-upload", id="file"),
        pytest.param(".//input[@name='agreed']", "govuk-checkboxes__input", id="checkbox"),
        pytest.param(
            ".//input[@name='word']",
            "govuk-input govuk-password-input__input govuk-js-password-input-input",
            id="password",
        ),
    ],
)
def test_each_kind_of_field_has_its_look(path, name):
    assert only(drawn(), path).get("class") == name


def test_every_field_has_a_label_that_leads_to_it():
    page = drawn()

    fields = {e.get("id") for e in page.iter() if e.tag in ("input", "select", "textarea")}
    labels = {label.get("for") for label in page.findall(".//label")}
    assert labels == fields - {"id_token"}


def test_a_hint_and_an_error_are_read_out_with_their_field():
    field = only(drawn({}), ".//input[@name='title']")

    assert field.get("aria-describedby") == "id_title_helptext id_title_error"
    assert field.get("aria-invalid") == "true"
    assert field.get("class") == "govuk-input govuk-input--error"


def test_an_error_stands_in_its_group_and_says_that_it_is_one():
    page = drawn({})

    group = having(page, "govuk-form-group--error")[0]
    assert words(only(group, ".//p[@class='govuk-error-message']")) == "Error: Say it"
    assert only(group, ".//div[@id='id_title_error']") is not None


@pytest.mark.parametrize(
    ("place", "legend", "names"),
    [
        pytest.param(0, "Weight", ["Slight", "Marked"], id="radios"),
        pytest.param(1, "Groups", ["Group A", "Group B"], id="checkboxes"),
    ],
)
def test_choices_stand_in_a_fieldset_with_its_question(place, legend, names):
    fieldset = drawn().findall(".//fieldset")[place]

    assert words(only(fieldset, "./legend")) == legend
    assert [words(label) for label in fieldset.findall(".//label")] == names


def test_what_was_chosen_is_still_chosen():
    page = drawn({**GOOD, "groups": ["b"]})

    checked = [e.get("value", "on") for e in page.findall(".//input") if "checked" in e.attrib]
    assert checked == ["2", "b", "on"]


def test_a_fieldset_is_described_by_its_hint_and_error():
    fieldset = drawn({}).findall(".//fieldset")[0]

    assert fieldset.get("aria-describedby") == "id_weight_helptext id_weight_error"


def test_the_browsers_own_bubbles_are_not_asked_for():
    assert not any("required" in e.attrib for e in drawn().iter())


def test_the_summary_names_each_fault_in_the_order_of_the_page():
    form = Coding({"token": "t", "stream": "data"})

    found = faults(form)

    assert [(fault.message, fault.field_id) for fault in found] == [
        ("Say it", "id_title"),
        ("Choose a weight", "id_weight_0"),
        ("Agree first", "id_agreed"),
    ]


def test_every_link_of_the_summary_leads_to_something_on_the_page():
    form = Coding({})

    identifiers = {e.get("id") for e in page_of(str(form)).iter()}
    assert {fault.field_id for fault in faults(form) if fault.field_id} <= identifiers


def test_a_fault_of_the_whole_form_leads_to_its_first_field():
    form = Coding(GOOD)
    form.add_error(None, "These do not go together")

    assert [(f.message, f.field_id) for f in faults(form)] == [
        ("These do not go together", "id_title")
    ]


def test_a_fault_in_a_hidden_field_is_told_without_a_link():
    form = Coding({**GOOD, "token": ""})

    assert [fault.field_id for fault in faults(form)] == [""]


def test_a_form_that_nobody_sent_has_no_faults():
    assert faults(Coding()) == []


def test_what_a_person_typed_cannot_become_markup():
    page = drawn({**GOOD, "title": "<script>alert(1)</script>", "agreed": ""})

    assert page.findall(".//script") == []
