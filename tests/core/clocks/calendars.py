"""England's bank holidays of some years, written down apart from what the product carries."""

from datetime import date

from sightline.core.clocks import Basis, Calendar, DayTimescale, HourTimescale, Source

# As the London Gazette and GOV.UK published them, year by year: those that moved are remarked on.
DAYS = """
2016: 01-01 03-25 03-28 05-02 05-30 08-29 12-26 12-27
2017: 01-02 04-14 04-17 05-01 05-29 08-28 12-25 12-26
2018: 01-01 03-30 04-02 05-07 05-28 08-27 12-25 12-26
2019: 01-01 04-19 04-22 05-06 05-27 08-26 12-25 12-26
2020: 01-01 04-10 04-13 05-08 05-25 08-31 12-25 12-28
2021: 01-01 04-02 04-05 05-03 05-31 08-30 12-27 12-28
2022: 01-03 04-15 04-18 05-02 06-02 06-03 08-29 09-19 12-26 12-27
2023: 01-02 04-07 04-10 05-01 05-08 05-29 08-28 12-25 12-26
2024: 01-01 03-29 04-01 05-06 05-27 08-26 12-25 12-26
2025: 01-01 04-18 04-21 05-05 05-26 08-25 12-25 12-26
2026: 01-01 04-03 04-06 05-04 05-25 08-31 12-25 12-28
2027: 01-01 03-26 03-29 05-03 05-31 08-30 12-27 12-28
"""
LINES = (line.split(":") for line in DAYS.strip().splitlines())
BANK_HOLIDAYS = frozenset(
    date.fromisoformat(f"{year}-{day}") for year, days in LINES for day in days.split()
)
NAMES = {date(2026, 4, 3): "Good Friday", date(2026, 4, 6): "Easter Monday"}
CALENDAR = Calendar(
    min(BANK_HOLIDAYS),
    max(BANK_HOLIDAYS),
    {day: NAMES.get(day, "a bank holiday") for day in BANK_HOLIDAYS},
)


def timescale(length):
    kind = HourTimescale if length.unit == "elapsed hours" else DayTimescale
    return kind(
        key="to-the-panel",
        name="To the Panel",
        event="it is published",
        length=length,
        source=Source("A source", "2018"),
        basis=Basis.STATUTORY,
        valid_from=date(2018, 6, 29),
    )
