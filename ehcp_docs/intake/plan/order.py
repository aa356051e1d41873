"""The items of a draft put in order: repeated ones made one, numbered, and linked by row and by number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from ehcp_docs.intake.draft import ITEMS, NEED_LETTERS, PROVISION_LETTERS, Draft, Item, Reason, Role
from ehcp_docs.intake.fragments import Fragment, joined
from ehcp_docs.intake.vocabulary import words

_REFERENCE_WORDS = frozenset(
    "and to see section sections outcome outcomes need needs provision provisions"
    " link links number numbers no nos ref all".split()
)
_REFERENCE_TOKEN = re.compile(r"(?:[A-K]|H[12])?\.?\d{1,2}(?:\.\d{1,2})?[a-z]?|[A-K]", re.IGNORECASE)
_MOST_REFERENCES = 16
_REFERENCE = re.compile(r"\b(?P<letter>H\s?[12]\.|[A-K])?\s?\.?(?P<number>\d{1,2}(?:\.\d{1,2})?)\b")
_IN_BRACKETS = re.compile(
    r"[(\[](?:links? to |meets |for |supports |see )?(?:needs? |outcomes? )?[B-E]\d{1,2}(?:(?:,| and|;| &|"
    r"/)\s*(?:needs? |outcomes? )?[B-E]\d{1,2})*[)\]]"
)
_ACT_OF_1970 = re.compile(r"\b(?:1970|chronically sick|csdpa|section 2)\b", re.IGNORECASE)
_LIKE = 0.9


def text_of(item: Item) -> str:
    """The item's words as one text, its lead-in first."""
    return joined([*([item.lead] if item.lead else []), *item.words])


def key(text: str) -> str:
    """The text as it is compared with others."""
    return " ".join(words(text))


def of_role(draft: Draft, role: Role) -> list[Item]:
    """The items of that role, in the order of the file."""
    return [item for item in draft.items if item.role is role]


def put_in_order(draft: Draft) -> dict[Item, Item]:
    """Make repeated items one and references links; gives, for each item that went, the one that stands for it."""
    gone: dict[Item, Item] = {}
    for item in draft.items:
        if item.letter == "H":
            item.letter = "H1" if _ACT_OF_1970.search(text_of(item)) else "H2"
    _references(draft)
    for role in ITEMS:
        by_key: dict[str, Item] = {}
        for item in of_role(draft, role):
            same = by_key.get(key(text_of(item))) or _shortened(item, by_key.values())
            if same is None or not _stands_again(item, same):
                by_key[key(text_of(item))] = item
                continue
            _merge(item, same)
            gone[item] = same
    draft.items = [item for item in draft.items if item not in gone]
    _strengths(draft)
    return gone


def _stands_again(item: Item, same: Item) -> bool:
    """Whether an item is one that other rows have too; said twice in one row or list, it is a repetition of the plan's."""
    return bool(item.records and same.records and not item.records & same.records)


def only_names_others(text: str) -> bool:
    """Whether a text says nothing but the numbers of needs, outcomes or provision."""
    tokens = re.findall(r"[^\s,;:/&()\[\]–—-]+", text)
    if not tokens or len(tokens) > _MOST_REFERENCES or not any(letter.isdigit() for letter in text):
        return False
    return all(
        token.strip(".").lower() in _REFERENCE_WORDS or _REFERENCE_TOKEN.fullmatch(token.strip("."))
        for token in tokens
    )


def _references(draft: Draft) -> None:
    """Items that only name others (“E1”, “Outcomes 1 and 3”) are links of their row, not items."""
    for item in [item for item in draft.items if item.role in ITEMS]:
        text = f"{item.number} {text_of(item)}".strip()
        if not only_names_others(text) or len(text.split()) > 14:
            continue
        partners = [
            other
            for other in draft.items
            if other is not item and other.records & item.records and other.role in ITEMS
        ]
        if not partners:
            continue
        link = {
            Role.NEED: Role.NEEDS_MET,
            Role.OUTCOME: Role.OUTCOMES_MET,
            Role.PROVISION: Role.PROVISION_MET,
        }[item.role]
        draft.items.remove(item)
        for other in partners:
            for piece in item.words:
                other.add(link, piece)


def _shortened(item: Item, others: Iterable[Item]) -> Item | None:
    """The item of the same number, of which this one is the beginning (“Ama will read 100 words of a…”)."""
    text = text_of(item)
    if not item.number or len(text) < 12:
        return None
    start = key(text.rstrip("….").strip())
    for other in others:
        whole = key(text_of(other))
        if (
            other.number == item.number
            and (whole.startswith(start) or start.startswith(whole))
            and text.endswith(("…", "..."))
        ):
            return other
    return None


def _merge(item: Item, same: Item) -> None:
    same.records |= item.records
    same.by = same.by or item.by
    same.baseline = same.baseline or item.baseline
    known = {key(joined(step.words)) for step in same.steps}
    same.steps += [step for step in item.steps if key(joined(step.words)) not in known]
    for role, pieces in item.more.items():
        for piece in pieces:
            same.add(role, piece)
    same.number = same.number or item.number
    same.title = same.title or item.title


def _strengths(draft: Draft) -> None:
    """Strengths go with the need of their row, else with the next one of the section, else with the one before."""
    for item in of_role(draft, Role.STRENGTHS):
        at = draft.items.index(item)
        needs = [
            (index, other)
            for index, other in enumerate(draft.items)
            if other.role is Role.NEED and other.letter == item.letter
        ]
        own = [other for _, other in needs if other.records & item.records]
        after = [
            other for index, other in needs if index > at and (other.area == item.area or item.area is None)
        ]
        before = [
            other for index, other in needs if index < at and (other.area == item.area or item.area is None)
        ]
        target = next(iter([*own, *after, *reversed(before)]), None)
        draft.items.remove(item)
        if target is not None:
            target.strengths += item.words
            continue
        for piece in item.words:
            draft.tell(piece, Reason.NOT_UNDERSTOOD, "strengths without a need in their section")


def numbered(draft: Draft) -> dict[Item, str]:
    """An id for each item: the one that the file gives it where it can stand, else the next of its section."""
    ids: dict[Item, str] = {}
    for letter in (*NEED_LETTERS, "E", *PROVISION_LETTERS, "K"):
        items = [item for item in draft.items if item.letter == letter and item.role in (*ITEMS, Role.ADVICE)]
        typed = [_typed(item, letter) for item in items]
        if None in typed or len(set(typed)) < len(typed):
            bare = {
                id(item): given
                for item, given in zip(items, typed, strict=True)
                if given and typed.count(given) == 1
            }
            bare = {
                at: given
                for at, given in bare.items()
                if any(c.isalpha() for c in next(i for i in items if id(i) == at).number)
            }
        else:
            bare = {id(item): str(given) for item, given in zip(items, typed, strict=True)}
        taken, count = set(bare.values()), 0
        for item in items:
            given = bare.get(id(item))
            while given is None:
                count += 1
                next_id = f"{letter}.{count}" if letter in ("H1", "H2") else f"{letter}{count}"
                given = next_id if next_id not in taken else None
            taken.add(given)
            ids[item] = given
    return ids


def _typed(item: Item, letter: str) -> str | None:
    """The id that the number in front of an item makes, or None when it makes none."""
    found = re.fullmatch(
        r"(?P<letter>H[12]|[A-Z]?)\.?(?P<number>\d{1,2}(?:\.\d{1,2})?)", item.number.replace(" ", "")
    )
    if not found or found["letter"] not in ("", letter) or found["number"].startswith("0"):
        return None
    if letter in ("H1", "H2"):
        return None if "." in found["number"] else f"{letter}.{found['number']}"
    return f"{letter}{found['number']}"


def linked(draft: Draft, ids: dict[Item, str]) -> dict[Item, dict[str, list[str]]]:
    """For each outcome and provision, the ids of the needs and outcomes that the file says it belongs to."""
    links: dict[Item, dict[str, list[str]]] = {}
    records: dict[int, list[Item]] = {}
    for item in ids:
        for record in item.records:
            records.setdefault(record, []).append(item)
    for item in ids:
        if item.role not in (Role.OUTCOME, Role.PROVISION):
            continue
        near = [other for record in sorted(item.records) for other in records[record]]
        needs = [other for other in near if other.role is Role.NEED]
        outcomes = [other for other in near if other.role is Role.OUTCOME and item.role is Role.PROVISION]
        needs += _named_items(item, Role.NEEDS_MET, Role.NEED, ids)
        if item.role is Role.PROVISION:
            outcomes += _named_items(item, Role.OUTCOMES_MET, Role.OUTCOME, ids)
        links[item] = {"needs": _ids_of(needs, ids), "outcomes": _ids_of(outcomes, ids)}
    for item in ids:
        _backwards(item, ids, links)
    return links


def _backwards(item: Item, ids: dict[Item, str], links: dict[Item, dict[str, list[str]]]) -> None:
    """Links that stand on the other side: a need that names its provision, an outcome that names it."""
    field = {Role.NEED: "needs", Role.OUTCOME: "outcomes"}.get(item.role)
    if field is None:
        return
    wanted = [(Role.PROVISION_MET, Role.PROVISION)]
    if item.role is Role.NEED:
        wanted.append((Role.OUTCOMES_MET, Role.OUTCOME))
    for link, role in wanted:
        for other in _named_items(item, link, role, ids):
            if ids[item] not in links[other][field]:
                links[other][field].append(ids[item])


def _ids_of(items: Sequence[Item], ids: dict[Item, str]) -> list[str]:
    return list(dict.fromkeys(ids[item] for item in items))


def _named_items(item: Item, link: Role, role: Role, ids: dict[Item, str]) -> list[Item]:
    """The items that the words of a link name, by number or by their text."""
    found: list[Item] = []
    others = [other for other in ids if other.role is role]
    for piece in item.more.get(link, ()):
        if not _speaks_of_others(piece.text, role):
            found += _by_number(piece, others, ids) or _by_text(piece.text, others)
    for match in _IN_BRACKETS.finditer(text_of(item)):
        found += [other for other in others if ids[other] in re.findall(r"[B-H]\d?\.?\d{1,2}", match[0])]
    return [other for other in found if other is not item]


def _speaks_of_others(text: str, role: Role) -> bool:
    """Whether the words of a link name another kind of item, so that a bare number is none of this kind."""
    lowered = text.lower()
    own = {Role.NEED: "need", Role.OUTCOME: "outcome", Role.PROVISION: "provision"}
    named = [kind for kind, word in own.items() if word in lowered]
    return bool(named) and role not in named and not re.search(r"\b[B-H]\d", text)


def _by_number(piece: Fragment, others: Sequence[Item], ids: dict[Item, str]) -> list[Item]:
    text = f"{piece.mark} {piece.text}" if re.search(r"\d", piece.mark) else piece.text
    by_id = {ids[other]: other for other in others}
    found = []
    for match in _REFERENCE.finditer(text):
        letter = re.sub(r"[\s.]", "", match["letter"] or "")
        options = [f"{letter}{match['number']}", f"{letter}.{match['number']}"] if letter else [
            ids[other] for other in others if ids[other].lstrip("ABCDEFGHIJK").lstrip(".") == match["number"]
        ]  # fmt: skip
        if not letter and not only_names_others(text):
            continue  # a number in words is an amount, not a reference
        found += [by_id[option] for option in options[:2] if option in by_id]
    return found


def _by_text(text: str, others: Sequence[Item]) -> list[Item]:
    asked = key(text.rstrip("…. "))
    if len(asked) < 15:
        return []
    for other in others:
        whole = key(text_of(other))
        if whole.startswith(asked) or asked in whole or SequenceMatcher(None, whole, asked).ratio() >= _LIKE:
            return [other]
    return []
