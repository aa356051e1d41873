"""The words of one Word paragraph: runs, fields, content controls, tracked changes, hidden text, text boxes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from lxml import etree

from ehcp_docs.intake.source import Aside, Look, Note, Spot, Stretch
from ehcp_docs.word.letters import ADDED, MATHS_TEXT, PICTURES, TAKEN, boxes, chosen, leaf_texts
from ehcp_docs.word.letters import DEEPEST as _DEEPEST
from ehcp_docs.word.names import w
from ehcp_docs.word.styles import NOTHING, Format, Style, Styles, run_format, value


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What holds for the runs that are being read."""

    base: Format
    is_placeholder: bool = False
    change: etree._Element | None = None
    """The insertion or deletion in which they stand."""
    is_added: bool = False
    is_taken: bool = False
    depth: int = 0

    def shown(self, view: str) -> bool:
        """Whether they stand in this view of the file."""
        return not (self.is_taken if view == "final" else self.is_added)


@dataclass(slots=True, kw_only=True)
class Words:
    """What a paragraph held."""

    stretches: list[Stretch] = field(default_factory=list)
    boxes: list[etree._Element] = field(default_factory=list)
    """Text boxes that hang on it."""
    notes: list[Note] = field(default_factory=list)
    changes: list[Note] = field(default_factory=list)
    pictures: int = 0


@dataclass(slots=True, kw_only=True)
class Inline:
    """Reads paragraphs of one file in one view."""

    styles: Styles
    view: str
    about: dict[str, list[str]] = field(default_factory=dict)
    """The words that each comment is about, by its id, gathered as they come by."""
    open_comments: set[str] = field(default_factory=set)

    def words(self, paragraph: etree._Element, style: Style, spot: Spot) -> Words:
        """Everything the paragraph holds, in order."""
        found = Words()
        standing = Standing(base=style.run.over(self.styles.base))
        for child in paragraph:
            self._node(child, standing, spot, found)
        return found

    def _node(self, node: etree._Element, now: Standing, spot: Spot, found: Words) -> None:
        tag = node.tag
        if not isinstance(tag, str) or now.depth > _DEEPEST:
            return
        if tag == w("r"):
            self._run(node, now, spot, found)
        elif tag == w("commentRangeStart"):
            self.open_comments.add(node.get(w("id")) or "")
        elif tag == w("commentRangeEnd"):
            self.open_comments.discard(node.get(w("id")) or "")
        elif tag == MATHS_TEXT:
            found.stretches.append(Stretch(text=node.text or ""))
        elif not tag.endswith(("Pr", "}instrText")):
            inner = self._standing(node, now)
            for child in chosen(node):
                self._node(child, inner, spot, found)

    def _standing(self, node: etree._Element, now: Standing) -> Standing:
        deeper = replace(now, depth=now.depth + 1)
        if node.tag in ADDED:
            return replace(deeper, change=node, is_added=True)
        if node.tag in TAKEN:
            return replace(deeper, change=node, is_taken=True)
        if node.tag == w("sdt") and node.find(f"{w('sdtPr')}/{w('showingPlcHdr')}") is not None:
            return replace(deeper, is_placeholder=True)
        return deeper

    def _run(self, run: etree._Element, now: Standing, spot: Spot, found: Words) -> None:
        properties = run.find(w("rPr"))
        style = value(properties, "rStyle")
        character = self.styles.style(style) if style in self.styles.nodes else None
        look = run_format(properties).over((character.run if character else NOTHING).over(now.base))
        text = "".join(self._text(run, now, found))
        if not text:
            return
        for comment in self.open_comments:
            self.about.setdefault(comment, []).append(text)
        self._keep(
            text,
            look,
            now,
            spot,
            found,
            is_placeholder=character is not None and "placeholder" in character.name,
        )

    def _keep(
        self, text: str, look: Format, now: Standing, spot: Spot, found: Words, *, is_placeholder: bool
    ) -> None:
        """File the text as shown, taken out, or hidden."""
        if now.change is not None:
            note = Note(
                kind=Aside.INSERTED if now.is_added and not now.is_taken else Aside.DELETED,
                text=text,
                spot=spot,
                author=now.change.get(w("author")) or "",
                date=now.change.get(w("date")) or "",
            )
            found.changes.append(note)
            if not now.shown(self.view):
                found.notes.append(note)
        if not now.shown(self.view):
            return
        if look.hidden or (look.struck and self.view == "final"):
            kind = Aside.HIDDEN if look.hidden else Aside.STRUCK
            found.notes.append(Note(kind=kind, text=text, spot=spot))
            return
        shown = Look(
            bold=bool(look.bold),
            italic=bool(look.italic),
            underlined=bool(look.underlined),
            capitals=bool(look.capitals),
            grey=look.is_grey,
            coloured=look.is_coloured,
            size=look.size,
            is_placeholder=is_placeholder or now.is_placeholder,
        )
        last = found.stretches[-1] if found.stretches else None
        if last is not None and last.look == shown:
            found.stretches[-1] = Stretch(text=last.text + text, look=shown)
        else:
            found.stretches.append(Stretch(text=text, look=shown))

    def _text(self, run: etree._Element, now: Standing, found: Words) -> Iterator[str]:
        for node, text in leaf_texts(run):
            if node.tag not in PICTURES:
                yield text
                continue
            held = list(boxes(node))
            if now.shown(self.view):
                found.boxes += held
            found.pictures += not held
