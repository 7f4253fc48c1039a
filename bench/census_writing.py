"""Writes a census of any size, of made-up children: what the benchmarks of reading read."""

import random
from datetime import date, timedelta
from pathlib import Path

YEAR_ENDS = date(2020, 3, 31)
KINDS = 2_000  # different children; a larger file repeats them under other identifiers
MARK = b"@@@@@@@@@@"
HEAD = """<?xml version="1.0" encoding="utf-8"?>
<Message>
    <Header>
        <CollectionDetails>
            <Collection>CIN</Collection>
            <Year>2020</Year>
            <ReferenceDate>2020-03-31</ReferenceDate>
        </CollectionDetails>
        <Source>
            <SourceLevel>L</SourceLevel>
            <LEA>999</LEA>
            <SoftwareCode>Bench</SoftwareCode>
            <Release>1</Release>
            <SerialNo>001</SerialNo>
            <DateTime>2020-06-01T09:00:00</DateTime>
        </Source>
    </Header>
    <Children>
"""
FOOT = "    </Children>\n</Message>\n"
FACTORS = ("1A", "1B", "2B", "3A", "3B", "4B", "5A", "10A", "16A", "17A", "20")
ABUSE = ("NEG", "NEG", "NEG", "EMO", "EMO", "PHY", "SAB", "MUL")


def write_census(path: Path, children: int) -> None:
    chance = random.Random(11)
    kinds = [_child(chance).encode() for _ in range(min(children, KINDS))]
    with path.open("wb") as out:
        out.write(HEAD.encode())
        for number in range(children):
            out.write(kinds[number % len(kinds)].replace(MARK, b"B%09d" % number))
        out.write(FOOT.encode())


def _element(depth: int, name: str, content: object) -> str:
    indent = " " * 4 * depth
    if isinstance(content, list):
        return f"{indent}<{name}>\n{''.join(content)}{indent}</{name}>\n"
    return f"{indent}<{name}>{content}</{name}>\n"


def _child(chance: random.Random) -> str:
    about = [_element(4, "Ethnicity", chance.choice(("WBRI", "WBRI", "APKN", "BAFR", "MWBC")))]
    if chance.random() < 0.12:
        about.append(_element(4, "Disabilities", [_element(5, "Disability", "LD")]))
    return _element(
        2,
        "Child",
        [
            _element(
                3,
                "ChildIdentifiers",
                [
                    _element(4, "LAchildID", MARK.decode()),
                    _element(4, "UPN", f"A{chance.randrange(10**12):012d}"),
                    _element(4, "PersonBirthDate", _day(chance, YEAR_ENDS, 6000)),
                    _element(4, "GenderCurrent", chance.choice("12")),
                ],
            ),
            _element(3, "ChildCharacteristics", about),
            *(_episode(chance) for _ in range(1 + (chance.random() < 0.2))),
        ],
    )


def _day(chance: random.Random, last: date, within: int) -> date:
    return last - timedelta(days=chance.randrange(within))


def _after(chance: random.Random, day: date, within: int) -> date:
    return min(day + timedelta(days=chance.randrange(within)), YEAR_ENDS)


def _episode(chance: random.Random) -> str:
    referred = _day(chance, YEAR_ENDS, 365)
    held = [
        _element(4, "CINreferralDate", referred),
        _element(4, "ReferralSource", chance.choice(("1A", "3A", "5C", "6", "8"))),
        _element(4, "PrimaryNeedCode", chance.choice(("N1", "N1", "N4", "N5", "N8"))),
    ]
    if chance.random() < 0.5:
        held.append(_element(4, "CINclosureDate", _after(chance, referred, 120)))
        held.append(_element(4, "ReasonForClosure", "RC7"))
    held += [_assessment(chance, referred) for _ in range(1 + (chance.random() < 0.3))]
    if chance.random() < 0.5:
        held.append(
            _element(
                4, "CINPlanDates", [_element(5, "CINPlanStartDate", _after(chance, referred, 60))]
            )
        )
    if chance.random() < 0.45:
        held.append(_enquiry(chance, referred))
    held.append(_element(4, "ReferralNFA", "0"))
    if chance.random() < 0.3:
        held.append(_plan(chance, referred))
    return _element(3, "CINdetails", held)


def _assessment(chance: random.Random, referred: date) -> str:
    started = _after(chance, referred, 10)
    factors = chance.sample(FACTORS, chance.randrange(1, 6))
    return _element(
        4,
        "Assessments",
        [
            _element(5, "AssessmentActualStartDate", started),
            _element(5, "AssessmentInternalReviewDate", _after(chance, started, 20)),
            _element(5, "AssessmentAuthorisationDate", _after(chance, started, 70)),
            _element(
                5,
                "FactorsIdentifiedAtAssessment",
                [_element(6, "AssessmentFactors", code) for code in factors],
            ),
        ],
    )


def _enquiry(chance: random.Random, referred: date) -> str:
    started = _after(chance, referred, 60)
    return _element(
        4,
        "Section47",
        [
            _element(5, "S47ActualStartDate", started),
            _element(5, "InitialCPCtarget", started + timedelta(days=21)),
            _element(5, "DateOfInitialCPC", _after(chance, started, 30)),
            _element(5, "ICPCnotRequired", "false"),
        ],
    )


def _plan(chance: random.Random, referred: date) -> str:
    started = _after(chance, referred, 90)
    kind = chance.choice(ABUSE)
    return _element(
        4,
        "ChildProtectionPlans",
        [
            _element(5, "CPPstartDate", started),
            _element(5, "InitialCategoryOfAbuse", kind),
            _element(5, "LatestCategoryOfAbuse", kind),
            _element(5, "NumberOfPreviousCPP", chance.choice((0, 0, 0, 1))),
            _element(
                5,
                "Reviews",
                [_element(6, "CPPreviewDate", _after(chance, started, 180)) for _ in range(3)],
            ),
        ],
    )
