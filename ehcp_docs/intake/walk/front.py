"""The front page: labels with their answers, whatever form they have, and the lines around them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from ehcp_docs.intake.draft import Reason, Value
from ehcp_docs.intake.fragments import Fragment, clean, pieces, whole
from ehcp_docs.intake.source import Cell, Line, Row

if TYPE_CHECKING:
    from ehcp_docs.intake.walk.walk import Walk

_TITLE = re.compile(
    r"\beducation,? health (?:and|&) care (?:\(EHC\) )?plan\b|\bEHC plan\b|\bEHCP\b", re.IGNORECASE
)
_COUNCIL = re.compile(
    r"^(?:(?:the )?(?:London |Royal |Metropolitan )?Borough of [A-Z]|City of [A-Z]|"
    r"(?:[A-Z][\w'’&.-]+ ){1,6}(?:Council|Borough|Partnership|Authority)\b)"
)
_TYPED = re.compile(
    r"""
    (?: ^\s*+
      | (?:(?<!\s)|(?<=[ \t])(?=[^\S \t]))(?:\t\s*+|\s{2,}+)    # at the first space of a gap, or after “: ”
      | (?:\||;\s)\s*+
    )
    (?P<label>[A-Z][^:\t\n|;]{1,50}?)\s*(?: : | \t | \s[–—-]\s | \s{3,} )[ \t]*
    """,
    re.VERBOSE,
)
_ASKED = re.compile(
    r"\W*(?:full |print(?:ed)? )?(?:names?|signatures?|signed|dates?|role|position|job title|designation)\W*",
    re.IGNORECASE,
)
"""What follows the dash is no answer but asks for one: “Local authority officer – signature”."""
_GENERIC = {
    "phone",
    "telephone",
    "telephone number",
    "tel",
    "mobile",
    "contact number",
    "email",
    "e mail",
    "email address",
    "address",
    "home address",
}
_SIGNING = {
    "author": "sign_off.name",
    "role": "sign_off.role",
    "date": "sign_off.date",
    "signature": "sign_off.name",
}


def path_of(walk: Walk, label: str) -> str | None:
    """The field that a label asks for in this part of the file."""
    if walk.now.zone == "sign_off":
        name, comma, _ = label.partition(", ")
        if comma and _is_name(name) and walk.known.identity_of(name) is None:
            return (
                None  # “Janine Pellow, SEND Casework Officer” signs; it is no label that asks for an officer
            )
        asked = re.split(r"\s[–—-]\s", label)[-1]
        for words in (label, *([asked] if asked != label and _ASKED.fullmatch(asked) else [])):
            for known in walk.known.label(words):
                if known.what in _SIGNING:
                    return _SIGNING[known.what]
    return walk.known.identity_of(label)


def file_answer(walk: Walk, label: Cell, answers: Sequence[Cell]) -> None:
    """File “label | answer” of a table."""
    text = label.text
    path = path_of(walk, text)
    words = [piece for cell in answers for line in cell.lines() for piece in _whole_or_none(line)]
    marks = [line for line in label.lines() if not line.is_empty]
    if len(words) > 1 and any(_typed_labels(walk, piece) for piece in words):
        for line in marks:
            walk.draft.tell(whole(line), Reason.LABEL)
        for piece in words:
            read_front_line(walk, piece)
        return
    if path is None and words:
        for line in marks:
            walk.draft.tell(whole(line), Reason.LABEL)
        for piece in words:
            _tell_other(walk, piece, f"label “{text[:40]}”")
        return
    for line in marks:
        walk.draft.tell(whole(line), Reason.LABEL, path or "")
    _file_value(walk, path or "", text, words)


def _whole_or_none(line: Line) -> Iterator[Fragment]:
    if not line.is_empty:
        yield whole(line)


def _file_value(walk: Walk, path: str, label: str, words: Sequence[Fragment]) -> None:
    """File an answer under its field; several parents are told apart by the order in which they come."""
    draft = walk.draft
    kept = []
    for piece in words:
        reason = walk.guidance.reason(piece)
        if reason:
            draft.tell(piece, Reason.PLACEHOLDER if reason == "placeholder" else Reason.GUIDANCE)
        else:
            kept.append(piece)
    path = _in_context(walk, path, label)
    if kept:
        draft.values.append(Value(path=path, pieces=kept, label=label))
        draft.sign("labels of the front page")


def _in_context(walk: Walk, path: str, label: str) -> str:
    """The field that is meant here: a telephone number is that of the person before it."""
    draft = walk.draft
    seen = [value.path for value in draft.values]
    parents = len({p.split(".")[1] for p in seen if p.startswith("parents.")})
    plain = " ".join(walk.known.bare(label)) or label.lower()
    last = next((p for p in reversed(seen) if p.split(".")[0] in ("parents", "authority", "child")), "")
    if walk.now.zone == "sign_off":
        return {"child.name": "sign_off.name", "local.other": "local.other"}.get(path, path)
    if path == "parent.name":
        return f"parents.{parents}.name"
    if path.startswith("parent."):
        kind = path.split(".")[1]
        if kind in ("phone", "email") and last.startswith("authority"):
            return f"authority.officer.{kind}" if "officer" in last else f"authority.{kind}"
        return f"parents.{max(parents - 1, 0)}.{kind}" if parents else "local.other"
    if plain in _GENERIC or path == "local.other":
        kind = next(
            (
                k
                for word, k in (("mail", "email"), ("phone", "phone"), ("tel", "phone"), ("mobile", "phone"))
                if word in plain
            ),
            "",
        )
        if kind and last.startswith("authority"):
            return (
                f"authority.officer.{kind}"
                if "officer" in last and f"authority.officer.{kind}" not in seen
                else f"authority.{kind}"
            )
        if kind and last.startswith("parents."):
            return f"parents.{last.split('.')[1]}.{kind}"
    if path == "child.address" and "child.address" in seen and last.startswith("parents."):
        return f"parents.{last.split('.')[1]}.address"
    if path == "child.first_language" and path in seen and last.startswith("parents."):
        return f"parents.{last.split('.')[1]}.first_language"
    return path


def read_front_line(walk: Walk, piece: Fragment) -> None:
    """Read a line outside the sections: “Name: ...”, the title, the council's name; all else is told."""
    text = piece.text
    cuts = _typed_labels(walk, piece)
    if cuts:
        for label, rest in cuts:
            path = path_of(walk, clean(label.raw).strip(" :"))
            walk.draft.tell(label, Reason.LABEL, path or "")
            if path and rest.text:
                _file_value(walk, path, clean(label.raw).strip(" :"), [rest])
            else:
                _tell_other(walk, rest, "")
        return
    if walk.now.zone in ("front", "identity", "other"):
        if _TITLE.search(text) and len(text.split()) <= 30:
            walk.draft.values.append(Value(path="plan.title", pieces=[piece]))
            return
        if _COUNCIL.match(text) and len(text.split()) <= 9:
            walk.draft.values.append(Value(path="authority.name", pieces=[piece], label="heading"))
            return
        if re.fullmatch(
            r"(?:(?:proposed )?(?:amended )?(?:final|draft)(?: plan)?)(?: ehcp?| plan)?\W*",
            text,
            re.IGNORECASE,
        ):
            walk.draft.values.append(Value(path="plan.status", pieces=[piece], label="heading"))
            return
    _tell_other(walk, piece, "")


def _tell_other(walk: Walk, piece: Fragment, detail: str) -> None:
    """Tell of a text outside the sections."""
    zone = walk.now.zone
    if walk.guidance.reason(piece):
        walk.draft.tell(piece, Reason.GUIDANCE)
    elif zone in ("contents", "guidance"):
        walk.draft.tell(piece, Reason.CONTENTS)
    elif zone in ("front", "identity"):
        walk.draft.tell(piece, Reason.FRONT, detail)
    else:
        walk.draft.tell(piece, Reason.OTHER_PART, zone.replace("_", " "))


def _typed_labels(walk: Walk, piece: Fragment) -> list[tuple[Fragment, Fragment]]:
    """The labels typed in a line, each with what follows it; nothing when none is known."""
    raw = piece.raw
    found = [
        match
        for match in _TYPED.finditer(raw)
        if path_of(walk, clean(match["label"]))
        or (match.start() == 0 and path_of(walk, match["label"]) is not None)
    ]
    if not found or found[0].start("label") > len(raw) - len(raw.lstrip()) + 1:
        return []
    pairs = []
    for index, match in enumerate(found):
        end = found[index + 1].start() if index + 1 < len(found) else len(raw)
        label = Fragment(piece.line, piece.start + match.start(), piece.start + match.end())
        pairs.append((label, Fragment(piece.line, piece.start + match.end(), piece.start + end)))
    return [] if _ASKED.fullmatch(pairs[-1][1].text) else pairs


def file_front_record(walk: Walk, row: Row, paths: Mapping[int, str]) -> None:
    """File a row of a table outside the sections; ``paths`` are the fields that its columns fill."""
    for cell in row.cells:
        if not cell.text or cell.is_continued:
            continue
        path = paths.get(cell.column)
        words = [piece for line in cell.lines() for piece in _whole_or_none(line)]
        if path:
            _file_value(walk, path, "", words)
        else:
            for piece in words:
                for _, part in pieces(piece.line):
                    _tell_other(walk, part, "")


def first_name(lines: Sequence[Line], walk: Walk) -> str:
    """The child's name, found before the walk begins, so that labels and guidance are read knowing it."""
    known = walk.known
    held = [line for line in lines if not line.is_empty]
    for index, line in enumerate(held[:120]):
        for label, rest in _typed_labels(walk, whole(line)):
            if known.identity_of(clean(label.raw).strip(" :")) == "child.name" and _is_name(rest.text):
                return rest.text
        if known.identity_of(line.text) == "child.name" and len(line.text.split()) <= 8:
            nearby = [
                other
                for other in held[index + 1 : index + 8]
                if other.spot.cell != line.spot.cell or not line.spot.cell
            ]
            same = [
                other
                for other in nearby
                if _is_name(clean(other.text)) and known.identity_of(other.text) is None
            ]
            if same:
                return clean(same[0].text)
    for line in held[:40]:
        found = re.search(
            r"(?:plan\b\s*(?:\([^)]*\)\s*)?(?:for|:|–|-)|\bfor)\s+((?:[A-Z][\w'’-]+ ?){2,5})", line.text
        )
        if _TITLE.search(line.text) and found and _is_name(found[1]):
            return clean(found[1])
    return ""


def _is_name(text: str) -> bool:
    parts = clean(text).split()
    return (
        1 < len(parts) <= 6
        and all(part[:1].isupper() or part in ("de", "van", "al", "bin", "da", "der") for part in parts)
        and not re.search(r"\d", text)
    )
