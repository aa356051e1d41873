"""A filled assessment booklet as views of Section A, with what was not answered.

The booklet is a form in Word; each answer box is a content control whose tag says what it is about
(``booklet_questions``). Whatever nobody wrote in is told, never guessed at; so is what stands beside the boxes,
where it cannot be known what it answers.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date as Date
from pathlib import Path
from typing import Any, Final

from ehcp_docs.errors import DocumentUnreadable
from ehcp_docs.intake.booklet_questions import (
    ABOUT,
    ALONE,
    CHILD,
    FAMILY,
    HOW,
    IN_THEIR_PLACE,
    PROMPTS,
    QUESTIONS,
    Question,
    question,
)
from ehcp_docs.intake.controls import Control, controls
from ehcp_docs.intake.plan.values import first_date
from ehcp_docs.plan.model import View
from ehcp_docs.word.files import read_file as read_bytes
from ehcp_docs.word.kinds import FileKind, file_kind
from ehcp_docs.word.office import READABLE, to_docx
from ehcp_docs.word.package import LIMITS, open_package
from ehcp_docs.word.unpacking import unpack

_FORM: Final = re.compile(r"\bForm A\.(?:family|child)\b")
"""What a booklet prints at its end: by it one is known whose boxes were lost."""
_ANY_TAG: Final = tuple(
    tag.encode() for prefix in (FAMILY, CHILD) for tag in (prefix, prefix.replace(".", "_"))
)
"""Tags, and the bookmarks that say the same."""
_HINT: Final = "Give the Word file of the booklet, as it was saved in Word or LibreOffice."


@dataclass(frozen=True, slots=True, kw_only=True)
class Booklet:
    """What somebody wrote in a booklet."""

    file: str
    """Name of the file."""
    is_childs: bool
    """Whether it is the booklet for the child or young person, not the family's."""
    views: tuple[View, ...]
    """What was answered, numbered A1 and on in the order of the booklet."""
    empty: tuple[str, ...] = ()
    """The questions that were not answered."""
    notes: tuple[str, ...] = ()
    """What a person should look at: boxes that are gone, words outside them, a date that is none."""

    def data(self) -> dict[str, Any]:
        """The views as they stand in Section A of a plan file."""
        return {"views": [_view_data(view) for view in self.views]}


def read_booklet(path: Path | bytes, *, name: str = "") -> Booklet:
    """What stands in that filled booklet. Raises DocumentUnreadable for any other file."""
    found = find_booklet(path, name=name)
    if found is None:
        place = name or (path.name if isinstance(path, Path) else "document")
        raise DocumentUnreadable(
            "This is not a booklet of ehcp-docs: it has none of its answer boxes.", place=place, hint=_HINT
        )
    return found


def find_booklet(path: Path | bytes, *, name: str = "") -> Booklet | None:
    """What stands in a booklet; None where the file is none. Raises DocumentUnreadable for a damaged file."""
    if isinstance(path, Path):
        name = name or path.name
        path = read_bytes(path, name=name, most=LIMITS.file_bytes)
    name = name or "document"
    kind = file_kind(path, name)
    if kind not in (FileKind.DOCX, FileKind.ODT):
        return None
    if not any(tag in part for part in unpack(path, name=name).values() for tag in _ANY_TAG):
        return None
    if kind in READABLE:  # asked only now: turning a file into another takes seconds
        path = to_docx(path, name=name, ending=READABLE[kind])
    package = open_package(path, name=name)
    boxes = [one for one in controls(package.xml(package.main)) if one.tag.startswith((FAMILY, CHILD))]
    return _booklet(name, boxes) if boxes else None


def refuse_lost_booklet(name: str, lines: Iterable[str]) -> None:
    """Raises DocumentUnreadable for a booklet that comes where a plan is wanted, or without its boxes."""
    if any(_FORM.search(line) for line in lines):
        raise DocumentUnreadable(
            "This is an assessment booklet, not a plan, and its answer boxes cannot be read here.",
            place=name,
            hint="Give the Word file, as it was saved in Word or LibreOffice, to ehcp read. Where that says this "
            "too, the boxes are lost: copy the answers into a new booklet.",
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class _About:
    """Who wrote a booklet, with whom, how and when: what all its views share."""

    whose: str | None
    author: str | None
    method: str
    date: Date | None
    direct_words: bool | None
    notes: tuple[str, ...]


def _booklet(name: str, boxes: Sequence[Control]) -> Booklet:
    is_childs = sum(one.tag.startswith(CHILD) for one in boxes) * 2 > len(boxes)
    prefix = CHILD if is_childs else FAMILY
    about = _about(boxes, prefix)
    asked = [one for one in boxes if one.tag not in ABOUT and one.is_ticked is None]
    answers: dict[str, list[str]] = {}
    for one in asked:
        answers.setdefault(one.tag, []).extend(_written(one))
    subjects = {one.tag: question(one.tag, one.title) for one in asked}
    answered = [tag for tag, lines in answers.items() if lines]
    return Booklet(
        file=name,
        is_childs=is_childs,
        views=tuple(
            _view(number, subjects[tag], about, answers[tag]) for number, tag in enumerate(answered, 1)
        ),
        empty=tuple(subjects[tag].what for tag in answers if tag not in answered),
        notes=(*about.notes, *_notes(boxes, prefix)),
    )


def _written(box: Control) -> list[str]:
    """What somebody wrote in the box: nothing where the prompt stands there still."""
    return [] if box.is_prompt or " ".join(box.lines) in PROMPTS else list(box.lines)


def _notes(boxes: Sequence[Control], prefix: str) -> Iterator[str]:
    """What the reader cannot put anywhere, in words."""
    here = {one.tag for one in boxes}
    for tag, asked in QUESTIONS.items():
        if tag.startswith(prefix) and tag not in here:
            yield f"The box for “{asked.what}” is not in the file: was it deleted?"
    prompts = Counter(one.lines for one in boxes if one.is_prompt)
    for one in boxes:
        what = question(one.tag, one.title).what
        # A prompt of an authority's own stands in several boxes; what stands in one may be an answer.
        if one.is_prompt and " ".join(one.lines) not in ("", *PROMPTS) and prompts[one.lines] == 1:
            yield f"The box for “{what}” counts as not answered, but holds words of its own."
        if one.beside:
            yield f"Beside the box for “{what}” stands: {one.beside}"


def _about(boxes: Sequence[Control], prefix: str) -> _About:
    said = {one.tag.removeprefix(prefix): " ".join(_written(one)) for one in boxes if one.tag in ABOUT}
    how = [one.tag for one in boxes if one.tag in HOW and one.is_ticked]
    whose, helper, dated = said.get("who") or None, said.get("helper") or None, said.get("date", "")
    author, date = helper or _own_author(prefix, said, how), first_date(dated)
    notes = {
        "It does not say whose views these are.": whose is None,
        "It does not say who wrote it down.": author is None,
        "It is not dated.": not dated,
        f"The date “{dated}” is not understood; write it like 3 November 2026.": bool(dated) and not date,
    }
    return _About(
        whose=whose,
        author=author,
        method=_method(prefix, how, has_helper=helper is not None),
        date=Date.fromisoformat(date) if date else None,
        direct_words=_direct_words(prefix, how, has_helper=helper is not None),
        notes=tuple(note for note, holds in notes.items() if holds),
    )


def _own_author(prefix: str, said: Mapping[str, str], how: Sequence[str]) -> str | None:
    """The person whose views they are, where they wrote them down themselves."""
    if prefix == CHILD and how != [ALONE]:
        return None
    name, relation = said.get("who"), said.get("relation")
    return f"{name}, {relation[:1].lower()}{relation[1:]}" if name and relation else name or None


def _method(prefix: str, how: Sequence[str], *, has_helper: bool) -> str:
    if prefix == CHILD:
        return ", ".join(("Booklet for the child or young person", *(HOW[tag] for tag in how)))
    return "Booklet for the family, with help" if has_helper else "Booklet for the family"


def _direct_words(prefix: str, how: Sequence[str], *, has_helper: bool) -> bool | None:
    """Whether they are the person's own words; None where the booklet does not say."""
    if prefix == FAMILY:
        return None if has_helper else True
    if not how or (IN_THEIR_PLACE in how and len(how) > 1):
        return None
    return how != [IN_THEIR_PLACE]


def _view(number: int, asked: Question, about: _About, lines: Sequence[str]) -> View:
    """The answers in one box as a block of Section A."""
    return View(
        id=f"A{number}",
        topic=asked.topic,
        heading=asked.heading,
        whose=about.whose,
        author=about.author,
        method=about.method,
        date=about.date,
        horizon=asked.horizon,
        direct_words=about.direct_words,
        paragraphs=tuple(lines),
    )


def _view_data(view: View) -> dict[str, Any]:
    """The view as plan data, without what is not known."""
    known = {field.name: getattr(view, field.name) for field in fields(view)}
    data = {name: value for name, value in known.items() if value is not None}
    if view.date is not None:
        data["date"] = view.date.isoformat()
    return {**data, "paragraphs": list(view.paragraphs)}
