"""A draft made into plan data, with the place of every stretch of text that went into it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from ehcp_docs.intake import doses, values
from ehcp_docs.intake.account import Entry, Missing, Places
from ehcp_docs.intake.advice_lines import advice_of, is_advice
from ehcp_docs.intake.draft import Draft, Item, Reason, Role, Sure, Value
from ehcp_docs.intake.fragments import Fragment, joined
from ehcp_docs.intake.gather import linked, numbered, of_role, put_in_order, text_of
from ehcp_docs.intake.vocabulary import Vocabulary

NIL = re.compile(
    r"^\W*(?:none\b|nil\b|n/?a\b|not applicable|not required|no (?:\w+ ){0,8}?(?:needs?|provision|support|services?|advice)\b.{0,120}?"
    r"\b(?:identified|required|needed|reported|specified|known|necessary|requested|recommended|apply|applies|made)|"
    r"(?:there (?:are|is|were) )?(?:currently )?no (?:identified |known |additional |current |specific |other |social |health )*(?:care )?(?:needs|provision)\b|"
    r"\w+ (?:has|have|does not have|is not) (?:no |any )?(?:identified |known )?(?:health|social|medical))",
    re.IGNORECASE | re.DOTALL,
)
_SHORT_NIL = re.compile(r"^\W*(?:none|nil|n/?a|not applicable|not required|none identified|none required|not known|none at this time)\W*$", re.IGNORECASE)
_NOT_ASKED = re.compile(
    r"\b(?:not to ask|did not|no personal budget|not asked|has not|have not|not requested|not (?:been )?requested|declined|no one asked|none|n/?a|"
    r"not applicable|no direct payments?|do not wish|does not wish|not wish|no request|not want|have chosen not)\b", re.IGNORECASE,
)  # fmt: skip


@dataclass(slots=True)
class Assembly:
    """Builds plan data and notes where each stretch of text went."""

    draft: Draft
    known: Vocabulary
    data: dict[str, Any] = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    ids: dict[Item, str] = field(default_factory=dict)
    assumed: list[Missing] = field(default_factory=list)

    def plan(self) -> dict[str, Any]:
        """The plan data, in the order of the schema."""
        again = put_in_order(self.draft)
        self.ids = numbered(self.draft)
        links = linked(self.draft, self.ids)
        self.data = {"schema_version": "1.0"}
        self._front()
        sections: dict[str, Any] = {"A": self._views()}
        self.data["sections"] = sections
        for letter in ("B", "C", "D"):
            sections[letter] = self._needs(letter)
        sections["E"] = self._outcomes(links)
        for letter in ("F", "G", "H1", "H2"):
            sections[letter] = self._provision(letter, links)
        sections["I"], sections["J"], sections["K"] = self._placement(), self._budget(), self._advice()
        self._status()
        for item, same in again.items():
            self._repeated(item, same)
        for told in self.draft.told:
            self._entry(told.piece, reason=told.reason, detail=told.detail)
        return self.data

    # Where words go

    def put(self, pieces: Sequence[Fragment], pointer: str, item: Item | None = None, *, read_as: str = "") -> str:
        """Note that these pieces stand at that place of the plan; gives their text."""
        for piece in pieces:
            sure = item.sure if item else Sure.HIGH
            self._entry(piece, pointer=pointer, sure=sure, why=item.why if item else "label", detail=read_as)
        return joined(pieces)

    def _entry(
        self, piece: Fragment, *, pointer: str = "", reason: Reason | None = None, detail: str = "", sure: Sure | None = None, why: str = ""
    ) -> None:
        if not piece.raw.strip():
            return
        entry = Entry(
            text=piece.raw, spot=piece.line.spot, start=piece.start, pointers=(pointer,) if pointer else (),
            reason=reason, detail=detail, sure=sure, why=why,
        )  # fmt: skip
        self.places.claim(piece.line, piece.start, piece.end, entry)

    def _repeated(self, item: Item, same: Item) -> None:
        """The words of an item that stands in the file again are where the first one is."""
        letter, kind = same.letter, {Role.NEED: "needs", Role.OUTCOME: "outcomes", Role.PROVISION: "provision"}[same.role]
        pointer = self._found(same, f"/sections/{letter}/{kind}")
        own = [*item.words, *item.title, *([item.lead] if item.lead else [])]
        kept = {id(piece) for pieces in same.more.values() for piece in pieces}
        kept |= {id(piece) for step in same.steps for piece in step.words} | {id(p) for p in (*same.by, *same.baseline)}
        rest = [*item.by, *item.baseline, *(piece for step in item.steps for piece in step.words)]
        for piece in [*own, *(piece for piece in rest if id(piece) not in kept)]:
            self._entry(piece, pointer=pointer, sure=Sure.HIGH, why="stands in the file again")

    def _found(self, item: Item, around: str) -> str:
        section = self.data["sections"][item.letter]
        rows = section.get(around.rpartition("/")[2], [])
        index = next((n for n, row in enumerate(rows) if row.get("id") == self.ids.get(item)), None)
        return f"{around}/{index}/text" if index is not None else f"/sections/{item.letter}/nil/statement"

    # The front page

    def _front(self) -> None:
        for value in self.draft.values:
            self._value(value)
        parents = self.data.get("parents")
        if isinstance(parents, dict):
            listed = [parents[number] for number in sorted(parents, key=int)]
            self.data["parents"] = [p for p in listed if p.get("name")]
        child = self.data.get("child", {})
        if not child.get("name") and (child.get("forename") or child.get("surname")):
            child["name"] = " ".join(part for part in (child.get("forename"), child.get("surname")) if part)
        for part in ("forename", "surname"):
            child.pop(part, None)
        self._signing()
        self.data.setdefault("child", child)

    def _signing(self) -> None:
        """A name in the space for a signature, without a day, has not been signed: it is the officer's."""
        signing = self.data.get("sign_off")
        if not signing:
            return
        text = signing.get("name", "")
        day = values.first_date(text)
        if day and not signing.get("date"):
            signing["date"] = day
        name, role = values.name_and_role(values.without_dates(text))
        signing["name"] = values.without_dates(text)
        if role and not signing.get("role"):
            signing["name"], signing["role"] = name, role
        if not signing.get("date"):
            del self.data["sign_off"]
            officer = self.data.setdefault("authority", {}).setdefault("officer", {})
            if isinstance(officer, dict):
                officer.setdefault("name", signing.get("name", name))
                if signing.get("role") and officer["name"] == signing.get("name"):
                    officer.setdefault("role", signing["role"])

    def _status(self) -> None:
        """Where no word says whether it is a draft, the dates do."""
        if self.data.get("status"):
            return
        dates = self.data.get("dates", {})
        signed = bool(self.data.get("sign_off", {}).get("date"))
        amended = "amended_" if dates.get("amendment_notice") else ""
        if dates.get("final_issued") or signed:
            stands, why = f"{amended}final", "it has the date of a final plan or of a signature"
        elif dates.get("draft_issued"):
            stands, why = f"{amended}draft", "it has the date of a draft and none of a final plan"
        elif self.data["sections"]["I"]["placements"]:
            stands, why = f"{amended}final", "Section I names a setting, as only a final plan may"
        else:
            return
        self.data["status"] = stands
        self.assumed.append(Missing(pointer="/status", what=f"Status taken as {stands.replace('_', ' ')}: {why}."))

    def _value(self, value: Value) -> None:
        path = value.path
        text = joined(value.pieces)
        if path == "plan.title":
            self._title(value)
            return
        if not path or path.startswith("local."):
            for piece in value.pieces:
                self._entry(piece, reason=Reason.NO_FIELD, detail=value.label)
            return
        read = values.reader(path)
        found = read(text) if read else text
        known = self._at(path)
        if found is None or values.is_empty(text):
            reason = Reason.NOTHING_READ if values.is_empty(text) else Reason.NOT_UNDERSTOOD
            for piece in value.pieces:
                self._entry(piece, reason=reason, detail=value.label)
            return
        pointer = "/" + path.removeprefix("plan.").replace(".", "/")
        if path.startswith("parents.") and path.endswith(".name"):
            pointer, found = self._person(path, str(found))
        elif path == "authority.officer":
            name, role = values.name_and_role(str(found))
            found, pointer = {k: v for k, v in (("name", name), ("role", role)) if v}, "/authority/officer"
        elif path == "plan.reference":
            found = re.sub(r"[^A-Za-z0-9/_.-]+", "-", str(found)).strip("-./_")[:40]
        if known is None or known == "":
            self._set(path.removeprefix("plan."), found)
        elif isinstance(known, dict) and isinstance(found, dict):
            known.update({k: v for k, v in found.items() if k not in known})
        elif known != found:
            for piece in value.pieces:
                self._entry(piece, reason=Reason.NOT_UNDERSTOOD, detail=f"{value.label or path}: said otherwise before")
            return
        self.put(value.pieces, pointer, read_as=str(found) if read else "")

    def _person(self, path: str, text: str) -> tuple[str, str]:
        name, role = values.name_and_role(text)
        if role and len(role.split()) <= 5:
            self._set(path.rpartition(".")[0] + ".relationship", role)
        else:
            name = text
        return "/" + path.rpartition(".")[0].replace(".", "/"), name

    def _title(self, value: Value) -> None:
        text = joined(value.pieces)
        stands = values.status(text)
        if stands and not self.data.get("status"):
            self.data["status"] = stands
            self.put(value.pieces, "/status", read_as=stands)
            return
        for piece in value.pieces:
            self._entry(piece, reason=Reason.HEADING, detail="title")

    def _at(self, path: str) -> Any:
        node: Any = self.data
        for part in path.removeprefix("plan.").split("."):
            if not isinstance(node, dict) or part not in node:
                return None
            node = node[part]
        return node

    def _set(self, path: str, value: Any) -> None:
        node = self.data
        *around, last = path.split(".")
        for part in around:
            inner = node.setdefault(part, {})
            if not isinstance(inner, dict):
                return
            node = inner
        node.setdefault(last, value)

    # Sections

    def printed(self, letter: str, text: str) -> None:
        """Keep the words of an entry that was taken apart, as the file has them."""
        self.data.setdefault("local", {}).setdefault("as_printed", {}).setdefault(letter, []).append(text)

    def _views(self) -> dict[str, Any]:
        views = []
        for item in of_role(self.draft, Role.VIEW):
            at = f"/sections/A/views/{len(views)}"
            view: dict[str, Any] = {"id": f"A{len(views) + 1}", "topic": item.topic or "other"}
            if item.title:
                view["heading"] = self.put(item.title, f"{at}/heading", item).rstrip(" :")
            view["paragraphs"] = [self.put([piece], f"{at}/paragraphs/{n}", item) for n, piece in enumerate(item.words)]
            views.append(view)
        return {"views": views}

    def _nil(self, letter: str, items: Sequence[Item]) -> dict[str, Any] | None:
        """The statement that a section has nothing, when that is what its items say."""
        if not items or letter == "B" or len(items) > 3:
            return None
        if not NIL.match(text_of(items[0])) and not _SHORT_NIL.match(text_of(items[0])):
            return None
        if any(not (NIL.match(text_of(item)) or len(text_of(item).split()) < 45) for item in items[1:]):
            return None
        pieces = [piece for item in items for piece in (*item.title, *([item.lead] if item.lead else []), *item.words)]
        for item in items:
            self.ids.pop(item, None)
            for more in item.more.values():
                for piece in more:
                    self._entry(piece, reason=Reason.NO_FIELD, detail="beside a nil statement")
        return {"statement": self.put(pieces, f"/sections/{letter}/nil/statement", items[0])}

    def _needs(self, letter: str) -> dict[str, Any]:
        items = [item for item in of_role(self.draft, Role.NEED) if item.letter == letter]
        nil = self._nil(letter, items)
        if nil:
            return {"needs": [], "nil": nil}
        needs = []
        for item in items:
            at = f"/sections/{letter}/needs/{len(needs)}"
            need: dict[str, Any] = {"id": self.ids[item], "area": self._area(item, letter)}
            if item.title:
                need["title"] = self.put(item.title, f"{at}/title", item)
            if item.strengths:
                need["strengths"] = self.put(item.strengths, f"{at}/strengths", item)
            need["text"] = self._text(item, at)
            self._links_placed(item, at)
            needs.append(need)
        return {"needs": needs}

    def _area(self, item: Item, letter: str) -> str:
        usual = {"C": "health", "D": "social_care"}
        if letter in usual:
            return usual[letter]
        if item.area in ("health", "social_care"):
            item.area = None
        found = item.area or self.known.area_told(text_of(item))
        return found if found and found not in ("health", "social_care") else "cognition_learning"

    def _text(self, item: Item, at: str) -> str:
        pieces = [*([item.lead] if item.lead else []), *item.words]
        return self.put(pieces, f"{at}/text", item)

    def _links_placed(self, item: Item, at: str) -> None:
        """The words of links stand in the plan as links, or are told."""
        for role, field_name in ((Role.NEEDS_MET, "needs"), (Role.OUTCOMES_MET, "outcomes"), (Role.PROVISION_MET, "provision")):
            for piece in item.more.get(role, ()):
                self._entry(piece, pointer=f"{at}/{field_name}", sure=Sure.HIGH, why="link", detail="read as a link")

    def _outcomes(self, links: dict[Item, dict[str, list[str]]]) -> dict[str, Any]:
        outcomes = []
        for item in of_role(self.draft, Role.OUTCOME):
            at = f"/sections/E/outcomes/{len(outcomes)}"
            outcome: dict[str, Any] = {"id": self.ids[item], "text": self._text(item, at)}
            for piece in item.title:
                self._entry(piece, reason=Reason.HEADING)
            if item.by:
                outcome["by"] = re.sub(r"^[(\[](.*)[)\]]$", r"\1", self.put(item.by, f"{at}/by", item))
            if item.baseline:
                outcome["baseline"] = self.put(item.baseline, f"{at}/baseline", item)
            if item.steps:
                outcome["steps"] = [{"text": self.put(s.words, f"{at}/steps/{n}/text", item)} for n, s in enumerate(item.steps)]
            needs = links.get(item, {}).get("needs", [])
            if needs:
                outcome["needs"] = needs
            self._links_placed(item, at)
            outcomes.append(outcome)
        section: dict[str, Any] = {"outcomes": outcomes}
        arrangements = of_role(self.draft, Role.ARRANGEMENT)
        if arrangements:
            section["arrangements"] = [self.put(item.words, f"/sections/E/arrangements/{n}", item) for n, item in enumerate(arrangements)]
        return section

    def _provision(self, letter: str, links: dict[Item, dict[str, list[str]]]) -> dict[str, Any]:
        items = [item for item in of_role(self.draft, Role.PROVISION) if item.letter == letter]
        nil = self._nil(letter, items)
        if nil:
            return {"provision": [], "nil": nil}
        rows = []
        for item in items:
            at = f"/sections/{letter}/provision/{len(rows)}"
            row: dict[str, Any] = {"id": self.ids[item]}
            if item.title:
                row["title"] = self.put(item.title, f"{at}/title", item)
            row["text"] = self._text(item, at)
            elements = self._elements(item, at)
            if elements:
                row["elements"] = elements
            row |= {name: held for name, held in links.get(item, {}).items() if held}
            self._links_placed(item, at)
            rows.append(row)
        return {"provision": rows}

    def _elements(self, item: Item, at: str) -> dict[str, Any]:
        found: dict[str, Any] = {}
        often = item.more.get(Role.OFTEN, [])
        if often:
            text = self.put(often, f"{at}/elements/when", item)
            found |= doses.how_often(text)
            found["when"] = text
        for role, name in (
            (Role.WHO, "who"), (Role.QUALIFICATION, "qualification"), (Role.WHERE, "where"), (Role.REVIEW, "review"),
        ):  # fmt: skip
            if pieces := item.more.get(role):
                found[name] = self.put(pieces, f"{at}/elements/{name}", item)
        if pieces := item.more.get(Role.GROUP):
            text = joined(pieces)
            size = doses.group(text)
            found |= size
            if not size:
                found["flexibility"] = text
            self.put(pieces, f"{at}/elements/{'group_max' if size else 'flexibility'}", item, read_as=str(size or ""))
        if pieces := item.more.get(Role.START):
            day = values.first_date(joined(pieces))
            if day:
                found["start"] = day
                self.put(pieces, f"{at}/elements/start", item, read_as=day)
            else:
                for piece in pieces:
                    self._entry(piece, reason=Reason.NOT_UNDERSTOOD, detail="start without a date")
        return found

    def _placement(self) -> dict[str, Any]:
        items = of_role(self.draft, Role.PLACEMENT)
        section: dict[str, Any] = {"placements": []}
        pieces = [piece for item in items for piece in item.words]
        texts = [piece for piece in pieces if not _SHORT_NIL.match(piece.text)]
        if not texts:
            if pieces:
                section["statement"] = self.put(pieces, "/sections/I/statement")
            return section
        first = texts[0].text
        name, _, rest = first.rstrip(".").partition(", ")
        is_statement = len(first.split()) > 25 or re.search(r"\b(?:will be|not named|to be (?:named|confirmed)|left blank|no setting|completed)\b", first)
        if is_statement:
            section["statement"] = self.put(texts, "/sections/I/statement", items[0])
            return section
        section["placements"] = [{"name": name, "type": rest} if rest else {"type": name}]
        if rest:
            self.printed("I", joined(texts))
        self.put(texts[:1], "/sections/I/placements/0", items[0])
        if len(texts) == 2 and not rest:
            section["placements"] = [{"name": name, "type": self.put(texts[1:], "/sections/I/placements/0/type", items[0])}]
        elif texts[1:]:
            section["statement"] = self.put(texts[1:], "/sections/I/statement", items[0])
        return section

    def _budget(self) -> dict[str, Any]:
        pieces = [piece for item in of_role(self.draft, Role.BUDGET) for piece in item.words]
        if not pieces:
            return {"requested": False}
        text = self.put(pieces, "/sections/J/statement")
        return {"requested": not _NOT_ASKED.search(text), "statement": text}

    def _advice(self) -> dict[str, Any]:
        rows = []
        for item in of_role(self.draft, Role.ADVICE):
            at = f"/sections/K/advice/{len(rows)}"
            if not item.records and not item.more and not is_advice(joined(item.words)):
                for piece in item.words:
                    self._entry(piece, reason=Reason.NOT_UNDERSTOOD, detail="names no advice")
                continue
            row, parts = advice_of(item, self.ids.get(item, f"K{len(rows) + 1}"))
            if not any(role in item.more for role in (Role.AUTHOR, Role.JOB, Role.DATE)):
                self.printed("K", joined(item.words))
            for pieces, name in (*parts, (item.title, "kind")):
                self.put(pieces, f"{at}/{name}" if name else at, item)
            rows.append(row)
        return {"advice": rows}
