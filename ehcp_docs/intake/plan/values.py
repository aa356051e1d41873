"""What the answers of a front page mean: dates, yes and no, year groups, status, names with a role behind them."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from ehcp_docs.plan.days import YEAR_GROUPS, exists, read_date

_DATE = re.compile(
    r"\b(?P<d>\d{1,2})\s*(?:st|nd|rd|th)?[\s-]*(?:of\s+)?(?P<m>[A-Z][a-z]{2,8})\.?,?[\s-]+(?P<y>\d{4}|\d{2})\b"
    r"|\b(?P<d2>\d{1,2})\s?[./-]\s?(?P<m2>\d{1,2})\s?[./-]\s?(?P<y2>\d{4}|\d{2})\b"
    r"|\b(?P<y3>\d{4})-(?P<m3>\d{2})-(?P<d3>\d{2})\b"
)
_BOX = re.compile(r"(?P<ticked>[☒☑✓✔🗹■]|\[\s?[xX]\s?\])|[☐□]|\[\s?\]")
_NO = re.compile(r"^\W*(?:no|not|n/?a|none|false)\b", re.IGNORECASE)
_YES = re.compile(
    r"^\W*(?:yes|true|y)\b|\b(?:full care order|section 20|section 31|looked after)\b", re.IGNORECASE
)
_UNKNOWN = re.compile(
    r"^\W*+(?:n/?a|tbc|not known|unknown|not applicable|none recorded|not recorded|to be confirmed)?\W*$",
    re.IGNORECASE,
)
_SEN_TYPES = {
    "SPLD": r"specific learning|\bspld\b|dyslexi",
    "MLD": r"moderate learning|\bmld\b",
    "SLD": r"severe learning|\bsld\b",
    "PMLD": r"profound|\bpmld\b",
    "SEMH": r"social,? emotional|mental health|\bsemh\b",
    "SLCN": r"speech|\bslcn\b|communication",
    "HI": r"hearing|\bhi\b",
    "VI": r"vision|visual|\bvi\b",
    "MSI": r"multi-?sensory|\bmsi\b",
    "PD": r"physical|\bpd\b",
    "ASD": r"autis|\basd\b|\basc\b",
    "DS": r"down.?s? syndrome|\bds\b",
    "OTH": r"^other|\both\b",
}


def first_date(text: str) -> str | None:
    """The first date in a text, as ISO 8601; years of two digits are of this century unless that is far ahead."""
    for match in _DATE.finditer(text):
        day, month, year = (match[k] or match[f"{k}2"] or match[f"{k}3"] for k in "dmy")
        if len(year) == 2:
            year = f"20{year}" if int(year) < 60 else f"19{year}"
        read = (
            read_date(f"{int(day)} {month} {year}")
            if not month.isdigit()
            else (int(year), int(month), int(day))
        )
        if read and exists(*read):
            return date(*read).isoformat()
    return None


def without_dates(text: str) -> str:
    """A text without the dates in it."""
    return _DATE.sub("", text).strip(" ,;–-\t")


def ticked(text: str) -> str | None:
    """The words whose boxes are ticked, empty when none is; None where the text has no boxes to choose from.

    Boxes stand either all before their words or all behind them: words after the last box tell which.
    """
    boxes = list(_BOX.finditer(text))
    if not boxes or (all(box["ticked"] for box in boxes) and len(text.split()) > 3):
        return None
    ends = [0, *(box.end() for box in boxes)]
    starts = [*(box.start() for box in boxes), len(text)]
    words = [text[end:start].strip(" ,;/|\t\n") for end, start in zip(ends, starts, strict=True)]
    beside = words[1:] if words[-1] else words[:-1]
    return ", ".join(said for box, said in zip(boxes, beside, strict=True) if box["ticked"])


def yes_or_no(text: str) -> bool | None:
    """Whether the answer is yes; a ticked box counts before the words."""
    chosen = ticked(text)
    text = text if chosen is None else chosen
    if _NO.search(text):
        return False
    return True if _YES.search(text) else None


def sex(text: str) -> str | None:
    """``Female`` or ``Male``."""
    chosen = ticked(text)
    word = (text if chosen is None else chosen).strip().lower()
    if re.match(r"f\b|female|girl|woman", word):
        return "Female"
    return "Male" if re.match(r"m\b|male|boy|man\b", word) else None


def year_group(text: str) -> str | None:
    """The year group by the name that plans give it."""
    shown = " ".join(text.split())
    for name in YEAR_GROUPS:
        if shown.lower() == name.lower():
            return name
    found = re.search(r"\b(?:year|yr|y|nc year|ncy)?\s*(\d{1,2})\b", shown, re.IGNORECASE)
    if found and f"Year {int(found[1])}" in YEAR_GROUPS and len(shown.split()) <= 6:
        return f"Year {int(found[1])}"
    if re.match(r"(?:reception|yr|year r|r)\b", shown, re.IGNORECASE):
        return "Reception"
    if re.search(r"post[- ]?16", shown, re.IGNORECASE):
        return "Post-16"
    nursery = re.search(r"nursery\D*([12])", shown, re.IGNORECASE)
    return f"Nursery {nursery[1]}" if nursery else None


def status(text: str) -> str | None:
    """The status that the words give a plan: draft, final, amended draft, amended final."""
    chosen = ticked(text)
    lowered = (text if chosen is None else chosen).lower()
    amended = "amend" in lowered
    if re.search(r"\bdraft|\bproposed\b", lowered):
        return "amended_draft" if amended else "draft"
    if re.search(r"\bfinal|\bin force\b|\bissued\b", lowered):
        return "amended_final" if amended else "final"
    return "amended_final" if amended else None


def sen_type(text: str) -> str | None:
    """The SEN2 code of a type of need."""
    if text.strip().upper() in _SEN_TYPES:
        return text.strip().upper()
    return next((code for code, sign in _SEN_TYPES.items() if re.search(sign, text, re.IGNORECASE)), None)


def pronouns(text: str) -> str | None:
    """``she``, ``he`` or ``they``."""
    found = re.match(r"\W*(she|he|they)\b", text, re.IGNORECASE)
    return found[1].lower() if found else None


def is_empty(text: str) -> bool:
    """Whether an answer says that there is none."""
    return _UNKNOWN.match(text) is not None


def name_and_role(text: str) -> tuple[str, str]:
    """“Janine Pellow, SEND Casework Officer” or “Janine Pellow (SEND Casework Officer)”, parted."""
    bracket = re.match(r"^(?P<name>[^,(]+?)(?<!\s)\s*\((?P<role>[^)]+)\)\s*,?\s*(?P<more>.*)$", text)
    if bracket:
        return bracket["name"].strip(), ", ".join(
            filter(None, (bracket["role"].strip(), bracket["more"].strip()))
        )
    name, _, role = text.partition(", ")
    if not role:
        name, _, role = re.sub(r"\s{2,}|\t+", "\t", text).partition("\t")
    if not role:
        name, _, role = text.partition(" – ")
    return name.strip(), role.strip()


READERS: dict[str, Any] = {
    "child.date_of_birth": first_date, "child.sex": sex, "child.year_group": year_group, "child.looked_after": yes_or_no,
    "child.primary_need": sen_type, "child.secondary_need": sen_type, "child.pronouns": pronouns, "plan.status": status,
}  # fmt: skip


def reader(path: str) -> Any:
    """What turns the words of that field into its value; None where the words are the value."""
    if path.startswith("dates.") or path == "sign_off.date":
        return first_date
    if path.endswith(".parental_responsibility"):
        return yes_or_no
    return READERS.get(path)
