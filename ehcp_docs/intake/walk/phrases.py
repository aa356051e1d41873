"""Turns of phrase by which a line shows what it is, whatever its layout."""

from __future__ import annotations

import re

PROGRESS = re.compile(r"\b(?:progress|monitor\w*|reviews?|reviewed|reviewing)\b", re.IGNORECASE)
WATCHING = re.compile(
    r"\bshort(?:er)?[- ]term targets?\b|^\W*(?:(?:the )?(?:next |annual )?review (?:meeting )?(?:will|is|"
    r"shall)|progress (?:will|is|towards)|"
    r"(?:these|the) outcomes will be (?:reviewed|monitored))\b|"
    r"\bnext review meeting\b|^\W*(?:the )?(?:\w+ ){1,4}(?:measures?|will measure|records?|"
    r"monitors?) (?:E\d|outcomes?|progress)",
    re.IGNORECASE,
)
BY_WHEN = re.compile(
    r"^(?:\w+ ){0,8}?(?:by|before|at|until) (?:the )?(?:end of |start of |"
    r"time of )?(?:\w+ ){0,4}?(?:\d{4}|key stage|year \d|easter|christmas|term|review)\b"
    r"|^(?:\w+ )?(?:january|february|march|april|may|june|july|august|september|october|november|december) \d{4}\W*$",
    re.IGNORECASE,
)
DEADLINE_BEHIND = re.compile(
    r"[.!?][\"'”’]?\s*(?P<by>[(\[](?:by |achieve by |"
    r"to be achieved by )?(?:the )?(?:[^()\[\]]{0,40}\b)?(?:\d{4}|key stage \w+|year \d{1,2}|easter|"
    r"christmas|"
    r"summer term|spring term|autumn term|annual review|next review)[^()\[\]]{0,30}[)\]])\W*$",
    re.IGNORECASE,
)
NAMES_OTHERS = re.compile(
    r"^\W*(?:links?(?:ed)?(?: with| to)?|relates? to|related to|meets?|addresses|supports?|for|needs?|"
    r"outcomes?|works towards|see)\b",
    re.IGNORECASE,
)
"""How a line begins that names the needs or outcomes of the item before it; the rest must be their numbers."""
SIGNED = re.compile(
    r"^\W*(?:signed|signature|for and on behalf of|name of officer|print name)\b", re.IGNORECASE
)
DUTY = re.compile(
    r"\b(?:will|shall|must|should|would|is to|are to|needs?|has|have|can|receives?|requires?)\b",
    re.IGNORECASE,
)
