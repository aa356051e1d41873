"""Lines and small Word files for tests of one step of the reader."""

from __future__ import annotations

from typing import Any

from intake.raw_word import word

from ehcp_docs.intake import read_file
from ehcp_docs.intake.fragments import Fragment, whole
from ehcp_docs.intake.reading import Reading
from ehcp_docs.intake.source import Line, Look, Spot, Stretch

STYLES = "".join(
    f'<w:style w:type="paragraph" w:styleId="H{n}"><w:name w:val="heading {n}"/></w:style>' for n in (1, 2)
)


def line(text: str, *, label: str = "", depth: int | None = None, style: str = "", **looks: bool) -> Line:
    """A line that looks the same all over."""
    look = Look(**looks)
    return Line(
        stretches=(Stretch(text=text, look=look),), spot=Spot(number=1), label=label, depth=depth, style=style
    )


def fragment(text: str, **how: Any) -> Fragment:
    return whole(line(text, **how))


def reading(*body: str, **parts: str) -> Reading:
    """What is read of a Word file of this body."""
    return read_file(word("".join(body), styles=STYLES, **parts), name="plan.docx")


def sections(*body: str, **parts: str) -> dict[str, Any]:
    found: dict[str, Any] = reading(*body, **parts).data["sections"]
    return found
