"""The finished file opened again and compared with what was printed into it.

Rendering fills text into markup; whether it is in the document is another question, and this is where it is
asked. Every text that a tag printed must stand in the document, in order, and every item of a loop over table
rows must have begun a row. What is compared with is the ledger, so it costs one pass over the file.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO

from lxml import etree

from ehcp_docs.documents.printing import BREAK, PARAGRAPH, ROW, Ledger
from ehcp_docs.documents.tags import Tag
from ehcp_docs.errors import DocumentUnreadable, Fault, OutputError
from ehcp_docs.word.names import w
from ehcp_docs.word.package import parse

_TEXT, _RUN = w("t"), w("r")
_SIGNS = {w("p"): PARAGRAPH, w("tr"): ROW, w("br"): BREAK, w("cr"): BREAK, w("tab"): "\t"}
_IN_RUNS = (w("br"), w("cr"), w("tab"))
_HALF_TAG = re.compile(r"\{\{|\{%|\{#|\}\}|%\}")


def read_back(document: bytes, ledgers: Mapping[str, Ledger], tags: Mapping[int, Tag]) -> None:
    """Compare the filled parts of the Word file with their ledgers, given by the parts' names.

    Raises OutputError that names the places whose text is not in the file, never the text.
    """
    faults: list[Fault] = []
    with zipfile.ZipFile(BytesIO(document)) as archive:
        for part, ledger in ledgers.items():
            try:
                text = text_of(parse(archive.read(part), place=part))
            except DocumentUnreadable as error:
                raise _unusable([Fault(place=part, message="It is not XML.", code="damaged")]) from error
            faults += _missing(text, ledger.printed, tags)
    if faults:
        raise _unusable(list(dict.fromkeys(faults)))


def _unusable(faults: Sequence[Fault]) -> OutputError:
    return OutputError(
        "The document does not hold what was put into it; it was not written.",
        faults=faults,
        hint="Check the template at these places: ehcp documents check TEMPLATE",
    )


def text_of(root: etree._Element) -> str:
    """The text of a part, with signs where a paragraph, a table row or a line begins."""
    words: list[str] = []
    for node in root.iter(_TEXT, *_SIGNS):
        tag = node.tag
        if tag == _TEXT:
            words.append(node.text or "")
        elif tag not in _IN_RUNS or node.getparent().tag == _RUN:  # type: ignore[union-attr]  # tab stops are no tabs
            words.append(_SIGNS[tag])
    return "".join(words)


def _missing(text: str, printed: Sequence[tuple[int, str]], tags: Mapping[int, Tag]) -> Iterator[Fault]:
    """A fault for each text that does not come where it should, and for each tag left over."""
    # Braces in the data could be taken for a tag left over; tags are then known to be gone from the template.
    looks_for_tags = not any("{" in words or "}" in words for _, words in printed)
    position = 0
    for number, words in printed:
        found = text.find(words, position)
        if found < 0:
            missing = "began no table row" if words == ROW else "printed a text that is not in the document"
            yield tags[number].fault(f"{missing}.", code="not-in-document")
            continue
        if looks_for_tags and _HALF_TAG.search(text, position, found):
            yield tags[number].fault("comes after a tag that was not filled.", code="tag-left")
        position = found + len(words)
    if looks_for_tags and _HALF_TAG.search(text, position):
        yield Fault(place="end of the document", message="A tag was not filled.", code="tag-left")
