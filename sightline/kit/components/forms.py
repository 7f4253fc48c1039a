"""Forms in GOV.UK's patterns: Django's own fields and widgets, drawn by our templates.

A form says only what it asks for. Hints, errors and the links of the error summary follow from it.
"""

from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, BoundField, widgets
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest

_OURS = {
    "django/forms/widgets/radio.html": "components/forms/radios.html",
    "django/forms/widgets/checkbox_select.html": "components/forms/checkboxes.html",
    "django/forms/widgets/password.html": "components/forms/password.html",
}
# The first that fits: the special ones stand before those they are made from.
_CLASSES: tuple[tuple[type[widgets.Widget], str], ...] = (
    (widgets.HiddenInput, ""),
    (widgets.MultipleHiddenInput, ""),
    (widgets.RadioSelect, "govuk-radios"),
    (widgets.CheckboxSelectMultiple, "govuk-checkboxes"),
    (widgets.CheckboxInput, "govuk-checkboxes__input"),
    (
        widgets.PasswordInput,
        "govuk-input govuk-password-input__input govuk-js-password-input-input",
    ),
    (widgets.FileInput, "govuk-file-upload"),
    (widgets.Textarea, "govuk-textarea"),
    (widgets.Select, "govuk-select"),
    (widgets.Input, "govuk-input"),
)
_MARKED_WHEN_WRONG = {"govuk-input", "govuk-textarea", "govuk-select", "govuk-file-upload"}


class Field(BoundField):
    """A field on a form, as the templates meet it."""

    @property
    def error_target(self) -> str:
        """What the error summary leads to: the first choice, where there are several."""
        return f"{self.auto_id}_0" if self.use_fieldset else self.auto_id

    @property
    def is_single_checkbox(self) -> bool:
        return isinstance(self.field.widget, widgets.CheckboxInput)

    @property
    def is_password(self) -> bool:
        return isinstance(self.field.widget, widgets.PasswordInput)

    def build_widget_attrs(
        self, attrs: dict[str, Any], widget: widgets.Widget | None = None
    ) -> dict[str, Any]:
        built: dict[str, Any] = super().build_widget_attrs(attrs, widget)
        built.pop("required", None)  # the browser's own bubbles cannot be read by all
        classes = self._classes(widget or self.field.widget)
        return {**built, "class": classes} if classes else built

    def _classes(self, widget: widgets.Widget) -> str:
        ours = next((names for kind, names in _CLASSES if isinstance(widget, kind)), "")
        names = [*ours.split(), *str(widget.attrs.get("class", "")).split()]
        if self.errors and names and names[0] in _MARKED_WHEN_WRONG:
            names.insert(1, f"{names[0]}--error")
        return " ".join(dict.fromkeys(names))


class Renderer(TemplatesSetting):
    form_template_name = "components/forms/form.html"
    field_template_name = "components/forms/field.html"
    bound_field_class = Field

    def render(
        self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None
    ) -> str:
        return super().render(_OURS.get(template_name, template_name), context, request)


@dataclass(frozen=True)
class Fault:
    """One line of the error summary. Without a field it leads nowhere."""

    message: str
    field_id: str


def faults(form: BaseForm) -> list[Fault]:
    """What is wrong with the whole form, then field by field in their order on the page."""
    if not form.is_bound:
        return []
    shown = form.visible_fields()
    first = _target(shown[0]) if shown else ""
    whole = [Fault(str(error), first) for error in form.non_field_errors()]
    hidden = [Fault(str(error), "") for field in form.hidden_fields() for error in field.errors]
    by_field = [Fault(str(error), _target(field)) for field in shown for error in field.errors]
    return [*whole, *hidden, *by_field]


def _target(field: BoundField) -> str:
    return field.error_target if isinstance(field, Field) else field.auto_id
