"""Reading returns: an agency's people see their own agency's, and those who oversee see all."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from decimal import ROUND_HALF_UP, Decimal
from itertools import groupby

from django.db.models import Count, Q, QuerySet

from sightline.analytics.dictionary import Definition
from sightline.analytics.dictionary import Frequency as Counted
from sightline.apps.collection import amounts, catalogue, checks, rules
from sightline.apps.collection.access import Collection, reach
from sightline.apps.collection.models import (
    DataRequest,
    LineQuery,
    QuarterlyReturn,
    RememberedMapping,
    ReturnLine,
    SentSheet,
)
from sightline.apps.collection.types import AcceptedValue, Fault, Frequency
from sightline.apps.indicators.types import Absence
from sightline.core.periods import Period
from sightline.kit.access import Actor, require

OPEN = Q(lines__queries__answered_at=None, lines__queries__overtaken_at=None)
NAMED = "agency__listings__year"


def requests(actor: Actor) -> QuerySet[DataRequest]:
    """What agencies are asked for, what ended too."""
    require(actor, Collection.READ)
    own = reach(actor)
    found = DataRequest.objects.select_related("agency").prefetch_related(NAMED)
    return found if own is None else found.filter(agency__key__in=own)


def standing_requests(actor: Actor) -> QuerySet[DataRequest]:
    return requests(actor).filter(ended_at=None)


def request(actor: Actor, pk: int) -> DataRequest | None:
    return requests(actor).filter(pk=pk).first()


def returns(actor: Actor) -> QuerySet[QuarterlyReturn]:
    """Every version of each that the actor may read, the newest quarter first."""
    require(actor, Collection.READ)
    own = reach(actor)
    found = QuarterlyReturn.objects.select_related("agency", "request").prefetch_related(NAMED)
    return found if own is None else found.filter(agency__key__in=own)


def newest_returns(actor: Actor) -> QuerySet[QuarterlyReturn]:
    """The last version of each, with the number of its open queries as `open_queries`."""
    counted = Count("lines__queries", filter=OPEN & Q(lines__queries__isnull=False))
    found = returns(actor).filter(restated_as=None).annotate(open_queries=counted)
    # A counted query forgets the table's own order.
    return found.order_by("-quarter_ended", "agency__key", "request_id", "-version")


def one(actor: Actor, pk: int) -> QuarterlyReturn | None:
    return returns(actor).filter(pk=pk).first()


def held(actor: Actor, pk: int) -> QuarterlyReturn | None:
    """The same, held until the transaction ends: whoever else would change it waits."""
    found = returns(actor).filter(pk=pk)
    return found.select_for_update(of=("self",)).first()


def versions(actor: Actor, of: QuarterlyReturn) -> QuerySet[QuarterlyReturn]:
    """All of the same quarter, the first one first, each with its lines."""
    found = returns(actor).filter(request=of.request_id, quarter=of.quarter)
    return found.prefetch_related("lines").order_by("version")


def lines(actor: Actor, of: QuarterlyReturn) -> QuerySet[ReturnLine]:
    """With what was asked about each."""
    found = ReturnLine.objects.filter(of__in=returns(actor).filter(pk=of.pk))
    return found.prefetch_related("queries")


def faulty(actor: Actor, of: QuarterlyReturn) -> dict[str, list[Fault]]:
    """By indicator, what stops the return from being sent."""
    rows = list(lines(actor, of))
    known = catalogue.of_keys((row.indicator for row in rows), of.quarter_ended)
    found = {
        row.indicator: checks.faults(row.entry, known[row.indicator])
        for row in rows
        if row.indicator in known
    }
    return {key: wrong for key, wrong in found.items() if wrong}


def line(actor: Actor, of: QuarterlyReturn, pk: int) -> ReturnLine | None:
    return lines(actor, of).filter(pk=pk).first()


def asked(actor: Actor, of: QuarterlyReturn) -> QuerySet[LineQuery]:
    """Everything that was asked about a return's lines."""
    found = LineQuery.objects.filter(line__of__in=returns(actor).filter(pk=of.pk))
    return found.select_related("line")


def open_queries(actor: Actor, of: QuarterlyReturn) -> QuerySet[LineQuery]:
    return asked(actor, of).filter(answered_at=None, overtaken_at=None)


def sent_lines(actor: Actor, agency: int, before: date) -> QuerySet[ReturnLine]:
    """The agency's lines of earlier quarters as last sent, the oldest first."""
    sent = returns(actor).filter(agency=agency, quarter_ended__lt=before, received_on__isnull=False)
    newest = sent.exclude(restated_as__received_on__isnull=False)
    found = ReturnLine.objects.filter(of__in=newest).select_related("of__request")
    return found.order_by("of__quarter_ended", "position")


def earlier(actor: Actor, of: QuarterlyReturn) -> dict[str, dict[Period, ReturnLine]]:
    """By indicator, what the same agency sent for earlier quarters, the oldest first."""
    found: dict[str, dict[Period, ReturnLine]] = defaultdict(dict)
    for each in sent_lines(actor, of.agency_id, of.quarter_ended):
        found[each.indicator][each.of.when] = each
    return found


def series(actor: Actor, of: QuarterlyReturn) -> dict[str, dict[Period, Decimal]]:
    """By indicator, the values of earlier quarters that have one, the oldest first."""
    known = catalogue.of_keys(of.request.indicators, of.quarter_ended)
    found: dict[str, dict[Period, Decimal]] = {}
    for key, by_quarter in earlier(actor, of).items():
        if key in known:
            values = {at: checks.value_of(row.entry, known[key]) for at, row in by_quarter.items()}
            found[key] = {at: value for at, value in values.items() if value is not None}
    return found


def mapping(actor: Actor, of: QuarterlyReturn) -> RememberedMapping | None:
    """How the agency's own sheet was read last; None where none was sent yet."""
    kept = RememberedMapping.objects.filter(request__in=requests(actor))
    return kept.filter(request=of.request_id).first()


def sheet(actor: Actor, of: QuarterlyReturn, pk: int) -> SentSheet | None:
    """A file that waits to be read: for the one who sent it alone."""
    require(actor, Collection.FILL)
    found = SentSheet.objects.filter(of__in=returns(actor).filter(pk=of.pk))
    return found.filter(pk=pk, person=actor.person).first()


def timings(actor: Actor) -> QuerySet[QuarterlyReturn]:
    """First versions, for when each came in. No number of any is in them."""
    require(actor, Collection.VIEW)
    found = QuarterlyReturn.objects.filter(version=1).select_related("agency")
    wanted = found.only("agency", "quarter", "quarter_ended", "due", "received_on", "version")
    return wanted.prefetch_related(NAMED).order_by("quarter_ended", "agency__key", "pk")


def not_received(actor: Actor, day: date) -> QuerySet[QuarterlyReturn]:
    """First versions that were due before the day and had not come in on it, with what they were
    asked for. No number of any is in them."""
    require(actor, Collection.VIEW)
    found = QuarterlyReturn.objects.filter(version=1, due__lt=day).exclude(received_on__lte=day)
    found = found.select_related("agency", "request").prefetch_related(NAMED)
    return found.order_by("quarter_ended", "agency__key", "pk")


def accepted_values(actor: Actor, of: QuarterlyReturn | None = None) -> Iterator[AcceptedValue]:
    """Every number that was accepted, of all versions or of one return; restatements last."""
    require(actor, Collection.OVERSEE)
    settled = [state.value for state in rules.SETTLED]
    rows = ReturnLine.objects.filter(of__state__in=settled).select_related(
        "of__agency", "of__request"
    )
    if of is not None:
        rows = rows.filter(of=of)
    ordered = rows.order_by("of__quarter_ended", "of__version", "of__agency__key", "position")
    for _, same in groupby(ordered, key=lambda row: (row.of.quarter_ended, row.of.version)):
        together = list(same)
        known = catalogue.of_keys((row.indicator for row in together), together[0].of.quarter_ended)
        for row in together:
            if row.indicator in known:
                yield _accepted_value(row, known[row.indicator])


def _accepted_value(row: ReturnLine, definition: Definition) -> AcceptedValue:
    of, entry = row.of, row.entry
    exact = checks.value_of(entry, definition)
    value = None if exact is None else exact.quantize(amounts.PLACES, ROUND_HALF_UP)
    is_yearly = definition.frequency == Counted.ANNUAL
    period = rules.covers(Frequency.YEARLY, of.when) if is_yearly else of.covers
    return AcceptedValue(
        indicator=row.indicator,
        defined_from=definition.valid_from,
        period=period.code,
        ends_on=of.quarter_ended,
        agency=of.agency.key,
        numerator=entry.numerator.number,
        denominator=entry.denominator.number,
        value=value,
        absence=None if value is not None else _absence(row),
        absence_why="" if value is not None else _why_absent(row),
        source=f"Quarterly return of {of.quarter}, version {of.version}",
        version=of.version,
        restates=of.restated_because,
    )


def _absence(row: ReturnLine) -> Absence:
    if row.hidden:
        return Absence.HIDDEN
    return Absence.NOT_AVAILABLE if row.missing else Absence.NOT_APPLICABLE


def _why_absent(row: ReturnLine) -> str:
    if row.hidden:
        return f"Kept back by the agency as {', '.join(dict.fromkeys(row.hidden.values()))}"
    return row.missing or "There is nothing to divide by: the denominator is 0"


def shared(actor: Actor) -> set[str]:
    """The indicators that more than one agency is asked for: they are told apart by agency."""
    asked = defaultdict[str, set[int]](set)
    for each in standing_requests(actor):
        for key in each.indicators:
            asked[key].add(each.agency_id)
    return {key for key, agencies in asked.items() if len(agencies) > 1}
