"""The account of a file as JSON for other programs, as ``schemas/import-account.schema.json`` describes it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from ehcp_docs.intake.account import Account, Entry, Missing
from ehcp_docs.intake.source import Note, Spot
from ehcp_docs.reports.account_places import place
from ehcp_docs.reports.account_sums import found, told

SCHEMA_VERSION = "1.0"


def account_json(account: Account, plan: Mapping[str, Any]) -> str:
    """The account as a JSON object; the same file and layout give the same text."""
    return json.dumps(account_data(account, plan), ensure_ascii=False, indent=2) + "\n"


def account_data(account: Account, plan: Mapping[str, Any]) -> dict[str, Any]:
    """The account as plain values; keys in a fixed order, passages in the order of the file."""
    return {
        "schema_version": SCHEMA_VERSION,
        "file": account.file,
        "kind": account.kind,
        "view": account.view,
        "layout": {"profile": account.profile, "seen": account.layout},
        "words": {"in": account.words_in, "placed": account.words_placed, "told": account.words_told},
        "found": [
            {"section": one.section, "what": one.what, "number": one.number, "links": one.links}
            for one in found(plan)
        ],
        "reasons": [
            {
                "reason": one.reason.name.lower(),
                "meaning": one.reason.value,
                "harmless": one.reason.is_harmless,
                "passages": one.passages,
                "words": one.words,
            }
            for one in told(account)
        ],
        "entries": [_entry(entry, plan) for entry in account.entries],
        "changes": [_note(note) for note in account.changes],
        "comments": [_note(note) for note in account.comments],
        "missing": [_missing(one, plan) for one in account.missing],
        "assumed": [_missing(one, plan) for one in account.assumed],
        "links_out": account.links_out,
        "pictures": account.pictures,
    }


def _entry(entry: Entry, plan: Mapping[str, Any]) -> dict[str, Any]:
    return {
        "text": entry.text,
        "words": entry.words,
        "spot": _spot(entry.spot),
        "start": entry.start,
        "pointers": list(entry.pointers),
        "places": [place(pointer, plan) for pointer in entry.pointers],
        "reason": entry.reason.name.lower() if entry.reason else None,
        "detail": entry.detail,
        "sure": entry.sure.value if entry.sure else None,
        "why": entry.why,
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "kind": note.kind.value,
        "text": note.text,
        "author": note.author,
        "date": note.date,
        "about": note.about,
        "spot": _spot(note.spot),
    }


def _missing(one: Missing, plan: Mapping[str, Any]) -> dict[str, Any]:
    return {"pointer": one.pointer, "what": one.what, "place": place(one.pointer, plan)}


def _spot(spot: Spot) -> dict[str, Any]:
    return {
        "part": spot.part.value,
        "page": spot.page,
        "paragraph": spot.number,
        "cells": [{"table": table, "row": row, "column": column} for table, row, column in spot.cell],
        "words": spot.words(),
    }
