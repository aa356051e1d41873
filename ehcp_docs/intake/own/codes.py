"""What the words of our plans stand for in the data: ``documents`` chose them, and a round trip tests the two."""

from __future__ import annotations

import re
from typing import Any

from ehcp_docs.intake.plan import doses
from ehcp_docs.intake.plan.values import first_date
from ehcp_docs.plan.days import exists, read_date

Found = dict[str, Any] | None
AREAS = {
    "communication and interaction": "communication_interaction",
    "cognition and learning": "cognition_learning",
    "social, emotional and mental health": "semh",
    "sensory and physical": "sensory_physical",
    "health": "health",
    "social care": "social_care",
}
ADULTHOOD = {
    "employment": "employment",
    "independent living": "independent_living",
    "friends, relationships and community": "community",
    "good health": "health",
}
ADVICE = {
    "advice from the family": "family",
    "educational advice": "education",
    "medical advice": "medical",
    "psychological advice": "psychological",
    "social care advice": "social_care",
    "advice from a qualified teacher of pupils with hearing or vision impairment": "hearing_vision",
    "advice from a therapist": "therapy",
    "advice on preparing for adulthood": "preparing_for_adulthood",
    "advice that the family asked for": "requested_by_family",
    "other advice": "other",
}
TYPES_OF_NEED = {
    "specific learning difficulty": "SPLD",
    "moderate learning difficulty": "MLD",
    "severe learning difficulty": "SLD",
    "profound and multiple learning difficulty": "PMLD",
    "social, emotional and mental health": "SEMH",
    "speech, language and communication needs": "SLCN",
    "hearing impairment": "HI",
    "vision impairment": "VI",
    "multi-sensory impairment": "MSI",
    "physical disability": "PD",
    "autism": "ASD",
    "down syndrome": "DS",
    "other difficulty or disability": "OTH",
}
STATUS = {
    "draft": "draft",
    "final": "final",
    "amended draft": "amended_draft",
    "amended final": "amended_final",
}
KINDS = {"education": "education", "health": "health", "care": "care"}
RESULTS = {"met": "met", "partly met": "partly_met", "not met": "not_met", "ended": "ended"}
ARRANGEMENTS = {
    "a direct payment to the family": "direct_payment",
    "held by the authority or the setting": "notional",
    "paid to someone who manages it for the family": "third_party",
}
LIMBS = {
    "school closed for four weeks or more": "a",
    "early years provider closed": "b",
    "exceptional personal circumstances": "c",
    "away from the area for four weeks or more": "d",
}
CLOSED = {
    "All that was found has been dealt with.": True,
    "Not all that was found has been dealt with yet.": False,
}
HORIZONS = {
    "the near future": "short_term",
    "later life": "long_term",
    "the near future and later life": "both",
}
_PERIODS = {
    "in each lesson": "lesson",
    "a day": "day",
    "a week": "week",
    "a fortnight": "fortnight",
    "a month": "month",
    "each half-term": "half-term",
    "a term": "term",
    "a year": "year",
    "in all": "once",
}
_COUNT = r"(?P<n>once|twice|[0-9][0-9.e+-]*(?= times))(?: times)?"
_OFTEN = re.compile(rf"{_COUNT}(?: (?P<per>{'|'.join(_PERIODS)}))?")
_EACH = re.compile(r"each (lesson|day|week|fortnight|month|half-term|term|year)")
_LENGTH = re.compile(r"(?:(\d+) hours?)? ?(?:(\d+) minutes?)? ?(?:(\d+) seconds?)?")
_NUMBER = r"[0-9][0-9.e+-]*"
_SIZE = re.compile(
    r"(?:(?P<low>\d+) to (?P<high>\d+)|no more than (?P<most>\d+)|at least (?P<least>\d+)|(?P<of>\d+)), .+ included",
    re.DOTALL,
)


def key(text: str) -> str:
    """The text as codes are looked up: one space between words, lower case, no full stop."""
    return " ".join(text.split()).casefold().removesuffix(".")


def day(text: str) -> str | None:
    """The date that the text is, as ISO 8601; also one with words around it, where somebody added them."""
    found = read_date(text.strip().removesuffix("."))
    if found and exists(*found):
        return f"{found[0]:04}-{found[1]:02}-{found[2]:02}"
    return first_date(text) if len(text.split()) < 8 else None


def is_day(text: str) -> bool:
    """Whether the text is nothing but a date in full."""
    return re.fullmatch(r"\d{1,2} [A-Z][a-z]+ \d{4}", text.strip()) is not None and day(text) is not None


def number(text: str) -> float | int | None:
    """The number that the text is."""
    try:
        value = float(text)
    except ValueError:
        return None
    return int(value) if value == int(value) else value


def how_often(text: str) -> Found:
    """Times and period: “Twice a week”, “4 times in all”, “Each lesson”."""
    said = key(text)
    if found := _EACH.fullmatch(said):
        return {"per": found[1]}
    if found := _OFTEN.fullmatch(said):
        times = {"once": 1, "twice": 2}.get(found["n"]) or number(found["n"])
        per = _PERIODS.get(found["per"] or "", "once" if times == 1 else None)
        return {"times": times, "per": per} if per else {"times": times}
    return doses.how_often(text) or None


def how_long(text: str) -> Found:
    """Minutes: “1 hour 30 minutes”."""
    found = _LENGTH.fullmatch(key(text))
    if found and any(found.groups()):
        hours, minutes, seconds = (int(part or 0) for part in found.groups())
        exact = hours * 60 + minutes + seconds / 60
        return {"minutes": int(exact) if exact == int(exact) else exact}
    return {name: value for name, value in doses.how_often(text).items() if name == "minutes"} or None


def hours(text: str) -> Found:
    """Hours a week: “16 hours”."""
    found = re.fullmatch(rf"({_NUMBER}) hours?", key(text))
    return {"hours_per_week": number(found[1])} if found else None


def weeks(text: str) -> Found:
    """Weeks a year: “38 weeks”."""
    found = re.fullmatch(r"(\d+) weeks?", key(text))
    return {"weeks_per_year": int(found[1])} if found else None


def group(text: str) -> Found:
    """The size of the group: “One to one”, “3 to 4, Micah included”."""
    said = key(text)
    if said == "one to one":
        return {"group_min": 1, "group_max": 1}
    found = _SIZE.fullmatch(said)
    if not found:
        return doses.group(text) or None
    if found["most"]:
        return {"group_max": int(found["most"])}
    if found["least"]:
        return {"group_min": int(found["least"])}
    return {"group_min": int(found["low"] or found["of"]), "group_max": int(found["high"] or found["of"])}


def delivery(text: str) -> Found:
    """Direct, indirect or both: “Directly with Micah, and through the adults who work with Micah”."""
    said = key(text)
    is_direct, is_indirect = said.startswith("directly with "), "through the adults who work with " in said
    if is_direct and is_indirect:
        return {"delivery": "both"}
    return {"delivery": "direct"} if is_direct else {"delivery": "indirect"} if is_indirect else None


def start(text: str) -> Found:
    """The first day."""
    return {"start": day(text)} if day(text) else None


def end(text: str) -> Found:
    """The last day."""
    return {"end": day(text)} if day(text) else None


def adulthood(text: str) -> list[str] | None:
    """Areas of adult life: “Prepares for employment and good health”."""
    said = key(text).removeprefix("prepares for ")
    names = "|".join(sorted(ADULTHOOD, key=len, reverse=True))
    if not re.fullmatch(rf"(?:{names})(?:(?:, | and )(?:{names}))*", said):
        return None
    return [ADULTHOOD[found] for found in re.findall(names, said)]
