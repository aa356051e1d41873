"""Small wording for plans: dates, ages, lists, names of codes. Sentences of law stand in the templates."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date as Date

from ehcp_docs.documents.section_fields import DetailsView, Line
from ehcp_docs.plan.model import Area
from ehcp_docs.statute.calendar import in_words

AREAS = {
    Area.COMMUNICATION_INTERACTION: "Communication and interaction",
    Area.COGNITION_LEARNING: "Cognition and learning",
    Area.SEMH: "Social, emotional and mental health",
    Area.SENSORY_PHYSICAL: "Sensory and physical",
    Area.HEALTH: "Health",
    Area.SOCIAL_CARE: "Social care",
}
# Light enough that black text on them has a contrast of 15:1 and more.
COLOURS = {
    Area.COMMUNICATION_INTERACTION: "D9E8F6",
    Area.COGNITION_LEARNING: "E0EFDA",
    Area.SEMH: "FCE7D0",
    Area.SENSORY_PHYSICAL: "E8DFF3",
    Area.HEALTH: "D5EFEC",
    Area.SOCIAL_CARE: "F8DFE6",
}
NO_AREA_COLOUR = "EDEFF1"
NO_LINK = "None linked"

ADULTHOOD = {
    "employment": "employment",
    "independent_living": "independent living",
    "community": "friends, relationships and community",
    "health": "good health",
}
ADVICE = {
    "family": "Advice from the family",
    "education": "Educational advice",
    "medical": "Medical advice",
    "psychological": "Psychological advice",
    "social_care": "Social care advice",
    "hearing_vision": "Advice from a qualified teacher of pupils with hearing or vision impairment",
    "therapy": "Advice from a therapist",
    "preparing_for_adulthood": "Advice on preparing for adulthood",
    "requested_by_family": "Advice that the family asked for",
    "other": "Other advice",
}
TYPES_OF_NEED = {
    "SPLD": "Specific learning difficulty",
    "MLD": "Moderate learning difficulty",
    "SLD": "Severe learning difficulty",
    "PMLD": "Profound and multiple learning difficulty",
    "SEMH": "Social, emotional and mental health",
    "SLCN": "Speech, language and communication needs",
    "HI": "Hearing impairment",
    "VI": "Vision impairment",
    "MSI": "Multi-sensory impairment",
    "PD": "Physical disability",
    "ASD": "Autism",
    "DS": "Down syndrome",
    "OTH": "Other difficulty or disability",
}


def date_words(day: Date | None) -> str:
    """Such as "5 October 2026"; empty for no date."""
    return in_words(day) if day else ""


def listed(items: Iterable[str]) -> str:
    """Such as "a, b and c"."""
    *first, last = [*items] or [""]
    return f"{', '.join(first)} and {last}" if first else last


def upper_first(text: str) -> str:
    """The text with a capital at its beginning."""
    return text[:1].upper() + text[1:]


def sentence(text: str) -> str:
    """The text with a full stop, unless it ends in a mark already; empty stays empty."""
    text = text.strip()
    return text if not text or re.search(r"[.!?…][”’\"')]*$", text) else text + "."


def one_paragraph(text: str) -> str:
    """The text without empty lines, where a second paragraph would look like something else."""
    return re.sub(r"\n\s*\n", "\n", text)


def number(value: float) -> str:
    """20 for 20.0, 0.5 for 0.5."""
    return str(int(value)) if value == int(value) else str(value)


def counted(count: float, word: str) -> str:
    """Such as "1 month" or "9 years"."""
    return f"{number(count)} {word}{'' if count == 1 else 's'}"


def reminder(text: str, longest: int = 56) -> str:
    """The text where it is short, else its first words and an ellipsis."""
    line = " ".join(text.split())
    if len(line) <= longest:
        return line
    return line[: longest + 1].rsplit(" ", 1)[0].rstrip(",;:–-") + "…"


def age_on(born: Date, day: Date) -> str:
    """Such as "9 years 3 months": complete years and months on that day."""
    months = (day.year - born.year) * 12 + day.month - born.month - (day.day < born.day)
    years, months = divmod(max(months, 0), 12)
    return " ".join(counted(count, word) for count, word in ((years, "year"), (months, "month")) if count)


def lines(*pairs: tuple[str, str | None]) -> tuple[Line, ...]:
    """A line for each pair that has a text."""
    return tuple(Line(label=label, text=text) for label, text in pairs if text)


def details(*groups: Iterable[Line]) -> tuple[DetailsView, ...]:
    """A paragraph for each group that has a line; a sentence with its full stop ends the paragraph."""
    found: list[DetailsView] = []
    for group in groups:
        parts: list[Line] = []
        for line in group:
            parts.append(line)
            if line.text.rstrip().endswith("."):
                found.append(DetailsView(parts=tuple(parts)))
                parts = []
        if parts:
            found.append(DetailsView(parts=tuple(parts)))
    return tuple(found)


def yes_no(value: bool | None) -> str:
    """Yes, No, or empty where nothing is recorded."""
    return "" if value is None else "Yes" if value else "No"


def adulthood(codes: Iterable[str]) -> str:
    """Areas of adult life in words."""
    return listed(ADULTHOOD[code] for code in codes)
