"""Labels: words that say what the text after them is, on one line with it or before it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from ehcp_docs.intake.draft import DETAILS, ITEMS, LINKS, Reason, Role
from ehcp_docs.intake.fragments import Fragment, clean, labelled
from ehcp_docs.intake.plan.order import only_names_others
from ehcp_docs.intake.vocabulary import Known
from ehcp_docs.intake.walk.content import file_text, is_duty
from ehcp_docs.intake.walk.phrases import NAMES_OTHERS
from ehcp_docs.intake.walk.where import DEFAULT, STEP_ROLES

if TYPE_CHECKING:
    from ehcp_docs.intake.walk.walk import Walk


def takes_links(walk: Walk, piece: Fragment) -> bool:
    """Take a line that only names others (“Relates to B1 and B7”) as links of the item before it."""
    item = walk.now.last
    begins = NAMES_OTHERS.match(piece.text)
    if item is None or item.role not in ITEMS or not begins:
        return False
    rest = piece.text[begins.end() :]
    if not only_names_others(rest) or not re.search(
        r"[B-H]\d|\b(?:needs?|outcomes?)\b", piece.text, re.IGNORECASE
    ):
        return False
    for role in LINKS:
        item.add(role, piece)
    return True


def role_of(walk: Walk, text: str, *, most_spare: int) -> Known | None:
    """What a label says of the text after it."""
    return next(
        (
            known
            for known in walk.known.label(text)
            if known.spare <= most_spare and _is_fitting(walk, known.what)
        ),
        None,
    )


def _is_fitting(walk: Walk, what: str) -> bool:
    """Whether a label of that kind can stand in this section."""
    held = walk.families()
    if what not in Role.__members__.values():
        return False
    role = Role(what)
    if "advice" in held:
        return role in (Role.AUTHOR, Role.JOB, Role.DATE, Role.ADVICE)
    if role in (Role.AUTHOR, Role.JOB, Role.DATE, Role.ADVICE, Role.AREA):
        return False
    if role in STEP_ROLES:
        return bool(held & {"outcome"}) or _is_in_block(walk, Role.OUTCOME)
    if role in DETAILS:
        return bool(held & {"provision"}) or _is_in_block(walk, Role.PROVISION)
    return bool(held & {"need", "outcome", "provision"})


def _is_in_block(walk: Walk, role: Role) -> bool:
    """Whether an item of that role stands just before, or in the same row or block."""
    if walk.now.last is not None and walk.now.last.role is role:
        return True
    return bool(walk.of_record(role))


def take_role(walk: Walk, label: Known, piece: Fragment) -> None:
    """What follows is what the label says."""
    role = Role(label.what)
    walk.now.role = role
    number = label.number or piece.number
    if role in ITEMS:
        starts = walk.now.record is None or not walk.now.in_cell
        if starts and role is _beginner_of_block(walk):
            walk.new_record()
        walk.now.last = None
        walk.now.number = number
    elif role is Role.NUMBER:
        walk.now.number = number


def _beginner_of_block(walk: Walk) -> Role:
    """The kind of item that begins a block of items that belong together."""
    return Role.OUTCOME if "E" in walk.now.letters or not walk.now.letters else DEFAULT[walk.now.letters[0]]


def takes_label(walk: Walk, piece: Fragment) -> bool:
    """Take a label with its text after it (“By when: July 2028”), if that is what the piece is."""
    if walk.now.zone or walk.now.letters[:1] in (("A",), ("I",), ("J",)):
        return False
    found = labelled(piece) or _bold_label(piece)
    if not found:
        return False
    text, label, rest = found
    text, letter = _letter_behind(text)
    known = role_of(walk, text, most_spare=1 if len(text.split()) > 2 or letter else 0)
    if known is None:
        return False
    role = Role(known.what)
    if role in ITEMS and letter in (*walk.now.letters, *walk.table_letters):
        others = [one for one in walk.now.letters if DEFAULT[one] is not DEFAULT[letter]]
        walk.now.letters = (letter, *others)
    if role is Role.ADVICE or not _serves_as_label(walk, known, rest):
        return False
    walk.settle()
    before = walk.now.role
    take_role(walk, known, piece)
    walk.draft.tell(label, Reason.LABEL, text)
    _file_after_label(walk, rest, mark=piece.mark if role in ITEMS else None)
    if rest.text and role not in ITEMS and role is not Role.STEPS:
        # Who, when and the like say one thing of the item; what stands on the next line is the item's again.
        walk.now.role = before if before not in (None, *DETAILS, *LINKS, Role.BY, Role.BASELINE) else None
    return True


def _serves_as_label(walk: Walk, known: Known, rest: Fragment) -> bool:
    """Whether the words before a text say what it is, and are no title of an item that begins here."""
    role = Role(known.what)
    if is_duty(rest) and role in (*DETAILS, *LINKS):
        return False  # “Training: a specialist teacher will ...” is a provision with a title of its own
    return role not in DETAILS or bool(walk.now.last or walk.now.in_cell)


def _file_after_label(walk: Walk, rest: Fragment, *, mark: str | None) -> None:
    """File the text after a label, with the labels that stand in it; the bullet or number goes with an item."""
    for part, inner in _cut_at_labels(rest, walk):
        if inner is not None:
            take_role(walk, inner, part)
            walk.draft.tell(part, Reason.LABEL)
        elif part.text:
            file_text(walk, part if mark is None else replace(part, mark=mark))


def _letter_behind(text: str) -> tuple[str, str]:
    """A label without the letter of its section behind it, and the letter: “Social care provision (H1)”."""
    found = re.fullmatch(
        r"(?P<label>.*?)(?<!\s)\s*\((?:section )?(?P<letter>[B-G]|H\s?[12])\)", text, re.IGNORECASE
    )
    return (found["label"], found["letter"].replace(" ", "").upper()) if found else (text, "")


def _bold_label(piece: Fragment) -> tuple[str, Fragment, Fragment] | None:
    """A bold label without a colon: “**By when** July 2028”."""
    length = piece.leading("bold")
    if not 0 < length < len(piece.raw) or len(piece.raw[:length].split()) > 6:
        return None
    return clean(piece.raw[:length]).rstrip(" :.-–"), piece.head(length), piece.tail(length)


def _cut_at_labels(rest: Fragment, walk: Walk) -> Iterator[tuple[Fragment, Known | None]]:
    """The text after a label, cut where another known label begins after a semicolon or line break."""
    at = 0
    raw = rest.raw
    for match in re.finditer(r"(?:;|(?<!\n)\n)\s*+(?=(?P<label>[A-Z][A-Za-z ]{1,30}):)", raw):
        known = role_of(walk, match["label"], most_spare=0)
        if known is None:
            continue
        yield Fragment(rest.line, rest.start + at, rest.start + match.start()), None
        at = match.end() + len(match["label"]) + 1
        yield Fragment(rest.line, rest.start + match.start(), rest.start + at), known
    last = Fragment(
        rest.line, rest.start + at, rest.end, rest.mark if at == 0 else "", rest.depth if at == 0 else None
    )
    yield last, None
