"""What is wrong with a text that is not quite JSON, in words for someone who has never heard of a parser."""

from __future__ import annotations

import json
import math
from typing import NamedTuple

from ehcp_docs.plan.positions import TOKEN, open_brackets

CURLY = "“”„‘’"
QUOTE_HINT = 'Use straight quotation marks: "like this".'
ESCAPE_HINT = 'Inside a text write a quotation mark as \\" and a backslash as \\\\.'
WORDS = {"True": "true", "False": "false", "None": "null"}


class Slip(NamedTuple):
    """One slip of JSON: its code, where it is, what is wrong and what to do."""

    code: str
    line: int
    column: int
    message: str
    hint: str


def slip(text: str, error: json.JSONDecodeError) -> Slip:
    """The first slip in the text, which ``json.loads`` refused with that error."""
    at_end = not text[error.pos :].strip() and not error.msg.startswith("Invalid")
    if at_end or error.msg.startswith("Unterminated string"):
        return _cut_off(text, error, inside_text=not at_end)
    if error.msg.startswith("Expecting ',' delimiter"):
        return _no_comma(text, error)
    comma = _trailing_comma(text, error)
    if comma is not None:
        said, hint = (
            "There is a comma after the last entry.",
            "Take the comma before the closing bracket out.",
        )
        return Slip("json-syntax", *_place(text, comma), said, hint)
    message, hint = _said(text, error)
    return Slip("json-syntax", error.lineno, error.colno, message, hint)


def _trailing_comma(text: str, error: json.JSONDecodeError) -> int | None:
    """Where a comma before a closing bracket stands; Python before 3.13 stops at the bracket instead."""
    if error.msg.startswith("Illegal trailing comma"):
        return error.pos
    before = text[: error.pos].rstrip()
    return len(before) - 1 if text[error.pos] in "}]" and before.endswith(",") else None


def _place(text: str, offset: int) -> tuple[int, int]:
    """Line and column, counted from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


def first_odd_number(text: str) -> tuple[int, int]:
    """Line and column of the first NaN, Infinity or number beyond all bounds outside of a string."""
    for token in TOKEN.finditer(text):
        if _is_odd(token.group()):
            return _place(text, token.start())
    return 1, 1


def _is_odd(word: str) -> bool:
    try:
        return not math.isfinite(float(word))
    except ValueError:
        return False


def _cut_off(text: str, error: json.JSONDecodeError, *, inside_text: bool) -> Slip:
    if inside_text:
        said = f"The text that begins on line {error.lineno} never ends: the file stops inside it."
        hint = "Put the closing quotation mark, or fetch the file again if it was cut off on its way."
        return Slip("json-cut-off", error.lineno, error.colno, said, hint)
    opened = list(open_brackets(text))
    closing = "" if not opened else f" The {opened[-1][0]} opened on line {opened[-1][1]} is never closed."
    said = f"The file stops before it is complete.{closing}"
    hint = "Fetch the file again if it was cut off on its way, or add what is missing at the end."
    return Slip("json-cut-off", *_place(text, len(text.rstrip())), said, hint)


def _no_comma(text: str, error: json.JSONDecodeError) -> Slip:
    """The parser notices a missing comma only at the next entry; people look at the end of the last one."""
    before = text[: error.pos].rstrip()
    line, column = _place(text, len(before))
    found = text[error.pos]
    if text[error.pos - 1].isdigit() and (found.isalnum() or found in "-/."):
        said, hint = (
            "This is neither a number nor a text.",
            'Put dates and other texts in quotation marks: "2026-06-19".',
        )
    elif found in '"{[-' or found.isdigit():
        same_line = line == error.lineno and before.endswith('"') and found != '"'
        said = "A comma is missing after this entry."
        hint = ESCAPE_HINT if same_line else "Put a comma between two entries."
    elif found in "]}":
        said, hint = f"A {found} stands where another bracket must be closed first.", _bracket_hint(before)
    elif found in "/#":
        said, hint = "There is a comment.", "JSON has no comments: take it out."
    else:
        said = "After this entry there must be a comma or a closing bracket."
        hint = (
            ESCAPE_HINT
            if before.endswith('"')
            else "Look for a number, date or word without quotation marks."
        )
    return Slip("json-syntax", line, column, said, hint)


def _bracket_hint(before: str) -> str:
    opened = list(open_brackets(before))
    return f"Close the {opened[-1][0]} of line {opened[-1][1]} first." if opened else "Check the brackets."


def _said(text: str, error: json.JSONDecodeError) -> tuple[str, str]:
    """What is wrong and what to do, by the parser's complaint and the character it stopped at."""
    found, complaint = text[error.pos], error.msg
    if complaint.startswith("Invalid control character"):
        return _control_character(found)
    if complaint.startswith("Invalid \\"):
        return "A backslash inside a text is not followed by what JSON knows.", ESCAPE_HINT
    if complaint.startswith("Extra data"):
        return (
            "The file goes on after the object has been closed.",
            "Take out what is too much: often a closing bracket, or a second plan in the same file.",
        )
    if complaint.startswith("Expecting ':'"):
        return "A colon is missing after the name of this field.", 'Write "name": and then the value.'
    if found in "}]":
        return _before_a_bracket(text, error)
    return _at_an_entry(text, error)


def _control_character(found: str) -> tuple[str, str]:
    if found in "\r\n":
        return (
            "A text runs over the end of this line.",
            "Put its closing quotation mark, or write a line break inside a text as \\n.",
        )
    return (
        "A text holds a tab or another control character.",
        "Write a tab inside a text as \\t, or take it out.",
    )


def _before_a_bracket(text: str, error: json.JSONDecodeError) -> tuple[str, str]:
    if text[: error.pos].rstrip().endswith(":"):
        return "A field has no value.", "Write a value after the colon, or take the field out."
    return "A closing bracket stands where an entry should be.", "Check the brackets on this line."


def _at_an_entry(text: str, error: json.JSONDecodeError) -> tuple[str, str]:
    found = text[error.pos]
    word = TOKEN.match(text, error.pos)
    if found in CURLY or found == "'":
        return "This quotation mark is not one that JSON knows.", QUOTE_HINT
    if found in "/#":
        return "There is a comment.", "JSON has no comments: take it out."
    if found == "," and text[: error.pos].rstrip().endswith(":"):
        return "A field has no value.", "Write a value after the colon, or take the field out."
    if found == ",":
        return "There is a comma too many, or an entry is missing before it.", "Take the comma out."
    if word and word.group() in WORDS:
        return "This word is not one that JSON knows.", f"Write {WORDS[word.group()]}."
    if error.msg.startswith("Expecting property name"):
        return "The name of a field must stand here, in quotation marks.", QUOTE_HINT
    if not text[: error.pos].strip():
        return (
            "This is not JSON: a JSON file begins with a curly bracket {.",
            "Check that it is the right file.",
        )
    return (
        "A value must stand here: text in quotation marks, a number, true, false, a list or an object.",
        QUOTE_HINT,
    )
