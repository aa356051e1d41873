"""What an account comes to, in numbers and sentences; text, page and JSON share them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from ehcp_docs.audit.model import SECTIONS
from ehcp_docs.intake.account import Account
from ehcp_docs.intake.draft import Reason
from ehcp_docs.intake.source import Aside, Note
from ehcp_docs.reports.wording import counted, day

KINDS = {"docx": "Word file", "pdf": "PDF file"}
VIEWS = {
    "final": "the final text: tracked changes accepted",
    "original": "the original text: tracked changes rejected",
}
SURE = {"high": "high", "medium": "medium", "low": "low: compare it with the file"}
_NOUNS = {
    "views": ("view", "views"),
    "needs": ("need", "needs"),
    "outcomes": ("outcome", "outcomes"),
    "provision": ("provision", "provisions"),
    "placements": ("placement", "placements"),
    "items": ("budget item", "budget items"),
    "advice": ("piece of advice", "pieces of advice"),
}
_WHOLE = {"nil": "a statement that there is nothing", "statement": "a statement", "nothing": "nothing"}
_LINKS = ("needs", "outcomes", "provision", "sources", "aspirations")


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What was found in one section."""

    section: str
    what: str
    """Name of the list in the plan's data, as ``needs``; ``nil`` where the section says that there are none,
    ``statement`` where it has only that, ``nothing`` where it is empty."""
    number: int
    links: int
    """Links that its items have to needs, outcomes, provision, advice and aspirations."""

    @property
    def may_link(self) -> bool:
        """Whether items of this kind are linked to others."""
        return self.what in ("needs", "outcomes", "provision")

    def words(self) -> str:
        """For a person: “12 needs”."""
        return _WHOLE.get(self.what) or counted(self.number, *_NOUNS[self.what])


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The passages that have no place for one reason."""

    reason: Reason
    passages: int
    words: int


def found(data: Mapping[str, Any]) -> tuple[Found, ...]:
    """What the plan has, section by section in the plan's order."""
    sections = data.get("sections", {})
    return tuple(one for letter in SECTIONS if letter in sections for one in _found(letter, sections[letter]))


def _found(letter: str, section: Mapping[str, Any]) -> Iterator[Found]:
    lists = [what for what in _NOUNS if section.get(what)]
    for what in lists:
        items = section[what]
        links = sum(len(item.get(kind, ())) for item in items if isinstance(item, dict) for kind in _LINKS)
        yield Found(section=letter, what=what, number=len(items), links=links)
    said = [what for what in ("nil", "statement") if section.get(what)]
    for what in said:
        yield Found(section=letter, what=what, number=1, links=0)
    if not lists and not said:
        yield Found(section=letter, what="nothing", number=0, links=0)


def told(account: Account) -> tuple[Told, ...]:
    """Why words have no place: what may matter first, then by the number of words."""
    passages: Counter[Reason] = Counter()
    words: Counter[Reason] = Counter()
    for entry in account.entries:
        if entry.reason and not entry.is_placed:
            passages[entry.reason] += 1
            words[entry.reason] += entry.words
    rows = [Told(reason=reason, passages=passages[reason], words=words[reason]) for reason in passages]
    return tuple(sorted(rows, key=lambda row: (row.reason.is_harmless, -row.words, row.reason.value)))


def headline(account: Account) -> str:
    """How much of the file stands in the plan, in one sentence."""
    left, whole = account.words_told, account.words_in
    stand = "stands" if account.words_placed == 1 else "stand"
    head = f"{account.words_placed:,} of {counted(whole, 'word', 'words')} {stand} in the plan"
    if not left:
        return f"{head}: all of them."
    return f"{head}; {left:,} {'does' if left == 1 else 'do'} not, and here is each."


def equation(account: Account) -> str:
    """Words in the file = words in the plan + words told; says so where the sum does not come out."""
    placed, left = account.words_placed, account.words_told
    said = f"{counted(account.words_in, 'word', 'words')} in the file = {placed:,} in the plan + {left:,} not in the plan"
    if off := account.words_in - placed - left:
        return (
            f"The sum does not come out: {account.words_in:,} words in the file, but {placed:,} in the plan and "
            f"{left:,} not, which is {abs(off):,} too {'few' if off > 0 else 'many'}. This is a fault of ehcp-docs: "
            "compare this file with care, and please report it."
        )
    return f"{said}."


def open_words(account: Account) -> str:
    """How much has no place and may matter, in one sentence."""
    left = account.open_questions()
    if not left:
        return "Nothing that may matter was left out."
    words = counted(sum(entry.words for entry in left), "word", "words")
    passages = counted(len(left), "passage", "passages")
    return f"{passages} ({words}) {'has' if len(left) == 1 else 'have'} no place in the plan and may matter."


def doubtful_words(account: Account) -> str:
    """How much was placed on weak evidence, in one sentence; empty when nothing was."""
    number = len(account.doubtful())
    passages = counted(number, "passage", "passages")
    return f"{passages} {'was' if number == 1 else 'were'} placed on weak evidence." if number else ""


def beside(account: Account) -> tuple[str, ...]:
    """What the file holds beside its text, one sentence each: changes, comments, hidden text, references."""
    hidden = sum(1 for entry in account.entries if entry.reason is Reason.HIDDEN)
    struck = sum(1 for entry in account.entries if entry.reason is Reason.STRUCK)
    changes = Counter(note.kind for note in account.changes)
    insertions = counted(changes[Aside.INSERTED], "insertion", "insertions")
    deletions = counted(changes[Aside.DELETED], "deletion", "deletions")
    kinds = f" ({insertions}, {deletions})" if account.changes else ""
    pictures = f"{counted(account.pictures, 'picture', 'pictures')}: words in pictures are not read."
    links = counted(account.links_out, "reference", "references")
    lines = (
        (account.changes, f"{_by(account.changes, 'tracked change', 'tracked changes', kinds)}."),
        (account.comments, f"{_by(account.comments, 'comment', 'comments')}: not in the plan."),
        (hidden, f"{counted(hidden, 'passage', 'passages')} of hidden text: not in the plan."),
        (struck, f"{counted(struck, 'passage', 'passages')} struck through: not in the plan."),
        (account.pictures, pictures),
        (account.links_out, f"{links} out of the file: not followed."),
    )
    return tuple(line for is_there, line in lines if is_there)


def _by(notes: Sequence[Note], one: str, many: str, kinds: str = "") -> str:
    authors = [name for name, _ in Counter(note.author for note in notes if note.author).most_common()]
    by = f" by {', '.join(authors[:5])}" if authors else ""
    more = f" and {counted(len(authors) - 5, 'other', 'others')}" if len(authors) > 5 else ""
    return f"{counted(len(notes), one, many)}{kinds}{by}{more}"


def when(date: str) -> str:
    """A date of the file for a person: “4 March 2026, 10:11”; as the file has it where it is no date."""
    try:
        moment = datetime.fromisoformat(date)
    except ValueError:
        return date
    # Midnight on the dot is what a file has that keeps no time.
    return day(moment.date()) + (f", {moment:%H:%M}" if (moment.hour or moment.minute) else "")


def kind(account: Account) -> str:
    """What kind of file it is."""
    return KINDS.get(account.kind, account.kind)


def view(account: Account) -> str:
    """Which text was read, where changes are tracked in it."""
    return VIEWS.get(account.view, account.view)
