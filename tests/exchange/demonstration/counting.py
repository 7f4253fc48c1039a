"""Thornshire's returns counted by hand in plain Python: nothing of the product's own counting.

It reads the files anew and keeps dictionaries and lists, so that it can disagree.
"""

import csv
from calendar import monthrange
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import ROUND_HALF_UP, Decimal
from xml.etree import ElementTree

from govuk_bank_holidays.bank_holidays import BankHolidays

HOLIDAYS = {
    each["date"]
    for each in BankHolidays(use_cached_holidays=True).get_holidays(division="england-and-wales")
}


@dataclass
class Census:
    year: int
    children: list = field(default_factory=list)

    @property
    def first(self):
        return date(self.year - 1, 4, 1)

    @property
    def last(self):
        return date(self.year, 3, 31)

    def cases(self):
        return [(child, case) for child in self.children for case in child["cases"]]

    def each(self, kind):
        return [(child, each) for child, case in self.cases() for each in case[kind]]

    def within(self, day):
        return day is not None and self.first <= day <= self.last


def read_census(path, year):
    census = Census(year)
    for _, element in ElementTree.iterparse(path):
        if element.tag == "Child":
            census.children.append(_child(element))
            element.clear()
    return census


def _child(element):
    names = element.find("ChildIdentifiers")
    return {
        "key": names.findtext("LAchildID"),
        "born": _day(names.findtext("PersonBirthDate")),
        "expected": _day(names.findtext("ExpectedPersonBirthDate")),
        "cases": [_case(each) for each in element.findall("CINdetails")],
    }


def _case(element):
    return {
        "referred": _day(element.findtext("CINreferralDate")),
        "closed": _day(element.findtext("CINclosureDate")),
        "reason": element.findtext("ReasonForClosure"),
        "nfa": element.findtext("ReferralNFA") == "true",
        "enquiries": [
            {
                "start": _day(each.findtext("S47ActualStartDate")),
                "conference": _day(each.findtext("DateOfInitialCPC")),
                "not_required": each.findtext("ICPCnotRequired") == "true",
            }
            for each in element.findall("Section47")
        ],
        "assessments": [
            {
                "start": _day(each.findtext("AssessmentActualStartDate")),
                "done": _day(each.findtext("AssessmentAuthorisationDate")),
                "factors": [factor.text for factor in each.iter("AssessmentFactors")],
            }
            for each in element.findall("Assessments")
        ],
        "plans": [
            {
                "start": _day(each.findtext("CPPstartDate")),
                "end": _day(each.findtext("CPPendDate")),
                "category": each.findtext("InitialCategoryOfAbuse"),
                "previous": int(each.findtext("NumberOfPreviousCPP")),
                "reviews": [_day(review.text) for review in each.iter("CPPreviewDate")],
            }
            for each in element.findall("ChildProtectionPlans")
        ],
        "need_plans": [
            {
                "start": _day(each.findtext("CINPlanStartDate")),
                "end": _day(each.findtext("CINPlanEndDate")),
            }
            for each in element.findall("CINPlanDates")
        ],
    }


def _day(text):
    return date.fromisoformat(text) if text else None


def percent(part, whole):
    return (Decimal(part) * 100 / whole).quantize(Decimal("0.1"), ROUND_HALF_UP)


def rate(count, population, places):
    exact = Decimal(count) * 10_000 / population
    return exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP)


def working_days(after, to):
    days = (after + timedelta(n) for n in range(1, (to - after).days + 1))
    return sum(day.weekday() < 5 and day not in HOLIDAYS for day in days)


def months_before(day, months):
    """The same day of an earlier month; the last day of one that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def count_census(census, earlier, population):
    """All that is published of one year. `earlier` are the census files of the years before."""
    plans = [plan for _, plan in census.each("plans")]
    open_plans = [plan for plan in plans if plan["end"] is None or plan["end"] > census.last]
    started = [plan for plan in plans if census.within(plan["start"])]
    second = [plan for plan in started if plan["previous"] > 0]
    old = [plan for plan in open_plans if plan["start"] <= months_before(census.last, 3)]
    reviewed = [plan for plan in old if _in_time(plan, census.last)]
    two_years = [p for p in open_plans if p["start"] <= months_before(census.last, 24)]
    enquiries = [each for _, each in census.each("enquiries") if census.within(each["start"])]
    referrals = [case for _, case in census.cases() if census.within(case["referred"])]
    in_need = [
        case
        for _, case in census.cases()
        if not case["nfa"] and (case["closed"] is None or case["closed"] > census.last)
    ]
    again = _re_referrals([*earlier, census], census)
    nfa = sum(case["nfa"] for case in referrals)
    return {
        **_conferences(census),
        "plans-at-31-march": len(open_plans),
        "plans-at-31-march-rate": rate(len(open_plans), population, 1),
        "plans-started": len(started),
        "second-plans": len(second),
        "second-plans-share": percent(len(second), len(started)),
        "plans-reviewed-in-time": len(reviewed),
        "plans-reviewed-in-time-share": percent(len(reviewed), len(old)),
        "plans-of-two-years-share": percent(len(two_years), len(open_plans)),
        "enquiries-rate": rate(len(enquiries), population, 1),
        "in-need-at-31-march": len(in_need),
        "in-need-at-31-march-rate": rate(len(in_need), population, 1),
        "referrals": len(referrals),
        "re-referrals-share": percent(again, len(referrals)),
        "no-further-action-share": percent(nfa, len(referrals)),
    }


def _in_time(plan, day):
    """The first review within three months, then every six, and none overdue."""
    held = [plan["start"], *plan["reviews"]]
    months = [3] + [6] * len(plan["reviews"])
    nexts = [*plan["reviews"], day]
    return all(
        one >= months_before(later, allowed)
        for one, later, allowed in zip(held, nexts, months, strict=True)
    )


def _conferences(census):
    bands = {"to-10-days": 0, "to-15-days": 0, "to-20-days": 0, "over-20-days": 0}
    total = 0
    for _, enquiry in census.each("enquiries"):
        if not census.within(enquiry["conference"]):
            continue
        total += 1
        days = working_days(enquiry["start"], enquiry["conference"])
        name = next((f"to-{limit}-days" for limit in (10, 15, 20) if days <= limit), "over-20-days")
        bands[name] += 1
    in_time = bands["to-10-days"] + bands["to-15-days"]
    counted = {f"conferences-{name}": count for name, count in bands.items()}
    return counted | {"conferences-in-time-share": percent(in_time, total)}


def _re_referrals(censuses, census):
    days = defaultdict(set)
    for each in censuses:
        for child, case in each.cases():
            days[child["key"]].add(case["referred"])
    return sum(
        any(day - timedelta(365) <= other < day for other in known)
        for known in days.values()
        for day in known
        if census.within(day)
    )


@dataclass
class Care:
    year: int
    episodes: list

    @property
    def first(self):
        return date(self.year - 1, 4, 1)

    @property
    def last(self):
        return date(self.year, 3, 31)


def read_care(folder, year):
    with (folder / "episodes.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return Care(
        year,
        [
            {
                "key": row["CHILD"],
                "start": _british(row["DECOM"]),
                "end": _british(row["DEC"]),
                "new": row["RNE"],
                "status": row["LS"],
                "why_ended": row["REC"],
                "place": row["PLACE"],
            }
            for row in rows
        ],
    )


def _british(text):
    return datetime.strptime(text, "%d/%m/%Y").date() if text else None  # noqa: DTZ007 - a day


def count_care(care, population):
    counted = [each for each in care.episodes if each["status"] not in ("V3", "V4")]
    there = {e["key"] for e in counted if e["end"] is None or e["end"] > care.last}
    started = {e["key"] for e in counted if e["new"] == "S" and e["start"] >= care.first}
    ceased = {e["key"] for e in counted if e["end"] and e["why_ended"] != "X1"}
    return {
        "looked-after-at-31-march": len(there),
        "looked-after-at-31-march-rate": rate(len(there), population, 0),
        "looked-after-started": len(started),
        "looked-after-ceased": len(ceased),
    }
