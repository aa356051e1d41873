"""The front page: what its answers mean, and the fields of the plan that they fill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ehcp_docs.intake.account import Missing
from ehcp_docs.intake.draft import Reason, Value
from ehcp_docs.intake.fragments import joined
from ehcp_docs.intake.plan import values
from ehcp_docs.intake.vocabulary import words

if TYPE_CHECKING:
    from ehcp_docs.intake.plan.assembly import Assembly


_TITLED = re.compile(r"(?:[:–—]|\bfor|\bin respect of)\s+(?P<name>[A-Z][\w’'-]+(?: [A-Z][\w’'-]+){1,3})\s*$")
_NO_NAMES = frozenset(
    "plan draft final amended council county borough city version review copy record single profile".split()
)
_NAMES = ("child.name", "child.forename", "child.surname")
_LONGEST_NAME = 8
"""Words of a child's full name, at most."""


def fill_front_page(made: Assembly) -> None:
    """Fill the fields of the plan with the answers of the front page."""
    for value in made.draft.values:
        _file_value(made, value)
    parents = made.data.get("parents")
    if isinstance(parents, dict):
        listed = [parents[number] for number in sorted(parents, key=int)]
        made.data["parents"] = [p for p in listed if p.get("name")]
    child = made.data.get("child", {})
    if not child.get("name") and (child.get("forename") or child.get("surname")):
        child["name"] = " ".join(part for part in (child.get("forename"), child.get("surname")) if part)
    _place_names(made, child)
    made.data.setdefault("child", child)
    if not child.get("name"):
        _name_in_title(made)
    _settle_signature(made)


def _place_names(made: Assembly, child: dict[str, Any]) -> None:
    """First and last names stand in the name; those that it does not hold are told."""
    for value in made.draft.values:
        part = value.path.removeprefix("child.")
        if value.path in _NAMES[1:] and child.get(part) == joined(value.pieces):
            if child[part] in child.get("name", ""):
                made.put(value.pieces, "/child/name")
            else:
                for piece in value.pieces:
                    made.entry(
                        piece, reason=Reason.NOT_UNDERSTOOD, detail=f"{value.label}: said otherwise before"
                    )
    for path in _NAMES[1:]:
        child.pop(path.removeprefix("child."), None)


def _settle_signature(made: Assembly) -> None:
    """A name in the space for a signature, without a day, has not been signed: it is the officer's."""
    signing = made.data.get("sign_off")
    if not signing:
        return
    text = signing.get("name", "")
    day = values.first_date(text)
    if day and not signing.get("date"):
        signing["date"] = day
    name, role = values.name_and_role(values.without_dates(text))
    signing["name"] = values.without_dates(text)
    if role and not signing.get("role"):
        signing["name"], signing["role"] = name, role
    if not signing.get("date"):
        del made.data["sign_off"]
        officer = made.data.setdefault("authority", {}).setdefault("officer", {})
        if isinstance(officer, dict):
            officer.setdefault("name", signing.get("name", name))
            if signing.get("role") and officer["name"] == signing.get("name"):
                officer.setdefault("role", signing["role"])
        made.moved("/sign_off", "/authority/officer", reason="a signature without a day")


def status_from_dates(made: Assembly) -> None:
    """Where no word says whether it is a draft, the dates do."""
    if made.data.get("status"):
        return
    dates = made.data.get("dates", {})
    signed = bool(made.data.get("sign_off", {}).get("date"))
    amended = "amended_" if dates.get("amendment_notice") else ""
    if dates.get("final_issued") or signed:
        stands, why = f"{amended}final", "it has the date of a final plan or of a signature"
    elif dates.get("draft_issued"):
        stands, why = f"{amended}draft", "it has the date of a draft and none of a final plan"
    else:
        return
    made.data["status"] = stands
    made.assumed.append(
        Missing(pointer="/status", what=f"Status taken as {stands.replace('_', ' ')}: {why}.")
    )


def _file_value(made: Assembly, value: Value) -> None:
    """Fill the field of one answer; an answer that cannot be read, or contradicts one before it, is told."""
    path = value.path
    text = joined(value.pieces)
    if path == "plan.title":
        _file_title(made, value)
        return
    if path == "child.name" and values.ticked(text) is not None:
        path = "plan.status"  # “This plan is: ☒ draft ☐ final”
    read = values.reader(path)
    found = read(text) if read else text
    if reason := _why_not(made, path, text, found):
        detail = "too long for a name" if path in _NAMES and found is not None else value.label
        _tell(made, value, reason, detail)
        return
    pointer = "/" + path.removeprefix("plan.").replace(".", "/")
    if path.startswith("parents.") and path.endswith(".name"):
        pointer, found = _file_person(made, path, str(found))
    elif path == "authority.officer":
        name, role = values.name_and_role(str(found))
        found, pointer = {k: v for k, v in (("name", name), ("role", role)) if v}, "/authority/officer"
    elif path == "plan.reference":
        found = re.sub(r"[^A-Za-z0-9/_.-]+", "-", str(found)).strip("-./_")[:40]
    known = _at_path(made, path)
    if known is None or known == "":
        _set_path(made, path.removeprefix("plan."), found)
    elif isinstance(known, dict) and isinstance(found, dict):
        known.update({k: v for k, v in found.items() if k not in known})
    elif known != found:
        _tell(made, value, Reason.NOT_UNDERSTOOD, f"{value.label or path}: said otherwise before")
        return
    if path in _NAMES[1:]:
        return  # placed when the whole name is known
    is_rewritten = read is not None or (path == "plan.reference" and found != text)
    made.put(value.pieces, pointer, read_as=str(found) if is_rewritten else "")


def _why_not(made: Assembly, path: str, text: str, found: Any) -> Reason | None:
    """Why an answer fills no field; None where it fills one."""
    if not path or path.startswith("local."):
        return Reason.NO_FIELD
    if path == "child.name" and made.known.identity_of(text.strip(" :")):
        return Reason.LABEL
    if values.is_empty(text):
        return Reason.NOTHING_READ
    if found is None or (path in _NAMES and len(text.split()) > _LONGEST_NAME):
        return Reason.NOT_UNDERSTOOD
    return None


def _tell(made: Assembly, value: Value, reason: Reason, detail: str) -> None:
    for piece in value.pieces:
        made.entry(piece, reason=reason, detail=detail)


def _file_person(made: Assembly, path: str, text: str) -> tuple[str, str]:
    """The place and name of a parent; what stands behind the name is the relationship."""
    name, role = values.name_and_role(text)
    if role and len(role.split()) <= 5:
        _set_path(made, path.rpartition(".")[0] + ".relationship", role)
    else:
        name = text
    return "/" + path.rpartition(".")[0].replace(".", "/"), name


def _file_title(made: Assembly, value: Value) -> None:
    """Take the status from the title of the plan, where it says one."""
    text = joined(value.pieces)
    stands = values.status(text)
    if stands and not made.data.get("status"):
        made.data["status"] = stands
        made.put(value.pieces, "/status", read_as=stands)
        return
    for piece in value.pieces:
        made.entry(piece, reason=Reason.HEADING, detail="title")


def _name_in_title(made: Assembly) -> None:
    """“Education, Health and Care Plan for Ama Boateng”: where nothing else names the child, the title does."""
    for value in made.draft.values:
        found = _TITLED.search(joined(value.pieces)) if value.path == "plan.title" else None
        if (
            found
            and not found["name"].isupper()
            and not set(words(found["name"])) & (made.known.title_words | _NO_NAMES)
        ):
            made.data["child"]["name"] = found["name"]
            made.put(value.pieces, "/child/name", read_as=found["name"])
            return


def _at_path(made: Assembly, path: str) -> Any:
    """What stands at that field so far; None where nothing does."""
    node: Any = made.data
    for part in path.removeprefix("plan.").split("."):
        if not isinstance(node, dict) or part not in node:
            return None
        node = node[part]
    return node


def _set_path(made: Assembly, path: str, value: Any) -> None:
    """Fill a field, unless something stands there or around it already."""
    node = made.data
    *around, last = path.split(".")
    for part in around:
        inner = node.setdefault(part, {})
        if not isinstance(inner, dict):
            return
        node = inner
    node.setdefault(last, value)
