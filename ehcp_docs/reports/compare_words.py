"""What every form of a comparison of two versions shares: its words, symbols and order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ehcp_docs.audit.model import SECTION_TITLES, SECTIONS
from ehcp_docs.audit.weaker.model import Direction, Effect, Judged, Total
from ehcp_docs.plan.difference import FieldChange, Pair
from ehcp_docs.plan.entries import Entry, Sort
from ehcp_docs.plan.matching import By
from ehcp_docs.plan.model import Plan
from ehcp_docs.plan.word_changes import WordChange
from ehcp_docs.reports.wording import STATUS, counted, day
from ehcp_docs.rules.reading import plan_date

# The symbols stand in the character set that every Windows font and console has (WGL4).
SYMBOLS = {Direction.WEAKER: "▼", Direction.STRONGER: "▲", Direction.LOOK: "?"}
HEADINGS = {
    Direction.WEAKER: "Weaker",
    Direction.STRONGER: "Stronger",
    Direction.LOOK: "For a person to judge",
}
NONE = {
    Direction.WEAKER: "Nothing was found that makes the plan weaker.",
    Direction.STRONGER: "Nothing was found that makes the plan stronger.",
    Direction.LOOK: "",
}
CAVEAT = (
    "Worked out from the words by rules, with the same measure in both directions. A weaker plan may be right, because a "
    "child has moved on; this shows where it is weaker, and does not say that it is wrong."
)
COUNTED_AS = "A school year is counted as 38 weeks of five days, three terms or six half-terms."
LEGEND = (
    "[old → new] words replaced, [+ new] added, [− old] taken out; … where words that stayed are left out."
)
FIELDS = {
    "text": "Text",
    "paragraphs": "Text",
    "statement": "Text",
    "elements.what": "What",
    "elements.who": "Who",
    "elements.qualification": "Expertise",
    "elements.times": "How often: times",
    "elements.per": "How often: in each",
    "elements.minutes": "Minutes each time",
    "elements.hours_per_week": "Hours a week",
    "elements.weeks_per_year": "Weeks a year",
    "elements.group_min": "Group, at least",
    "elements.group_max": "Group, at most",
    "elements.where": "Where",
    "elements.when": "When",
    "elements.delivery": "Direct or indirect",
    "elements.start": "From",
    "elements.end": "Until",
    "elements.review": "Review",
    "elements.flexibility": "Flexibility",
    "by": "By when",
    "by_date": "By when, as a date",
    "needs": "Meets needs",
    "outcomes": "Leads to outcomes",
    "sources": "Rests on advice",
    "aspirations": "Works towards hopes",
    "pfa": "Preparing for adulthood",
    "from": "From",
    "to": "To",
    "amount_pounds": "Pounds",
    "sign_off.name": "Signed by",
    "child.date_of_birth": "Date of birth",
}
"""Fields whose names in the format do not say enough."""
_QUIET = frozenset({Sort.FRONT, Sort.BUDGET, Sort.NIL})
KEEP = 5
"""Words that are shown on either side of a change."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One entry that changed, as it is told."""

    section: str
    sign: str
    """+ added, − dropped, ~ changed, → moved, = only its number or place."""
    name: str
    notes: tuple[str, ...]
    words: str = ""
    """The whole words of what was added or dropped."""
    fields: tuple[FieldChange, ...] = ()


def label(change: FieldChange) -> str:
    """What a field is called."""
    known = FIELDS.get(change.field)
    return known or change.field.removeprefix("child.").replace(".", ": ").replace("_", " ").capitalize()


def name_of(entry: Entry) -> str:
    """What an entry is called: its id, or what it is."""
    if entry.id:
        return entry.id
    if entry.sort in _QUIET:
        return str(entry.sort).capitalize()
    first = next(
        (entry.fields[key] for key in ("name", "title", "what", "text", "date") if key in entry.fields), ""
    )
    short = " ".join(first.split()[:8])
    return f"{str(entry.sort).capitalize()}: {short}{'…' if short != ' '.join(first.split()) else ''}"


def version_of(plan: Plan) -> str:
    """Which version it is: “Amended final, 11 September 2026, version 3.0”."""
    version = f", version {plan.version}" if plan.version else ""
    return f"{STATUS[plan.status.value]}, {day(plan_date(plan))}{version}"


def summary(result: Judged) -> str:
    """The result in two sentences."""
    found = result.difference
    if found.is_empty:
        return "The two versions say the same."
    told = [
        counted(len(items), word, word)
        for items, word in (
            (found.added, "added"),
            (found.dropped, "dropped"),
            (found.changed, "changed"),
            (found.moved, "moved to another section"),
            (found.renumbered, "numbered anew"),
            (found.reordered, "elsewhere in the order"),
        )
        if items
    ]
    if not told:
        return "The two versions differ in quotation marks, dashes or spaces alone."
    weights = [
        f"{len(result.of(direction))} {word}"
        for direction, word in (
            (Direction.WEAKER, "weaker"),
            (Direction.STRONGER, "stronger"),
            (Direction.LOOK, "for a person to judge"),
        )
    ]
    return f"{', '.join(told)}. {', '.join(weights)}."


def rows(result: Judged) -> list[Row]:
    """Every entry that changed, in plan order."""
    found = result.difference
    made = [_one_sided(entry, "+", "added") for entry in found.added]
    made += [_one_sided(entry, "−", _dropped(entry, found.new)) for entry in found.dropped]
    made += [_of_pair(pair) for pair in found.pairs if pair.is_changed or pair.is_moved or pair.is_renumbered]
    return sorted(made, key=lambda row: (SECTIONS.index(row.section), _number(row.name), row.sign))


def _dropped(entry: Entry, new: Plan) -> str:
    if entry.sort is Sort.PLACEMENT and new.status.is_draft:
        return "not there: a draft names no setting"
    return "dropped"


def _number(name: str) -> int:
    told = [int(part) for part in "".join(c if c.isdigit() else " " for c in name[:8]).split()]
    return told[-1] if told else 0


def _one_sided(entry: Entry, sign: str, note: str) -> Row:
    return Row(section=entry.section, sign=sign, name=name_of(entry), notes=(note,), words=entry.wording)


def _of_pair(pair: Pair) -> Row:
    notes = []
    if pair.is_moved:
        notes.append(f"moved from Section {pair.old.section} to {pair.new.section}")
    if pair.is_renumbered and pair.old.id:
        notes.append(f"was {pair.old.id}")
    if pair.by is By.WORDING and (pair.is_renumbered or not pair.new.id):
        notes.append("matched by wording")
    sign = "→" if pair.is_moved else "~" if pair.is_changed else "="
    fields = tuple(change for change in pair.fields if not change.is_looks)
    return Row(section=pair.new.section, sign=sign, name=name_of(pair.new), notes=tuple(notes), fields=fields)


def orders(result: Judged) -> list[str]:
    """Sections in which the order changed, with what stands elsewhere, in a sentence each."""
    made = []
    pairs = result.difference.reordered
    for key in dict.fromkeys((pair.new.section, pair.new.sort) for pair in pairs):
        names = [name_of(pair.new) for pair in pairs if (pair.new.section, pair.new.sort) == key]
        told = ", ".join(names) if len(names) <= 4 else counted(len(names), "entry", "entries")
        made.append(f"{heading(key[0])}: the order changed ({told}).")
    return made


def heading(section: str) -> str:
    """The heading of a section."""
    if section == "ID":
        return SECTION_TITLES["ID"]
    return f"Section {section}: {SECTION_TITLES[section]}"


def place(effect: Effect) -> str:
    """Where an effect is: “Section F, F4”."""
    return f"Section {effect.section}, {effect.item}" if effect.item else f"Section {effect.section}"


def total(one: Total) -> str:
    """The direct time of a section, in both versions."""
    note = f"; {one.uncounted} not counted" if one.uncounted else ""
    return (
        f"Section {one.section}: {one.old_minutes / 60:,.0f} → {one.new_minutes / 60:,.0f} hours a year{note}"
    )


def shown(changes: Sequence[WordChange]) -> Iterator[tuple[WordChange, str]]:
    """The changes, and for words that stayed what is shown of them."""
    for at, change in enumerate(changes):
        if not change.is_same:
            yield change, ""
            continue
        words = change.old.split()
        if len(words) <= 2 * KEEP + 2:
            yield change, change.old
            continue
        start = " ".join(words[:KEEP]) if at else ""
        end = " ".join(words[-KEEP:]) if at < len(changes) - 1 else ""
        yield change, f"{_edge(change.old, 0)}{start} … {end}{_edge(change.old, -1)}"


def _edge(text: str, at: int) -> str:
    return " " if text[at : at + 1 or None].isspace() else ""
