"""What ``ehcp read`` says about a filled assessment booklet, and what it writes: views for Section A."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from ehcp_docs.errors import InputError

if TYPE_CHECKING:
    from ehcp_docs.intake.booklet import Booklet


def filled_booklet(path: Path) -> Booklet | None:
    """The booklet in that file; None where it is none.

    Raises DocumentUnreadable for a damaged file, InputError for a booklet in which nobody wrote.
    """
    from ehcp_docs.intake.booklet import find_booklet

    booklet = find_booklet(path)
    if booklet is not None and not booklet.views:
        raise InputError(
            f"This booklet has not been filled in: none of its {len(booklet.empty)} questions is answered.",
            place=path.name,
            hint="Check that it is the copy that came back. Answers on paper must be copied into it first.",
        )
    return booklet


def booklet_account(booklet: Booklet) -> Iterator[str]:
    """What was read, what was not answered, and what a person should look at."""
    whose = "the child or young person" if booklet.is_childs else "the family"
    answered, asked = len(booklet.views), len(booklet.views) + len(booklet.empty)
    yield f"{booklet.file}: booklet for {whose}, {answered} of {asked} questions answered."
    for view in booklet.views:
        yield f"  {view.id}  {view.heading or view.topic.replace('_', ' ')}"
    if booklet.empty:
        yield f"Not answered: {'; '.join(booklet.empty)}."
    yield from (f"Please look: {note}" for note in booklet.notes)


def booklet_next(written: Sequence[Path]) -> Iterator[str]:
    """Where the views are, and what to do with them."""
    if not written:
        yield "Nothing was written. To keep the views: give a name with -o, such as -o views.json"
        return
    yield from (f"Wrote {path}" for path in written)
    yield "Next: put these views into Section A of the plan (sections, A, views) and number them on from those"
    yield "that are there. ehcp validate PLAN.json says whether all is well."
