"""Sections A to K of the plan data, from the items of a draft."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from ehcp_docs.intake.draft import Item, Reason, Role, Sure
from ehcp_docs.intake.fragments import Fragment, joined
from ehcp_docs.intake.plan import doses, values
from ehcp_docs.intake.plan.advice_lines import advice_of, is_advice
from ehcp_docs.intake.plan.order import of_role, text_of

if TYPE_CHECKING:
    from ehcp_docs.intake.plan.assembly import Assembly

_NIL = re.compile(
    r"^\W*(?:none\b(?! of (?:the|his|her|their|these|those)\b)|nil\b|n/?a\b|not applicable|not required|"
    r"no (?:\w+ ){0,8}?(?:needs?|provision|support|"
    r"services?|advice)\b.{0,120}?"
    r"\b(?:identified|required|needed|reported|specified|known|necessary|requested|recommended|apply|applies|made)|"
    r"(?:there (?:are|is|were) )?(?:currently )?no (?:identified |known |additional |current |specific |"
    r"other |social |health )*(?:care )?(?:needs|provision)\b|"
    r"\w+ (?:has|have|does not have|is not) (?:no |any )?(?:identified |known )?(?:health|social|medical))",
    re.IGNORECASE | re.DOTALL,
)
_SHORT_NIL = re.compile(
    r"^\W*(?:none|nil|n/?a|not applicable|not required|none identified|none required|not known|none at this time)\W*$",
    re.IGNORECASE,
)
_EMPTY_LABEL = re.compile(r"^\W*(?:\w+\W+){0,7}?\w+\s*:\s*$")
_TYPED = re.compile(
    r"^(?P<name>[^:]+?)[.,;]?\s+Type(?: of (?:school|setting|placement|provision|institution))?\s*:\s*(?P<type>.+)$",
    re.DOTALL,
)
_NOT_ASKED = re.compile(
    r"\b(?:not to ask|did not|no personal budget|not asked|has not|have not|not requested|"
    r"not (?:been )?requested|declined|no one asked|none|n/?a|"
    r"not applicable|no direct payments?|do not wish|does not wish|not wish|no request|not want|"
    r"have chosen not)\b",
    re.IGNORECASE,
)


def section_a(made: Assembly) -> dict[str, Any]:
    """Section A: the views, each with what it is about."""
    views: list[dict[str, Any]] = []
    for item in of_role(made.draft, Role.VIEW):
        at = f"/sections/A/views/{len(views)}"
        view: dict[str, Any] = {"id": f"A{len(views) + 1}", "topic": item.topic or "other"}
        if item.title:
            view["heading"] = made.put(item.title, f"{at}/heading", item).rstrip(" :")
        view["paragraphs"] = [
            made.put([piece], f"{at}/paragraphs/{n}", item) for n, piece in enumerate(item.words)
        ]
        views.append(view)
    return {"views": views}


def _nil_statement(made: Assembly, letter: str, items: Sequence[Item]) -> dict[str, Any] | None:
    """The statement that a section has nothing, when that is what its items say."""
    if not items or letter == "B" or len(items) > 3:
        return None
    if not _NIL.match(text_of(items[0])) and not _SHORT_NIL.match(text_of(items[0])):
        return None
    if any(not (_NIL.match(text_of(item)) or len(text_of(item).split()) < 45) for item in items[1:]):
        return None
    pieces = [
        piece for item in items for piece in (*item.title, *([item.lead] if item.lead else []), *item.words)
    ]
    for item in items:
        made.ids.pop(item, None)
        for more in item.more.values():
            for piece in more:
                made.entry(piece, reason=Reason.NO_FIELD, detail="beside a nil statement")
    return {"statement": made.put(pieces, f"/sections/{letter}/nil/statement", items[0])}


def section_of_needs(made: Assembly, letter: str) -> dict[str, Any]:
    """Section B, C or D: its needs, or the statement that there are none."""
    items = [item for item in of_role(made.draft, Role.NEED) if item.letter == letter]
    nil = _nil_statement(made, letter, items)
    if nil:
        return {"needs": [], "nil": nil}
    needs: list[dict[str, Any]] = []
    for item in items:
        at = f"/sections/{letter}/needs/{len(needs)}"
        need: dict[str, Any] = {"id": made.ids[item], "area": _area(made, item, letter)}
        if item.title:
            need["title"] = made.put(item.title, f"{at}/title", item)
        if item.strengths:
            need["strengths"] = made.put(item.strengths, f"{at}/strengths", item)
        need["text"] = _put_text(made, item, at)
        _put_links(made, item, at)
        needs.append(need)
    return {"needs": needs}


def _area(made: Assembly, item: Item, letter: str) -> str:
    """The area of need: the one its section or heading gives, else the one its words have most signs of."""
    usual = {"C": "health", "D": "social_care"}
    if letter in usual:
        return usual[letter]
    if item.area in ("health", "social_care"):
        item.area = None
    found = item.area or made.known.area_told(text_of(item))
    if found and found not in ("health", "social_care"):
        return found
    made.unknown_areas.append(made.ids[item])
    return "cognition_learning"


def _put_text(made: Assembly, item: Item, at: str) -> str:
    """The text of an item, its lead-in first."""
    pieces = [*([item.lead] if item.lead else []), *item.words]
    return made.put(pieces, f"{at}/text", item)


def _put_links(made: Assembly, item: Item, at: str, links: Mapping[str, Any] = MappingProxyType({})) -> None:
    """The words of links stand in the plan as links; those that name nothing in the plan are told."""
    for role, field_name in (
        (Role.NEEDS_MET, "needs"),
        (Role.OUTCOMES_MET, "outcomes"),
        (Role.PROVISION_MET, "provision"),
    ):
        for piece in item.more.get(role, ()):
            if links.get(field_name, True):
                place, detail = f"{at}/{field_name}", "read as a link"
                made.entry(piece, pointer=place, sure=Sure.HIGH, why="link", detail=detail)
            else:
                made.entry(
                    piece, reason=Reason.NOT_UNDERSTOOD, detail="a link that names nothing in the plan"
                )


def section_e(made: Assembly, links: dict[Item, dict[str, list[str]]]) -> dict[str, Any]:
    """Section E: the outcomes with what belongs to them, and the arrangements for watching them."""
    outcomes: list[dict[str, Any]] = []
    for item in of_role(made.draft, Role.OUTCOME):
        at = f"/sections/E/outcomes/{len(outcomes)}"
        outcome: dict[str, Any] = {"id": made.ids[item], "text": _put_text(made, item, at)}
        for piece in item.title:
            made.entry(piece, reason=Reason.HEADING)
        if item.by:
            outcome["by"] = re.sub(r"^[(\[](.*)[)\]]$", r"\1", made.put(item.by, f"{at}/by", item))
        if item.baseline:
            outcome["baseline"] = made.put(item.baseline, f"{at}/baseline", item)
        if item.steps:
            outcome["steps"] = [
                {"text": made.put(s.words, f"{at}/steps/{n}/text", item)} for n, s in enumerate(item.steps)
            ]
        needs = links.get(item, {}).get("needs", [])
        if needs:
            outcome["needs"] = needs
        _put_links(made, item, at, {"needs": needs})
        outcomes.append(outcome)
    section: dict[str, Any] = {"outcomes": outcomes}
    arrangements = of_role(made.draft, Role.ARRANGEMENT)
    if arrangements:
        section["arrangements"] = [
            made.put(item.words, f"/sections/E/arrangements/{n}", item) for n, item in enumerate(arrangements)
        ]
    return section


def section_of_provision(
    made: Assembly, letter: str, links: dict[Item, dict[str, list[str]]]
) -> dict[str, Any]:
    """Section F, G, H1 or H2: its provision, or the statement that there is none."""
    items = [item for item in of_role(made.draft, Role.PROVISION) if item.letter == letter]
    nil = _nil_statement(made, letter, items)
    if nil:
        return {"provision": [], "nil": nil}
    rows: list[dict[str, Any]] = []
    for item in items:
        at = f"/sections/{letter}/provision/{len(rows)}"
        row: dict[str, Any] = {"id": made.ids[item]}
        if item.title:
            row["title"] = made.put(item.title, f"{at}/title", item)
        row["text"] = _put_text(made, item, at)
        taken = _elements(made, item, at)
        if taken:
            row["elements"] = taken
        held = links.get(item, {})
        row |= {name: ids for name, ids in held.items() if ids}
        _put_links(made, item, at, {"needs": held.get("needs"), "outcomes": held.get("outcomes")})
        rows.append(row)
    return {"provision": rows}


def _elements(made: Assembly, item: Item, at: str) -> dict[str, Any]:
    """Who, how often, where and the like, as far as the columns or labels of the file say."""
    found: dict[str, Any] = {}
    often = item.more.get(Role.OFTEN, [])
    if often:
        text = made.put(often, f"{at}/elements/when", item)
        found |= doses.how_often(text)
        found["when"] = text
    for role, name in (
        (Role.WHO, "who"), (Role.QUALIFICATION, "qualification"), (Role.WHERE, "where"), (Role.REVIEW, "review"),
    ):  # fmt: skip
        if pieces := item.more.get(role):
            found[name] = made.put(pieces, f"{at}/elements/{name}", item)
    if pieces := item.more.get(Role.GROUP):
        text = joined(pieces)
        size = doses.group(text)
        found |= size
        if not size:
            found["flexibility"] = text
        made.put(
            pieces, f"{at}/elements/{'group_max' if size else 'flexibility'}", item, read_as=str(size or "")
        )
    if pieces := item.more.get(Role.START):
        day = values.first_date(joined(pieces))
        if day:
            found["start"] = day
            made.put(pieces, f"{at}/elements/start", item, read_as=day)
        else:
            for piece in pieces:
                made.entry(piece, reason=Reason.NOT_UNDERSTOOD, detail="start without a date")
    return found


def section_i(made: Assembly) -> dict[str, Any]:
    """Section I: the placement, or what is said in place of one."""
    items = of_role(made.draft, Role.PLACEMENT)
    section: dict[str, Any] = {"placements": []}
    pieces = [piece for item in items for piece in item.words]
    pieces = [piece for piece in pieces if not _is_empty_label(made, piece)]
    texts = [piece for piece in pieces if not _SHORT_NIL.match(piece.text)]
    if not texts:
        if pieces:
            section["statement"] = made.put(pieces, "/sections/I/statement")
        return section
    for piece in pieces:
        if piece not in texts:
            made.entry(piece, reason=Reason.NO_FIELD, detail="beside a placement")
    first = texts[0].text
    name, rest = _name_and_type(first)
    is_statement = len(first.split()) > 25 or re.search(
        r"\b(?:will be|not named|to be (?:named|confirmed)|(?:left|is) blank|this is a draft|no setting|completed)\b",
        first,
        re.IGNORECASE,
    )
    if is_statement:
        section["statement"] = made.put(texts, "/sections/I/statement", items[0])
        return section
    section["placements"] = [{"name": name, "type": rest} if rest else {"type": name}]
    if rest:
        made.printed("I", joined(texts))
    made.put(texts[:1], "/sections/I/placements/0", items[0])
    if len(texts) == 2 and not rest:
        section["placements"] = [
            {"name": name, "type": made.put(texts[1:], "/sections/I/placements/0/type", items[0])}
        ]
    elif texts[1:]:
        section["statement"] = made.put(texts[1:], "/sections/I/statement", items[0])
    return section


def _is_empty_label(made: Assembly, piece: Fragment) -> bool:
    """Whether a piece is a label without an answer, which is then told as such."""
    if not _EMPTY_LABEL.match(piece.text):
        return False
    made.entry(piece, reason=Reason.LABEL)
    return True


def _name_and_type(text: str) -> tuple[str, str]:
    """“Penny Lock School, a mainstream school” or “Penny Lock School. Type: mainstream school”, parted."""
    labelled = _TYPED.match(text)
    if labelled:
        return labelled["name"].strip(" .,;"), labelled["type"].strip(" .")
    name, _, rest = text.rstrip(".").partition(", ")
    return name, rest


def section_j(made: Assembly) -> dict[str, Any]:
    """Section J: whether a personal budget was asked for, and what is said of it."""
    pieces = [piece for item in of_role(made.draft, Role.BUDGET) for piece in item.words]
    if not pieces:
        return {"requested": False}
    text = made.put(pieces, "/sections/J/statement")
    return {"requested": not _NOT_ASKED.search(text), "statement": text}


def section_k(made: Assembly) -> dict[str, Any]:
    """Section K: the advice; lines that name none are told."""
    rows: list[dict[str, Any]] = []
    for item in of_role(made.draft, Role.ADVICE):
        at = f"/sections/K/advice/{len(rows)}"
        if not item.records and not item.more and not is_advice(joined(item.words)):
            for piece in item.words:
                made.entry(piece, reason=Reason.NOT_UNDERSTOOD, detail="names no advice")
            continue
        row, parts = advice_of(item, made.ids.get(item, f"K{len(rows) + 1}"))
        if not any(role in item.more for role in (Role.AUTHOR, Role.JOB, Role.DATE)):
            made.printed("K", joined(item.words))
        elif item.more.get(Role.AUTHOR) and joined(item.more[Role.AUTHOR]) != row.get("author"):
            made.printed("K", joined(item.more[Role.AUTHOR]))
        for pieces, name in (*parts, (item.title, "kind")):
            if name == "date" and "date" not in row:
                for piece in pieces:
                    made.entry(piece, reason=Reason.NOT_UNDERSTOOD, detail="a date without a day")
                continue
            if name == "date" and values.without_dates(joined(pieces)):
                made.printed("K", joined(pieces))
                made.put(pieces, f"{at}/date", item, read_as=row["date"])
                continue
            made.put(pieces, f"{at}/{name}" if name else at, item)
        rows.append(row)
    return {"advice": rows}
