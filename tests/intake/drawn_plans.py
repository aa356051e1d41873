"""Plans drawn at random that pass the schema: short, but with a little of everything that a plan can hold."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from hypothesis import strategies as st

from ehcp_docs.plan.days import YEAR_GROUPS

Data = dict[str, Any]
Texts = st.SearchStrategy[str]

FIRST = [
    "They",
    "She",
    "He",
    "E1",
    "Every",
    "“I like drums”",
    "Über",
    "3",
    "In the hall",
    "B2",
    "The SENCO",
    "PECS",
]
CALM = [
    "reads",
    "two words of three",
    "“Not now, thanks,”",
    "it’s",
    "the child's own",
    "– slowly –",
    "a half-hour",
    "12.5",
    "E1 and E2",
    "(see F1)",
    "[or less]",
    "50% of the time",
    "and",
    "with B1, B2",
    "9 June 2026",
    "café",
    "Dr Vane, psychologist",
    "more; less",
    "…",
    "& co",
    "<b>",
    "{{ name }}",
]
LOUD = [*CALM, "How: by hand;", "Who: me", "From home.", "Really?", "No; not: yet.", "When it rains."]
ENDS = ["", "", ".", "!", "?", "…", ".”", ";", ":", ")."]
ENDS_IN_WORDS = ["", "", "!", "?", ".”"]
AREAS = ("communication_interaction", "cognition_learning", "semh", "sensory_physical")
TOPICS = ("child_views", "parent_views", "aspirations", "communication", "history", "strengths", "other")
PFA = ("employment", "independent_living", "community", "health")
ADVICE = (
    "family",
    "education",
    "medical",
    "psychological",
    "social_care",
    "hearing_vision",
    "therapy",
    "other",
)

dates = st.dates(min_value=date(2001, 1, 1), max_value=date(2039, 12, 31)).map(date.isoformat)


class Drawn(dict[str, Any]):
    """A plan that does not print itself: it would fill pages."""

    def __repr__(self) -> str:
        return f"Drawn({self.get('status')})"


def texts(
    bits: Sequence[str] = LOUD, ends: Sequence[str] = ENDS, *, gaps: Sequence[str] = (" ",), most: int = 6
) -> Texts:
    """Words that read like a text, with an end that may be none."""

    @st.composite
    def drawn(draw: st.DrawFn) -> str:
        text = draw(st.sampled_from(FIRST))
        for bit in draw(st.lists(st.sampled_from(list(bits)), min_size=1, max_size=most)):
            text += draw(st.sampled_from(list(gaps))) + bit
        return text + draw(st.sampled_from(list(ends)))

    return drawn()


line = texts(CALM, ENDS_IN_WORDS, most=3)
"""A name, title or role: in one line, and no sentence."""
block = texts(gaps=(" ", " ", " ", "\n", "\n\n"))
"""A text that may have lines and paragraphs."""
passage = texts(gaps=(" ", " ", "\n"))
"""A text in one paragraph, which may have lines."""


def sentences(gaps: Sequence[str]) -> Texts:
    """A text that takes more than one row of a table."""
    return st.tuples(st.integers(45, 90), st.sampled_from(list(gaps))).map(
        lambda drawn: "".join(
            f"Sentence {number} says what the child does in class; it is short.{drawn[1] if number % 4 == 3 else ' '}"
            for number in range(drawn[0])
        ).strip()
    )


long = sentences([" "])
whole = st.one_of(block, block, block, block, sentences([" ", "\n", "\n\n"]))


def some(**fields: st.SearchStrategy[Any]) -> st.SearchStrategy[Data]:
    """An object in which each field may be missing; a field whose name begins with MUST_ is always there."""
    must = {
        name.removeprefix("MUST_").rstrip("_"): value
        for name, value in fields.items()
        if name.startswith("MUST_")
    }
    may = {name.rstrip("_"): value for name, value in fields.items() if not name.startswith("MUST_")}
    return st.fixed_dictionaries(must, optional=may)


def among(ids: Sequence[str], *, least: int = 1) -> st.SearchStrategy[list[str]]:
    """Some of the ids in any order, each once."""
    return st.lists(st.sampled_from(list(ids)), min_size=least, max_size=4, unique=True)


email = st.sampled_from(["a.b@example.org", "o'neil@x.example.org"])
phone = st.sampled_from(["01632 960100", "07700 900663 (mornings)", "+44 1632 960 100 ext 4"])
yes = st.just(True)


def children() -> st.SearchStrategy[Data]:
    return some(
        MUST_name=st.sampled_from(["Amina Blackwood", "Zoë O’Hara-Smith", "Ø"]),
        MUST_date_of_birth=dates,
        preferred_name=st.sampled_from(["Mina", "Zo"]),
        sex=st.sampled_from(["Female", "Male"]),
        pronouns=st.sampled_from(["she", "he", "they"]),
        ethnicity=line,
        religion=line,
        first_language=line,
        interpreter=line,
        year_group=st.sampled_from([*YEAR_GROUPS, "Not in education"]),
        upn=st.just("P207000016049"),
        uln=st.just("9276308686"),
        nhs_number=st.just("999 765 4323"),
        address=passage,
        setting=line,
        looked_after=st.booleans(),
        social_worker=line,
        mental_capacity=st.sampled_from(["has_capacity", "lacks_capacity"]),
        primary_need=st.sampled_from(["SLCN", "SEMH", "ASD", "PMLD", "OTH"]),
        secondary_need=st.sampled_from(["MLD", "HI", "VI", "MSI", "DS"]),
    )


def parents() -> st.SearchStrategy[Data]:
    return some(
        MUST_name=line,
        MUST_relationship=line,
        parental_responsibility=st.booleans(),
        address=line,
        phone=phone,
        email=email,
        first_language=line,
        interpreter=line,
    )


def contacts() -> st.SearchStrategy[Data]:
    return some(MUST_name=line, MUST_role=line, organisation=line, phone=phone, email=email)


def plan_dates() -> st.SearchStrategy[Data]:
    names = (
        "request_received decision_to_assess decision_to_issue draft_issued first_plan_issued review_meeting last_review "
        "amendment_notice review_due phase_transfer final_issued"
    )
    return st.fixed_dictionaries({}, optional=dict.fromkeys(names.split(), dates))


def views(number: int) -> st.SearchStrategy[Data]:
    calm = texts(CALM, ENDS_IN_WORDS, most=3)
    return some(
        MUST_id=st.just(f"A{number}"),
        MUST_topic=st.sampled_from(TOPICS),
        heading=line,
        whose=calm,
        author=calm,
        method=calm,
        date=dates,
        horizon=st.sampled_from(["short_term", "long_term", "both"]),
        direct_words=st.booleans(),
        MUST_paragraphs=st.lists(passage, min_size=1, max_size=3),
    )


def needs(id: str, areas: Sequence[str], advice: Sequence[str]) -> st.SearchStrategy[Data]:
    return some(
        MUST_id=st.just(id),
        MUST_area=st.sampled_from(list(areas)),
        title=line,
        strengths=passage,
        MUST_text=whole,
        preparing_for_adulthood=yes,
        **({"sources": among(advice)} if advice else {}),
    )


def outcomes(id: str, needs: Sequence[str], views: Sequence[str]) -> st.SearchStrategy[Data]:
    return some(
        MUST_id=st.just(id),
        MUST_text=whole,
        by=block,
        baseline=block,
        kind=st.sampled_from(["education", "health", "care"]),
        steps=st.lists(
            some(MUST_text=passage, by=st.sampled_from(["July 2027", "Easter (25 March 2027)"])),
            min_size=1,
            max_size=3,
        ),
        pfa=st.lists(st.sampled_from(PFA), min_size=1, unique=True),
        aspirations=among(views),
        **({"needs": among(needs)} if needs else {}),
    )


@st.composite
def elements(draw: st.DrawFn) -> Data:
    found: Data = draw(
        some(
            what=block, who=line, qualification=line, where=line, when=line, review=block,
            flexibility=st.one_of(block, long),
            times=st.sampled_from([0.5, 1, 2, 3, 12]), minutes=st.sampled_from([0.5, 1, 15, 45, 60, 90, 61.5]),
            hours_per_week=st.sampled_from([0.5, 1, 16, 32.5]), weeks_per_year=st.integers(1, 53),
            delivery=st.sampled_from(["direct", "indirect", "both"]), start=dates, end=dates,
            per=st.sampled_from(["lesson", "day", "week", "fortnight", "month", "half-term", "term", "year", "once"]),
            group_min=st.integers(1, 4), group_max=st.integers(1, 9),
        )
    )  # fmt: skip
    if not found:
        found["who"] = "A teaching assistant"
    return found


def provision(
    id: str, needs: Sequence[str], ends: Sequence[str], advice: Sequence[str]
) -> st.SearchStrategy[Data]:
    links = {"needs": needs, "outcomes": ends, "sources": advice}
    return some(
        MUST_id=st.just(id),
        MUST_text=whole,
        title=line,
        elements=elements(),
        direct_payment=yes,
        agreed_by=line,
        agreed_on=dates,
        pfa=st.lists(st.sampled_from(PFA), min_size=1, unique=True),
        **{name: among(ids) for name, ids in links.items() if ids},
    )


def nils(advice: Sequence[str]) -> st.SearchStrategy[Data]:
    sentence = block.map(lambda text: text if text.endswith((".", "!", "?", "”", "…")) else text + ".")
    return some(
        MUST_statement=st.one_of(sentence, st.just("None identified. Nothing was found.")),
        according_to=line,
        date=dates,
        **({"sources": among(advice)} if advice else {}),
    )


def budgets(items: Sequence[str], needs: Sequence[str], ends: Sequence[str]) -> st.SearchStrategy[Data]:
    return some(
        MUST_provision=among(items),
        MUST_amount_pounds=st.sampled_from([0, 936, 4200, 1480.5, 12345.67]),
        MUST_arrangement=st.sampled_from(["direct_payment", "notional", "third_party"]),
        period=line,
        managed_by=line,
        agreed_on=dates,
        review_on=dates,
        flexibility=block,
        **{f"MUST_{name}": among(ids) for name, ids in (("needs", needs), ("outcomes", ends)) if ids},
    )


def advices(id: str) -> st.SearchStrategy[Data]:
    return some(
        MUST_id=st.just(id), MUST_title=line, kind=st.sampled_from(ADVICE), author=line, role=line, date=dates,
        agreed_sufficient=yes, pages=st.integers(1, 40),
    )  # fmt: skip


def ids(prefix: str, count: int) -> list[str]:
    dotted = f"{prefix}." if prefix in ("H1", "H2") else prefix
    return [f"{dotted}{number}" for number in range(1, count + 1)]


@st.composite
def sections(draw: st.DrawFn, *, is_draft: bool) -> Data:
    count = {letter: draw(st.integers(0, 3)) for letter in ("C", "D", "F", "G", "H1", "H2", "K")}
    named = {letter: ids(letter, number) for letter, number in count.items()}
    named |= {
        "A": ids("A", draw(st.integers(1, 4))),
        "B": ids("B", draw(st.integers(1, 4))),
        "E": ids("E", draw(st.integers(0, 4))),
    }
    every_need = [*named["B"], *named["C"], *named["D"]]
    found: Data = {"A": {"views": [draw(views(number)) for number in range(1, len(named["A"]) + 1)]}}
    for letter, areas in (("B", AREAS), ("C", ("health",)), ("D", ("social_care",))):
        found[letter] = {"needs": [draw(needs(id, areas, named["K"])) for id in named[letter]]}
    found["E"] = {"outcomes": [draw(outcomes(id, every_need, named["A"])) for id in named["E"]]}
    if draw(st.booleans()):
        found["E"]["arrangements"] = draw(st.lists(passage, min_size=1, max_size=2))
    for letter in ("F", "G", "H1", "H2"):
        found[letter] = {
            "provision": [draw(provision(id, every_need, named["E"], named["K"])) for id in named[letter]]
        }
    for letter in ("C", "D", "F", "G", "H1", "H2"):
        if not named[letter] and draw(st.booleans()):
            found[letter]["nil"] = draw(nils(named["K"]))
    found["I"] = draw(_placements()) if not is_draft else {"placements": []}
    items = [id for letter in ("F", "G", "H1", "H2") for id in named[letter]]
    found["J"] = draw(some(MUST_requested=st.booleans(), statement=block))
    if items and draw(st.booleans()):
        found["J"]["items"] = [draw(budgets(items, every_need, named["E"]))]
    found["K"] = {"advice": [draw(advices(id)) for id in named["K"]]}
    if draw(st.booleans()):
        reasons = some(MUST_kind=st.sampled_from(ADVICE), MUST_reason=block)
        found["K"]["not_obtained"] = draw(st.lists(reasons, min_size=1, max_size=2))
    return found


def _placements() -> st.SearchStrategy[Data]:
    placement = some(
        MUST_type=line,
        name=line,
        urn=st.just("100000"),
        ukprn=st.just("10000001"),
        from_=dates,
        to=dates,
        attendance=line,
    )
    return some(MUST_placements=st.lists(placement, max_size=2), statement=block)


@st.composite
def targets(draw: st.DrawFn, ends: Sequence[str]) -> list[Data]:
    return [
        draw(
            some(
                MUST_id=st.just(f"T{number}"), MUST_outcome=st.sampled_from(list(ends)), MUST_text=whole, start=dates,
                review_by=dates, success=block, by_whom=line,
                result=st.sampled_from(["met", "partly_met", "not_met", "ended"]),
            )
        )
        for number in range(1, draw(st.integers(1, 2)) + 1)
    ]  # fmt: skip


@st.composite
def plans(draw: st.DrawFn) -> Drawn:
    """A plan that passes the schema."""
    status = draw(st.sampled_from(["draft", "final", "amended_draft", "amended_final"]))
    is_draft = status.endswith("draft")
    found: Data = {
        "schema_version": "1.0",
        "reference": draw(st.sampled_from(["WEX-2026-0142", "ALD/24/1183", "a1"])),
        "status": status,
        "child": draw(children()),
        "authority": {"name": "Ludmere Council"},
        "dates": draw(plan_dates()),
        "sections": draw(sections(is_draft=is_draft)),
    }
    if is_draft:
        found["dates"].pop("final_issued", None)
    elif draw(st.booleans()):
        found["sign_off"] = {"name": draw(line), "role": draw(line), "date": draw(dates)}
    if draw(st.booleans()):
        found["version"] = draw(st.sampled_from(["1.0", "2", "3.1 (for comment)"]))
    if draw(st.booleans()):
        role = st.sampled_from(["EHC plan coordinator", "Plan coordinator (job share), early years"])
        found["authority"]["officer"] = draw(
            some(MUST_name=st.just("Ruth Penhale"), role=role, phone=phone, email=email)
        )
    lists = {
        "parents": parents(), "contacts": contacts(), "contributors": some(MUST_name=line, MUST_role=line, how=block),
        "record": some(MUST_date=dates, MUST_what=whole, who=line),
        "quality_checks": some(MUST_date=dates, MUST_by=line, role=line, result=block, actions_closed=st.booleans()),
        "exceptions": some(MUST_limb=st.sampled_from("abcd"), MUST_reason=block, from_=dates, to=dates),
    }  # fmt: skip
    for name, strategy in lists.items():
        if draw(st.booleans()):
            found[name] = draw(st.lists(strategy, min_size=1, max_size=2))
    ends = [outcome["id"] for outcome in found["sections"]["E"]["outcomes"]]
    if ends and draw(st.booleans()):
        found["short_term_targets"] = draw(targets(ends))
    return Drawn(found)
