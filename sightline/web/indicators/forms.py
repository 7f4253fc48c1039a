"""What accepting or dismissing a signal asks for."""

from typing import Any

from sightline.kit.components.fields import Form, choice, sentences


class AcceptForm(Form):
    statement = sentences(
        "The finding, in a sentence",
        "What the evidence says, so that somebody who has not seen the chart understands it.",
        missing="Write the finding",
    )
    polarity = choice("What it is", missing="Say whether it is a concern or a strength")
    weight = choice("How heavily it counts (optional)", missing="", radios=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.offer("polarity", [("concern", "A concern"), ("strength", "A strength")])
        self.offer("weight", [("", "Not stated"), ("1", "1"), ("2", "2"), ("3", "3, the heaviest")])
        self.fields["weight"].required = False


class DismissForm(Form):
    why = sentences("Why it is dismissed", missing="Say why it is not evidence of anything")
