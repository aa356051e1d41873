"""Texts that are neither heading nor label: each is filed as an item, or goes with the item before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_docs.intake.draft import DETAILS, ITEMS, LINKS, Item, Reason, Role, Step
from ehcp_docs.intake.fragments import Fragment, ends_a_sentence
from ehcp_docs.intake.plan.advice_lines import part_of_advice
from ehcp_docs.intake.plan.advice_words import says_who
from ehcp_docs.intake.vocabulary import words
from ehcp_docs.intake.walk.front import front_line
from ehcp_docs.intake.walk.phrases import BY_WHEN, DEADLINE_BEHIND, DUTY, SIGNED, WATCHING
from ehcp_docs.intake.walk.where import DEFAULT, STEP_ROLES, Where

if TYPE_CHECKING:
    from ehcp_docs.intake.walk.walk import Walk


def content(walk: Walk, piece: Fragment) -> None:
    """File a text that is neither heading nor label."""
    if walk.now.zone:
        if (
            walk.now.zone in ("reviews", "targets")
            and walk.draft.headed
            and WATCHING.search(piece.text)
            and is_duty(piece)
        ):
            walk.draft.items.append(
                Item(role=Role.ARRANGEMENT, letter="E", words=[piece], why="what it says")
            )
            return
        front_line(walk, piece)
        return
    if walk.now.lead is not None:
        if piece.is_listed and not piece.number[:1].isupper():
            listed(walk, piece)
            return
        walk.settle()
    if piece.text.endswith(":") and role_here(walk) in ITEMS:
        walk.now.lead, walk.now.lead_serves = piece, False
        return
    place(walk, piece)


def listed(walk: Walk, piece: Fragment) -> None:
    """An item of a list that a lead-in introduces: its sentence begins with the lead-in, or stands by itself."""
    lead = walk.now.lead
    goes_on = piece.text[:1].islower() or (not DUTY.search(piece.text) and not ends_a_sentence(piece.text))
    goes_on = (
        goes_on
        or (walk.now.lead_serves
        and walk.now.last is not None
        and walk.now.last.lead is lead
        and not is_duty(piece))
    )
    if lead is not None and goes_on:
        if walk.now.lead_serves and walk.now.last is not None and walk.now.last.lead is lead:
            walk.now.last.words.append(piece)
        else:
            place(walk, piece, lead=lead)
        walk.now.lead_serves = True
    else:
        if lead is not None and not walk.now.lead_serves:
            walk.draft.tell(lead, Reason.LEAD_IN)
            walk.now.lead_serves = True
        place(walk, piece)


def role_here(walk: Walk) -> Role:
    return walk.now.role or DEFAULT[walk.now.letters[0]]


def place(walk: Walk, piece: Fragment, lead: Fragment | None = None) -> None:
    role = role_here(walk)
    if walk.now.label is not None and role in (*DETAILS, *LINKS) and is_duty(piece):
        # A sentence of duty under “Training” or “Time” is a provision, and the heading its title.
        walk.now.role, walk.now.title, walk.now.last = None, [walk.now.label], None
        role = role_here(walk)
    walk.now.label = None
    if role is Role.OUTCOME and is_deadline(walk, piece):
        role = Role.BY
        if words_before := re.match(r"(?:\w+ ){0,8}?by (?=the |[A-Z0-9]|end )", piece.raw, re.IGNORECASE):
            walk.draft.tell(piece.head(words_before.end()), Reason.LABEL)
            piece = piece.tail(words_before.end())
    if (
        walk.now.role is None
        and "E" in walk.now.letters
        and not walk.now.in_cell
        and WATCHING.search(piece.text)
    ):
        role = Role.ARRANGEMENT
    if role in ITEMS:
        item_of(walk, role, piece, lead)
    elif role is Role.VIEW:
        view(walk, piece)
    elif role in STEP_ROLES:
        towards(walk, role, piece)
    elif role is Role.STRENGTHS:
        strengths(walk, piece)
    elif role in DETAILS or role in LINKS:
        detail(walk, role, piece)
    elif role is Role.NUMBER:
        walk.now.number = piece.text
        walk.draft.tell(piece, Reason.MARK)
    elif role in (Role.AUTHOR, Role.JOB, Role.DATE):
        of_advice(walk, role, piece)
    elif role is Role.ADVICE:
        advice(walk, piece)
    else:
        walk.add(Item(role=role, letter=walk.letter(role), words=[piece], number=piece.number))


def item_of(walk: Walk, role: Role, piece: Fragment, lead: Fragment | None) -> None:
    last = walk.now.last
    if last is not None and last.role is role and belongs(walk, last, piece, lead):
        if role is Role.OUTCOME and piece.is_listed:
            last.steps.append(Step(words=[piece]))
        else:
            last.words.append(piece)
        return
    number = piece.number if re.search(r"\d", piece.number) else ""
    item = walk.add(Item(role=role, letter=walk.letter(role), words=[piece], lead=lead, number=number))
    deadline = DEADLINE_BEHIND.search(piece.raw) if role is Role.OUTCOME else None
    if deadline:
        item.words, item.by = [piece.head(deadline.start("by"))], [piece.tail(deadline.start("by"))]


def is_deadline(walk: Walk, piece: Fragment) -> bool:
    """Whether a short line under an outcome only says by when (“We hope to see this by July 2028”)."""
    last, text = walk.now.last, piece.text
    if last is None or last.role is not Role.OUTCOME or last.by or len(text.split()) > 16:
        return False
    if (
        piece.is_listed
        or set(words(text)) & walk.known.names
        or re.search(r"\b(?:he|she|they)\b", text, re.IGNORECASE)
    ):
        return False
    found = BY_WHEN.search(text)
    return found is not None and len(text[found.end() :].split()) <= 4


def belongs(walk: Walk, last: Item, piece: Fragment, lead: Fragment | None) -> bool:
    """Whether the piece goes on with the last item rather than beginning one of its own."""
    first = last.words[-1]
    if lead is not None or re.search(r"[A-Z]", piece.number):
        return False
    if last.role is Role.OUTCOME and piece.is_listed and not last.lead:
        return not last.words[0].is_listed or kind_of_mark(piece) != kind_of_mark(last.words[0])
    below = last.words[0].number and piece.is_listed and not piece.number
    deeper = (
        below
        or (piece.is_listed
        and (piece.depth or 0)
        > (last.words[0].depth if last.words[0].is_listed else -1 if last.words[0].mark else 0))
    )
    if last.words[0].is_listed and piece.is_listed and deeper:
        return not (
            ends_a_sentence(piece.text)
            and DUTY.search(piece.text)
            and len(piece.text.split()) > 8
            and ends_a_sentence(first.text)
            and not first.is_listed
        )
    if not piece.is_listed and piece.text[:1].islower() and not ends_a_sentence(first.text):
        return True
    return False


def view(walk: Walk, piece: Fragment) -> None:
    last = walk.now.last
    if last is not None and last.role is Role.VIEW:
        last.words.append(piece)
        return
    item = Item(
        role=Role.VIEW,
        letter="A",
        words=[piece],
        topic=walk.now.topic or "other",
        title=list(walk.now.heading),
    )
    walk.now.heading = []
    walk.add(item)


def towards(walk: Walk, role: Role, piece: Fragment) -> None:
    """Steps, deadline and baseline go with the last outcome."""
    outcome = next((item for item in reversed(walk.draft.items) if item.role is Role.OUTCOME), None)
    if outcome is None:
        item_of(walk, Role.OUTCOME, piece, None)
    elif role is Role.STEPS:
        outcome.steps.append(Step(words=[piece]))
    elif role is Role.BY:
        outcome.by.append(piece)
    else:
        outcome.baseline.append(piece)


def strengths(walk: Walk, piece: Fragment) -> None:
    """Strengths stand before the need that they go with; the next need of the section takes them."""
    walk.add(Item(role=Role.STRENGTHS, letter=walk.letter(Role.STRENGTHS), words=[piece]))


def detail(walk: Walk, role: Role, piece: Fragment) -> None:
    wanted = Role.PROVISION if role in DETAILS else None
    if wanted and walk.now.in_cell and (together := walk.of_record(wanted)):
        for item in together:
            item.add(role, piece)
        return
    target = next(
        (
            item
            for item in reversed(walk.draft.items)
            if item.role in ITEMS and (wanted is None or item.role is wanted)
        ),
        None,
    )
    if target is None:
        walk.draft.tell(piece, Reason.NOT_UNDERSTOOD, f"{role.value} of nothing before it")
    else:
        target.add(role, piece)


def advice(walk: Walk, piece: Fragment) -> None:
    """A line of Section K: a piece of advice, or who wrote the one before it, in what role, when."""
    last = walk.now.last
    said = part_of_advice(piece.text)
    if last is not None and last.role is Role.ADVICE and said is not None and said not in last.more:
        last.add(said, piece)
    elif (
        last is not None
        and last.role is Role.ADVICE
        and not last.more
        and says_who(last.words[0].text)
        and len(last.words) == 1
    ):
        last.words.append(
            piece
        )  # “Dr Hal Brankin, Educational psychologist” above “Psychological advice, 24 April 2026”
    elif SIGNED.match(piece.text):
        walk.now = Where(zone="sign_off", in_cell=walk.now.in_cell)
        content(walk, piece)
    else:
        walk.add(Item(role=Role.ADVICE, letter="K", words=[piece], number=piece.number))


def of_advice(walk: Walk, role: Role, piece: Fragment) -> None:
    last = walk.now.last
    in_row = last is not None and walk.now.in_cell and walk.now.record in last.records
    if last is not None and last.role is Role.ADVICE and (in_row or role not in last.more):
        last.add(role, piece)
    else:
        item = walk.add(Item(role=Role.ADVICE, letter="K"))
        item.add(role, piece)


def kind_of_mark(piece: Fragment) -> tuple[str, int]:
    """The kind of list that the piece is an item of: its bullet or way of numbering, and how deep it stands."""
    mark = re.sub(r"\d+", "1", re.sub(r"(?<![A-Za-z])[a-z]{1,4}(?![A-Za-z])(?=[.)])", "a", piece.mark))
    return mark, piece.depth or 0


def is_duty(piece: Fragment) -> bool:
    """Whether a text is a whole sentence that says what is done."""
    return ends_a_sentence(piece.text) and len(piece.text.split()) > 8 and bool(DUTY.search(piece.text))
