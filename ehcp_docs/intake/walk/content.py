"""Texts that are neither heading nor label: each is filed as an item, or goes with the item before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from ehcp_docs.intake.draft import DETAILS, ITEMS, LINKS, Item, Reason, Role, Step
from ehcp_docs.intake.fragments import Fragment, ends_a_sentence
from ehcp_docs.intake.plan.advice_lines import part_of_advice
from ehcp_docs.intake.plan.advice_words import says_who
from ehcp_docs.intake.vocabulary import words
from ehcp_docs.intake.walk.front import read_front_line
from ehcp_docs.intake.walk.phrases import BY_WHEN, DEADLINE_BEHIND, DUTY, SIGNED, WATCHING
from ehcp_docs.intake.walk.where import DEFAULT, STEP_ROLES, Where

if TYPE_CHECKING:
    from ehcp_docs.intake.walk.walk import Walk


_WORDS_BEFORE_DAY = re.compile(r"(?:\w+ ){0,8}?by (?=the |[A-Z0-9]|end )", re.IGNORECASE)


def file_text(walk: Walk, piece: Fragment) -> None:
    """File a text that is neither heading nor label."""
    if walk.now.zone:
        _file_outside_sections(walk, piece)
        return
    if walk.now.lead is not None:
        if piece.is_listed and not piece.number[:1].isupper():
            _file_list_item(walk, piece)
            return
        walk.settle()
    if piece.text.endswith(":") and _role_here(walk) in ITEMS:
        walk.now.lead, walk.now.lead_serves = piece, False
        return
    file_words(walk, piece)


def _file_outside_sections(walk: Walk, piece: Fragment) -> None:
    """File a text of a part that is no section; who watches the outcomes, and how, belongs to Section E."""
    may_watch = walk.now.zone in ("reviews", "targets") and walk.draft.headed
    if may_watch and WATCHING.search(piece.text) and is_duty(piece):
        item = Item(role=Role.ARRANGEMENT, letter="E", words=[piece], why="what it says")
        walk.draft.items.append(item)
    else:
        read_front_line(walk, piece)


def _file_list_item(walk: Walk, piece: Fragment) -> None:
    """An item of a list that a lead-in introduces: its sentence begins with the lead-in, or stands by itself."""
    lead = walk.now.lead
    begun = walk.now.last if walk.now.lead_serves else None
    if begun is not None and begun.lead is not lead:
        begun = None
    goes_on = piece.text[:1].islower() or (not DUTY.search(piece.text) and not ends_a_sentence(piece.text))
    goes_on = goes_on or (begun is not None and not is_duty(piece))
    if lead is not None and goes_on:
        if begun is not None:
            begun.words.append(piece)
        else:
            file_words(walk, piece, lead=lead)
        walk.now.lead_serves = True
        return
    if lead is not None and not walk.now.lead_serves:
        walk.draft.tell(lead, Reason.LEAD_IN)
        walk.now.lead_serves = True
    file_words(walk, piece)


def _role_here(walk: Walk) -> Role:
    """What a text is at this point: what its label or column says, else what the section holds."""
    return walk.now.role or DEFAULT[walk.now.letters[0]]


def file_words(walk: Walk, piece: Fragment, lead: Fragment | None = None) -> None:
    """File a text as what it is here; a lead-in begins its sentence."""
    role = _role_here(walk)
    if walk.now.label is not None and role in (*DETAILS, *LINKS) and is_duty(piece):
        # A sentence of duty under “Training” or “Time” is a provision, and the heading its title.
        walk.now.role, walk.now.title, walk.now.last = None, [walk.now.label], None
        role = _role_here(walk)
    walk.now.label = None
    if role is Role.OUTCOME and _is_deadline(walk, piece):
        role, piece = Role.BY, _without_words_before_day(walk, piece)
    is_text_of_e = walk.now.role is None and "E" in walk.now.letters and not walk.now.in_cell
    if is_text_of_e and WATCHING.search(piece.text):
        role = Role.ARRANGEMENT
    _file_as(walk, role, piece, lead)


def _without_words_before_day(walk: Walk, piece: Fragment) -> Fragment:
    """“July 2028” of “We hope to see this by July 2028”."""
    found = _WORDS_BEFORE_DAY.match(piece.raw)
    if not found:
        return piece
    walk.draft.tell(piece.head(found.end()), Reason.LABEL)
    return piece.tail(found.end())


def _file_as(walk: Walk, role: Role, piece: Fragment, lead: Fragment | None) -> None:
    """File a text in the role that it has been found to have."""
    if role in ITEMS:
        _file_item(walk, role, piece, lead)
    elif role is Role.VIEW:
        _file_view(walk, piece)
    elif role in STEP_ROLES:
        _file_towards_outcome(walk, role, piece)
    elif role is Role.STRENGTHS:
        _file_strengths(walk, piece)
    elif role in DETAILS or role in LINKS:
        _file_detail(walk, role, piece)
    elif role is Role.NUMBER:
        walk.now.number = piece.text
        walk.draft.tell(piece, Reason.MARK)
    elif role in (Role.AUTHOR, Role.JOB, Role.DATE):
        _file_part_of_advice(walk, role, piece)
    elif role is Role.ADVICE:
        _file_advice_line(walk, piece)
    else:
        walk.add(Item(role=role, letter=walk.letter(role), words=[piece], number=piece.number))


def _file_item(walk: Walk, role: Role, piece: Fragment, lead: Fragment | None) -> None:
    """File a need, outcome or provision, or the next words of the last one."""
    last = walk.now.last
    if last is not None and last.role is role and _goes_on(last, piece, lead):
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


def _is_deadline(walk: Walk, piece: Fragment) -> bool:
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


def _goes_on(last: Item, piece: Fragment, lead: Fragment | None) -> bool:
    """Whether the piece goes on with the last item rather than beginning one of its own."""
    begins, ends = last.words[0], last.words[-1]
    if lead is not None or re.search(r"[A-Z]", piece.number):
        return False
    if last.role is Role.OUTCOME and piece.is_listed and not last.lead:
        return not begins.is_listed or _kind_of_mark(piece) != _kind_of_mark(begins)
    if begins.is_listed and piece.is_listed:
        is_deeper = (begins.number and not piece.number) or (piece.depth or 0) > (begins.depth or 0)
        stands_alone = is_duty(piece) and ends_a_sentence(ends.text) and not ends.is_listed
        return bool(is_deeper) and not stands_alone
    return not piece.is_listed and piece.text[:1].islower() and not ends_a_sentence(ends.text)


def _file_view(walk: Walk, piece: Fragment) -> None:
    """File a paragraph of views under the heading met last."""
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


def _file_towards_outcome(walk: Walk, role: Role, piece: Fragment) -> None:
    """Steps, deadline and baseline go with the last outcome."""
    outcome = next((item for item in reversed(walk.draft.items) if item.role is Role.OUTCOME), None)
    if outcome is None:
        _file_item(walk, Role.OUTCOME, piece, None)
    elif role is Role.STEPS:
        outcome.steps.append(Step(words=[piece]))
    elif role is Role.BY:
        outcome.by.append(piece)
    else:
        outcome.baseline.append(piece)


def _file_strengths(walk: Walk, piece: Fragment) -> None:
    """Strengths stand before the need that they go with; the next need of the section takes them."""
    walk.add(Item(role=Role.STRENGTHS, letter=walk.letter(Role.STRENGTHS), words=[piece]))


def _file_detail(walk: Walk, role: Role, piece: Fragment) -> None:
    """File who, how often and the like, or a link, with the item it belongs to."""
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


def _file_advice_line(walk: Walk, piece: Fragment) -> None:
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
        # “Dr Hal Brankin, Educational psychologist” above “Psychological advice, 24 April 2026”
        last.words.append(piece)
    elif SIGNED.match(piece.text):
        walk.now = Where(zone="sign_off", in_cell=walk.now.in_cell)
        file_text(walk, piece)
    else:
        walk.add(Item(role=Role.ADVICE, letter="K", words=[piece], number=piece.number))


def _file_part_of_advice(walk: Walk, role: Role, piece: Fragment) -> None:
    """File author, role or date with its piece of advice."""
    last = walk.now.last
    in_row = last is not None and walk.now.in_cell and walk.now.record in last.records
    if last is not None and last.role is Role.ADVICE and (in_row or role not in last.more):
        last.add(role, piece)
    else:
        item = walk.add(Item(role=Role.ADVICE, letter="K"))
        item.add(role, piece)


def _kind_of_mark(piece: Fragment) -> tuple[str, int]:
    """The kind of list that the piece is an item of: its bullet or way of numbering, and how deep it stands."""
    mark = re.sub(r"\d+", "1", re.sub(r"(?<![A-Za-z])[a-z]{1,4}(?![A-Za-z])(?=[.)])", "a", piece.mark))
    return mark, piece.depth or 0


def is_duty(piece: Fragment) -> bool:
    """Whether a text is a whole sentence that says what is done."""
    return ends_a_sentence(piece.text) and len(piece.text.split()) > 8 and bool(DUTY.search(piece.text))
