"""Template text that a writer left in: guidance, placeholders, text of the law. It is told of, never placed."""

from __future__ import annotations

import re
from collections.abc import Collection

from ehcp_docs.intake.fragments import Fragment
from ehcp_docs.intake.vocabulary import Vocabulary, words

_TAG = re.compile(
    r"\s*+(?:\{\{.*\}\}|\{%.*%\}|<<.*>>|«.*»|\[\s*(?:insert|name|enter|child|date|add)[^\]]*\])\s*$"
    r"|[_.…\s]{4,}+$",
    re.IGNORECASE,
)
_BRACKETED = re.compile(r"^\s*[\[(<{].*[\])>}]\.?\s*$", re.DOTALL)
_GENERIC = re.compile(
    r"\b(?:the child or young person|a child or young person|child or young person's|"
    r"children and young people|the child's|the young person's|"
    r"the local authority must|this section|the plan should|the plan must|each need|each outcome|"
    r"each provision|the child/young person|"
    r"child/young person|cyp)\b",
    re.IGNORECASE,
)
_PERSONAL = re.compile(r"\b(?:he|she|his|her|hers|him|himself|herself|i|i'm|my|me)\b", re.IGNORECASE)


class Guidance:
    """Tells template text from a plan's own words, knowing whose plan it is."""

    def __init__(self, known: Vocabulary, names: Collection[str]) -> None:
        self._known = known
        self._names = {word for name in names for word in words(name) if len(word) > 2}

    def reason(self, piece: Fragment, *, is_set_apart: bool = False) -> str:
        """Why the piece is none of the plan's text: ``placeholder`` or ``guidance``; nothing when it is.

        ``is_set_apart`` says that it stands where templates have their guidance, such as a table's head.
        """
        text = piece.text
        if piece.is_all("is_placeholder") or _TAG.match(text):
            return "placeholder"
        if self._is_guidance(piece, text, is_set_apart=is_set_apart):
            return "guidance"
        return ""

    def _is_guidance(self, piece: Fragment, text: str, *, is_set_apart: bool) -> bool:
        lines_up = (
            bool(_BRACKETED.match(text)) and len(text.split()) > 2 and not set(words(text)) & self._names
        )
        if self.is_personal(text) and not lines_up:
            return False
        lowered = text.lower().lstrip("[(<{*“‘\"' ").replace("’", "'")
        begins = lowered.startswith(self._known.guidance_begins)
        holds = any(phrase in lowered for phrase in self._known.guidance_anywhere)
        generic = bool(_GENERIC.search(lowered))
        pale = piece.is_all("grey")
        slanted = piece.is_all("italic")
        other = piece.is_all("coloured") and not piece.is_all("bold")
        bracketed = bool(_BRACKETED.match(text)) and len(text.split()) > 2
        looks = 2 * pale + slanted + other + 2 * bracketed + is_set_apart + piece.line.is_boxed
        says = 2 * holds + begins + generic
        if (
            "click or tap" in lowered
            or "click here to enter" in lowered
            or lowered.startswith("choose an item")
        ):
            return True
        if len(text.split()) < 3:
            return False
        return (looks >= 1 and says >= 1) or looks >= 2 or says >= 3 or (says >= 2 and not piece.is_listed)

    def is_personal(self, text: str) -> bool:
        """Whether the words speak of this child, or in the child's own voice."""
        found = set(words(text))
        if found & self._names:
            return True
        quoted = "“" in text or '"' in text
        return quoted or bool(
            _PERSONAL.search(text) and not _GENERIC.search(text) and not text.strip().startswith(("[", "("))
        )
