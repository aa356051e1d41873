"""Sub-headings inside a section: areas of need, topics of Section A, labels that stand on a line of their own, titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_docs.intake.draft import DETAILS, ITEMS, LINKS, Reason, Role
from ehcp_docs.intake.fragments import Fragment, ends_a_sentence, labelled
from ehcp_docs.intake.vocabulary import Known
from ehcp_docs.intake.walk.heads import NOTHING, Head, fits, title_share
from ehcp_docs.intake.walk.labels import role_of, take_role
from ehcp_docs.intake.walk.phrases import DUTY, PROGRESS
from ehcp_docs.intake.walk.where import DEFAULT, Where

if TYPE_CHECKING:
    from ehcp_docs.intake.walk.walk import Walk

_MOST_TITLE = 14
"""A heading inside a section has no more words than this."""


def takes_subhead(walk: Walk, piece: Fragment, *, looks: bool) -> bool:
    """Take the piece as a sub-heading, if it is one."""
    text = piece.text
    count = len(text.split())
    if NOTHING.match(text) or count > _MOST_TITLE or (ends_a_sentence(text) and not (looks and count <= 6)):
        return False
    bulleted = piece.is_listed and not piece.number
    if bulleted and not (looks and piece.is_all("bold")):
        return False
    if looks and _opens_section(walk, piece):
        return True
    zone = walk.known.zone(text) if looks else None
    if zone and _enters_zone(walk, zone, piece):
        return True
    if walk.now.zone:
        return looks and _heads_in_zone(walk, piece)
    if walk.now.letters[:1] == ("A",):
        return _heads_views(walk, piece, looks=looks)
    role = _role_named(walk, piece, looks=looks)
    is_exact = role is not None and role.spare == 0
    if looks and "E" in walk.now.letters and not is_exact and PROGRESS.search(text):
        return _enters_zone(walk, "reviews", piece)
    if not (role and is_exact and role.what in ITEMS) and _heads_area(walk, piece, looks=looks):
        return True
    if role and (_is_bare(piece, looks=looks) or (is_exact and count <= 5)):
        walk.settle()
        take_role(walk, role, piece)
        walk.now.label = piece if Role(role.what) in (*DETAILS, *LINKS) else None
        walk.draft.tell(piece, Reason.HEADING, f"{piece.number} {text}" if piece.number else text)
        return True
    is_headed = piece.line.level is not None or piece.is_all("bold") or piece.is_all("underlined")
    return looks and (is_headed or _is_capital(text)) and _titles_item(walk, piece)


def _is_bare(piece: Fragment, *, looks: bool) -> bool:
    """Whether a piece stands as a heading by its look or by a colon at its end."""
    return piece.text.endswith(":") or looks


def _role_named(walk: Walk, piece: Fragment, *, looks: bool) -> Known | None:
    """What the piece says of the text under it; with a word too many, only items and steps are believed."""
    is_bare = _is_bare(piece, looks=looks)
    role = role_of(walk, piece.text.rstrip(" :"), most_spare=1 if is_bare else 0)
    return None if role and role.spare and Role(role.what) not in (*ITEMS, Role.STEPS) else role


def _heads_area(walk: Walk, piece: Fragment, *, looks: bool) -> bool:
    """Take the piece as the heading of an area of need, if it is one."""
    text, plain = piece.text, piece.text.rstrip(" :")
    says = text.endswith(":") and DUTY.search(text) is not None
    names_area = (_is_bare(piece, looks=looks) and not says) or walk.known.bare(plain) in walk.known.areas
    area = walk.known.area(plain) if names_area else None
    if not area or not walk.families() & {"need", "provision", "outcome"}:
        return False
    walk.settle()
    walk.now.area, walk.now.role, walk.now.last = area, None, None
    walk.draft.tell(piece, Reason.HEADING, "area of need")
    return True


def _opens_section(walk: Walk, piece: Fragment) -> bool:
    """“E1 Communication” over several outcomes: the letter is the section's, and the number counts the areas."""
    found = re.fullmatch(r"(?P<letter>[A-K]|H[12])\.?\d{0,2}", piece.number)
    if not found or walk.now.zone or walk.now.letters == (found["letter"],) or walk.now.in_cell:
        return False
    title = piece.text
    if found["letter"] in walk.now.letters and not fits(found["letter"], title, walk.known):
        return False
    area = walk.known.area(title)
    if not area and not fits(found["letter"], title, walk.known) and title_share(title, walk.known) < 0.5:
        return False
    walk.open(Head(letters=(found["letter"],), is_named=False, has_title=True))
    walk.now.area = area or walk.now.area
    walk.draft.tell(piece, Reason.HEADING, f"Section {found['letter']}")
    return True


def _enters_zone(walk: Walk, zone: str, piece: Fragment) -> bool:
    """Enter a part of the file that is no section."""
    watches = "E" in walk.now.letters or bool(
        walk.draft.headed and PROGRESS.search(piece.text) and "K" not in walk.draft.headed
    )
    if watches and (zone == "reviews" or (zone == "targets" and "E" in walk.now.letters)):
        walk.settle()
        if "E" not in walk.now.letters:
            walk.now = Where(letters=("E",), zone="", in_cell=walk.now.in_cell)
        walk.now.role, walk.now.last = Role.ARRANGEMENT, None
        walk.draft.tell(piece, Reason.HEADING)
        return True
    is_sub = walk.section_level is not None and (piece.line.level or 99) > walk.section_level
    if zone in ("identity", "guidance") and walk.now.letters and (is_sub or walk.now.in_cell):
        return False
    if walk.now.letters[:1] == ("A",) and walk.known.topic(piece.text) and is_sub:
        return False
    walk.settle()
    walk.now = Where(zone=zone, in_cell=walk.now.in_cell)
    walk.draft.tell(piece, Reason.HEADING)
    return True


def _heads_in_zone(walk: Walk, piece: Fragment) -> bool:
    """A heading in a part that is no section: told; the part goes on."""
    if walk.known.identity_of(piece.text) and not piece.line.level:
        return False
    if walk.now.zone in ("front", "identity") or piece.line.level is not None:
        if labelled(piece) or walk.now.in_cell:
            return False
        if piece.line.level is not None and walk.now.zone == "glossary":
            walk.now.zone = "other"
        if (
            walk.now.zone == "front"
            and piece.line.level is None
            and piece.line.style not in ("title", "subtitle")
        ):
            return False  # the council's name, the title: front.py looks at them
        walk.draft.tell(piece, Reason.HEADING)
        return True
    return False


def _heads_views(walk: Walk, piece: Fragment, *, looks: bool) -> bool:
    """A sub-heading of Section A begins a block of views."""
    text = piece.text.rstrip(" :")
    topic = walk.known.topic(text)
    is_exact = walk.known.bare(text) in walk.known.topics
    if not looks and not (is_exact and len(text.split()) <= 8 and not ends_a_sentence(text)):
        return False
    if looks and not topic and piece.line.level is None and not _looks_titled(piece):
        return False
    walk.settle()
    walk.now.heading, walk.now.topic, walk.now.last = [piece], topic or "other", None
    return True


def _titles_item(walk: Walk, piece: Fragment) -> bool:
    """A title for the item that follows."""
    if Role.ADVICE in (walk.now.role, *map(DEFAULT.get, walk.now.letters)):
        return False
    if not (walk.families() & {"need", "provision", "outcome"}) or walk.now.role not in (None, *ITEMS):
        return False
    walk.settle()
    walk.now.title = [piece]
    walk.now.number = piece.number or walk.now.number
    walk.now.last = None
    return True


def _is_capital(text: str) -> bool:
    """Whether all letters are capitals."""
    return text.upper() == text and any(letter.isalpha() for letter in text) and not NOTHING.match(text)


def _looks_titled(piece: Fragment) -> bool:
    """Whether a piece of Section A looks like a heading of its own rather than emphasis."""
    return (
        piece.is_all("bold") or piece.is_all("underlined") or _is_capital(piece.text) or bool(piece.line.size)
    )
