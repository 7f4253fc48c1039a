"""'Where each number comes from': the trace of every figure that a document prints, as HTML."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from sightline.reports.writers.marking import UsedAt, words
from sightline.reports.writers.traces import Trace
from sightline.reports.writers.words import TRACES, TRACES_ANCHOR

INTRODUCTION = (
    "Every number in this report is a figure with a definition, a source and a basis: declared, "
    "when an agency or a document states it, or computed from records or from other figures."
)


def anchor_of(key: str) -> str:
    return f"figure-{key}"


def link_to(traces: Mapping[str, Trace]) -> Callable[[str], str]:
    """The way to a figure's trace in the same document, when it has one."""
    return lambda key: f"#{anchor_of(key)}" if key in traces else ""


def for_screens(traces: Mapping[str, Trace], uses: Sequence[UsedAt]) -> str:
    """Each trace with the way back to every place that prints its figure."""
    return _section(_with_ways_back(traces[key], key, uses) for key in _in_order(traces, uses))


def for_paper(traces: Mapping[str, Trace], uses: Sequence[UsedAt]) -> str:
    """A paragraph a figure."""
    return _section(_compact(traces[key], key) for key in _in_order(traces, uses))


def _in_order(traces: Mapping[str, Trace], uses: Sequence[UsedAt]) -> list[str]:
    """As the document first prints them."""
    return [key for key in dict.fromkeys(use.key for use in uses) if key in traces]


def _section(parts: Iterable[str]) -> str:
    inner = "\n".join(parts)
    if not inner:
        return ""
    heading = f'<h2 id="{TRACES_ANCHOR}">{TRACES}</h2>'
    return f'<section class="traces">{heading}\n<p>{INTRODUCTION}</p>\n{inner}</section>'


def _with_ways_back(trace: Trace, key: str, uses: Sequence[UsedAt]) -> str:
    rows = "".join(_row(name, words(said)) for name, said in trace.rows())
    back = _row("Printed in", _ways_back([use for use in uses if use.key == key]))
    identifier = words(anchor_of(key))
    heading = f'<h3 id="{identifier}">{words(trace.label)}: {words(trace.value)}</h3>'
    return f'<article class="trace">{heading}<dl>{rows}{back}</dl></article>'


def _row(name: str, inner: str) -> str:
    return f"<div><dt>{words(name)}</dt><dd>{inner}</dd></div>"


def _ways_back(uses: Sequence[UsedAt]) -> str:
    return "<br>".join(
        f'<a href="#{words(use.identifier)}">{words(_place(use, number, uses))}</a>'
        for number, use in enumerate(uses, 1)
    )


def _place(use: UsedAt, number: int, uses: Sequence[UsedAt]) -> str:
    """Links that lead to different places never read the same."""
    place = use.place or "The beginning"
    same = [index for index, each in enumerate(uses, 1) if each.place == use.place]
    return place if len(same) == 1 else f"{place}, place {same.index(number) + 1}"


def _compact(trace: Trace, key: str) -> str:
    said = " ".join(f"{words(name)}: {words(text)}{_stop(text)}" for name, text in trace.rows())
    value = f"<b>{words(trace.label)}: {words(trace.value)}</b>"
    return f'<p id="{words(anchor_of(key))}">{value}. {said}</p>'


def _stop(text: str) -> str:
    return "" if text.endswith((".", "!", "?")) else "."
