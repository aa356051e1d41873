"""XML from somebody else, parsed without document types, entities or network, and only if it is not too much.

How much memory a tree takes depends on its elements and attributes far more than on its bytes: they are
counted, from above, by the signs that each of them needs, before any tree is built.
"""

from __future__ import annotations

import re
from typing import Final

from lxml import etree

from ehcp_docs.errors import DocumentUnreadable
from ehcp_docs.word.files import MB
from ehcp_docs.word.kinds import AGAIN

MOST_MARKS: Final = 2_000_000
"""Elements and attributes together, about a hundred times those of a long plan; some 350 MB as a tree."""
MOST_BYTES: Final = 64 * MB

_DECLARED: Final = re.compile(rb"<\?xml\s[^<]{0,200}?encoding\s*=\s*[\"']([^\"']{0,40})[\"']")
_ENCODINGS: Final = (b"utf-8", b"utf-16", b"utf-16le", b"utf-16be", b"us-ascii", b"ascii")
_UTF32: Final = (b"\xff\xfe\x00\x00", b"\x00\x00\xfe\xff", b"<\x00\x00\x00", b"\x00\x00\x00<")
_UTF16: Final = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"<\x00": "utf-16-le", b"\x00<": "utf-16-be"}
_STEP: Final = 64 * 1024


def parse(content: bytes, *, place: str) -> etree._Element:
    """The root element of an XML part; no document type, no entity, nothing fetched."""
    content = _sound(content, place)
    try:
        # A parser of its own each time: lxml's parsers are not to be shared between threads. The encoding is
        # given, so that no declaration can make of the bytes something else than what was looked at.
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, encoding="utf-8"
        )
        return etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged(error, place) from error


def root_name(content: bytes, *, place: str) -> str:
    """The name of the root element, found without reading what is in it."""
    content = _sound(content, place)
    parser = etree.XMLPullParser(
        events=("start",), resolve_entities=False, no_network=True, load_dtd=False, encoding="utf-8"
    )
    try:
        for start in range(0, len(content), _STEP):
            parser.feed(content[start : start + _STEP])
            for _, node in parser.read_events():
                if isinstance(node, etree._Element):
                    return str(node.tag)
        parser.close()
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _damaged(error, place) from error
    raise _damaged(None, place)


def marks(content: bytes, *, place: str) -> int:
    """At most so many elements and attributes the part has. Raises DocumentUnreadable if it may not be parsed."""
    return _counted(_sound(content, place))


def too_much(place: str) -> DocumentUnreadable:
    """The error to raise where a part, or all of them together, have too many elements and attributes."""
    return DocumentUnreadable(
        "The file holds far more elements than a Word document of any length.", place=place, hint=AGAIN
    )


def _sound(content: bytes, place: str) -> bytes:
    """The part in UTF-8, if it may be parsed."""
    if len(content) > MOST_BYTES:
        raise too_much(place)
    content = _in_utf8(content, place)
    if b"<!DOCTYPE" in content:
        raise DocumentUnreadable(
            "The file holds a document type declaration, which no Word file has.", place=place, hint=AGAIN
        )
    if _counted(content) > MOST_MARKS:
        raise too_much(place)
    return content


def _counted(content: bytes) -> int:
    # Every element needs a “<”, and every attribute a “=”; a few more are in the text.
    return content.count(b"<") + content.count(b"=")


def _in_utf8(content: bytes, place: str) -> bytes:
    """The part in UTF-8, which with UTF-16 is all that the standard allows (ISO/IEC 29500-2, 8.1.4)."""
    try:
        if not content.startswith(_UTF32) and content[:2] in _UTF16:
            text = content.decode(_UTF16[content[:2]])
            return text.removeprefix("\ufeff").encode()
    except ValueError as error:
        raise _damaged(error, place) from error
    declared = _DECLARED.match(content.removeprefix(b"\xef\xbb\xbf"))
    if content.startswith(_UTF32) or (declared and declared[1].lower() not in _ENCODINGS):
        raise DocumentUnreadable(
            "The file is written in an encoding that no Word file has.", place=place, hint=AGAIN
        )
    return content


def _damaged(error: Exception | None, place: str) -> DocumentUnreadable:
    # The parser's own words may hold text of the file: they are not repeated.
    if "XML_PARSE_HUGE" in str(error):
        return DocumentUnreadable(
            "The file is nested more deeply, or has longer words, than any Word document.",
            place=place,
            hint=AGAIN,
        )
    return DocumentUnreadable("The file is damaged: a part is not XML.", place=place, hint=AGAIN)
