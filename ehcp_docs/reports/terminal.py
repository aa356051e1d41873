"""Lines for a terminal: wrapped to its width, with colour only as an addition to symbol and word."""

from __future__ import annotations

import shutil
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TextIO

from ehcp_docs.reports.wording import SYMBOLS, WORDS
from ehcp_docs.rules.model import Severity

_STYLES = {"bold": "1", "red": "31", "yellow": "33", "cyan": "36", "magenta": "35"}
_COLOURS = {
    Severity.ERROR: "red",
    Severity.WARNING: "yellow",
    Severity.ADVICE: "cyan",
    Severity.QUESTION: "magenta",
}
NARROWEST, WIDEST = 40, 110
"""Lines longer than this are hard to read, however wide the window."""
# Private characters hold the place of brackets while a quotation is wrapped.
_OPEN, _CLOSE = "\ue000", "\ue001"


@dataclass(frozen=True, slots=True)
class Terminal:
    """How wide the lines may be, and whether colour is understood."""

    width: int = 80
    colour: bool = False

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", max(NARROWEST, min(self.width, WIDEST)))

    def style(self, text: str, *styles: str) -> str:
        """The text with those styles, where colour is understood."""
        if not self.colour or not text:
            return text
        return f"\x1b[{';'.join(_STYLES[s] for s in styles)}m{text}\x1b[0m"

    def heading(self, text: str) -> str:
        """A heading."""
        return self.style(text.upper(), "bold")

    def severity(self, severity: Severity) -> str:
        """Symbol and word of a severity."""
        return self.style(f"{SYMBOLS[severity]} {WORDS[severity]}", "bold", _COLOURS[severity])

    def flagged(self, severity: Severity, text: str, *, word: str = "", indent: str = "") -> list[str]:
        """The text behind the symbol and word of a severity, continued further in."""
        lead = f"{SYMBOLS[severity]} {word or WORDS[severity]}"
        lines = self.wrapped(f"{lead}: {text}", first=indent, indent=f"{indent}    ")
        styled = self.style(lead, "bold", _COLOURS[severity])
        return [lines[0].replace(lead, styled, 1), *lines[1:]]

    def wrapped(self, text: str, *, indent: str = "", first: str | None = None) -> list[str]:
        """The text in lines of this width; ``first`` stands before the first line in place of the indent."""
        return self._wrapped(printable(text), indent, indent if first is None else first)

    def marked(self, before: str, words: str, after: str, *, indent: str) -> list[str]:
        """A quotation with its words in square brackets, and bold where that can be shown."""
        # Escape codes have no width, so they are put in after wrapping.
        inside = f"{_OPEN}{printable(words)}{_CLOSE}"
        lines = self._wrapped(f"“{printable(before)}{inside}{printable(after)}”", indent, indent)
        bold, plain = (f"\x1b[{_STYLES['bold']}m", "\x1b[0m") if self.colour else ("", "")
        return [line.replace(_OPEN, f"[{bold}").replace(_CLOSE, f"{plain}]") for line in lines]

    def _wrapped(self, text: str, indent: str, first: str) -> list[str]:
        lines = textwrap.wrap(
            text, self.width, initial_indent=first, subsequent_indent=indent, break_on_hyphens=False
        )
        return lines or [first.rstrip()]


PLAIN = Terminal()
"""Eighty characters without colour."""


def terminal_of(stream: TextIO, environ: Mapping[str, str]) -> Terminal:
    """What that stream is: a screen with a width and perhaps colour, or a file or pipe with neither."""
    if not stream.isatty():
        return PLAIN
    colour = "NO_COLOR" not in environ and environ.get("TERM") != "dumb"
    return Terminal(shutil.get_terminal_size((80, 24)).columns, colour)


def printable(text: str) -> str:
    """The text on one line, without characters that would steer the terminal."""
    return "".join(c if c.isprintable() else " " for c in text)


def bar(score: float, width: int = 24) -> str:
    """A score from 0 to 100 as a bar of blocks."""
    full = int(max(0.0, min(score, 100.0)) * width / 100)  # rounded down: only 100 fills the bar
    return "█" * full + "░" * (width - full)
