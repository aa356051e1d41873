"""The front page: what its answers mean, and the fields of the plan that they fill."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from ehcp_docs.intake.account import Missing
from ehcp_docs.intake.draft import Reason, Value
from ehcp_docs.intake.fragments import joined
from ehcp_docs.intake.plan import values

if TYPE_CHECKING:
    from ehcp_docs.intake.plan.assembly import Assembly


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
    for part in ("forename", "surname"):
        child.pop(part, None)
    _settle_signature(made)
    made.data.setdefault("child", child)


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
    if not path or path.startswith("local."):
        for piece in value.pieces:
            made.entry(piece, reason=Reason.NO_FIELD, detail=value.label)
        return
    read = values.reader(path)
    found = read(text) if read else text
    known = _at_path(made, path)
    if found is None or values.is_empty(text):
        reason = Reason.NOTHING_READ if values.is_empty(text) else Reason.NOT_UNDERSTOOD
        for piece in value.pieces:
            made.entry(piece, reason=reason, detail=value.label)
        return
    pointer = "/" + path.removeprefix("plan.").replace(".", "/")
    if path.startswith("parents.") and path.endswith(".name"):
        pointer, found = _file_person(made, path, str(found))
    elif path == "authority.officer":
        name, role = values.name_and_role(str(found))
        found, pointer = {k: v for k, v in (("name", name), ("role", role)) if v}, "/authority/officer"
    elif path == "plan.reference":
        found = re.sub(r"[^A-Za-z0-9/_.-]+", "-", str(found)).strip("-./_")[:40]
    if known is None or known == "":
        _set_path(made, path.removeprefix("plan."), found)
    elif isinstance(known, dict) and isinstance(found, dict):
        known.update({k: v for k, v in found.items() if k not in known})
    elif known != found:
        for piece in value.pieces:
            made.entry(
                piece, reason=Reason.NOT_UNDERSTOOD, detail=f"{value.label or path}: said otherwise before"
            )
        return
    made.put(value.pieces, pointer, read_as=str(found) if read else "")


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
