"""The beginning of a rule of an authority's own: sound from the first line, and failing its test until filled in."""

from __future__ import annotations

import re
from pathlib import Path

from ehcp_docs import resources
from ehcp_docs.errors import RuleError
from ehcp_docs.rules.load import load_pack
from ehcp_docs.rules.overlay import PACK

_ID = re.compile(r"[A-Z][A-Z0-9]*(-[A-Z0-9]+)+")
_KINDS = {
    "A": "view",
    "B": "need",
    "C": "need",
    "D": "need",
    "E": "outcome",
    "I": "placement",
    "J": "budget",
    "K": "advice",
}
_PACK = """\
# What these rules are laid over, and what they change there; docs/rules.md explains every line.
extends: shipped
name: Our rules
version: "1"
author: Who answers for them
"""
_RULE = """\
about: Say what the rules in this file are for.
sections: [{section}]
applies_to: [{kind}]
rules:
  - id: {id}
    title: What is wrong, in a few words
    criterion: {criterion}
    severity: advice
    confidence: medium
    weight: 3
    source: {source}
    rationale: Why it matters to the child, or in law.
    match: {{phrases: [the words to be found, and others]}}
    message: "‘{{match}}’ is what is wrong with it."
    suggestion: "What to write instead."
    since: "1"
    # The rule's own tests: three bad ones or more with the words in [[ ]], and three good ones of which some look bad.
    examples:
      bad:
        - "A sentence with [[words that no phrase has yet]]."
      good:
        - "A sentence that looks alike and is sound."
"""


def new_rule(rule_id: str, folder: Path, *, section: str) -> list[tuple[str, str]]:
    """The files to be written into the folder, with their names.

    Raises RuleError where the id is none, is taken, or the folder's own rules have faults.
    """
    name = rule_id.upper()
    if not _ID.fullmatch(name):
        raise RuleError(
            f"“{rule_id}” is no id for a rule.",
            hint="An id is a letter and words in capitals with hyphens, such as OUR-F-TOOLKIT.",
        )
    own = (folder / PACK).is_file()
    if not own and any(folder.glob("*.yaml")):
        raise RuleError(
            f"There is no {PACK} in this folder, but there are other files.",
            place=str(folder),
            hint="Give a new folder, or one whose rules are laid over others.",
        )
    pack = load_pack(folder if own else resources.shipped("audit_rules"))
    if any(name in (rule.id, *rule.formerly) for rule in (*pack.rules, *pack.off)):
        raise RuleError(f"The id {name} is already used.", hint="Ids are never used twice; give another.")
    file = f"{name.lower().replace('-', '_')}.yaml"
    if (folder / file).exists():
        raise RuleError(
            "There is already a file of that name.", place=str(folder / file), hint="Give another id."
        )
    kind = _KINDS.get(section, "provision")
    like = next((r for r in pack.rules if section in r.sections), pack.rules[0])
    text = _RULE.format(section=section, kind=kind, id=name, criterion=like.criterion, source=like.source.key)
    return [*([] if own else [(PACK, _PACK)]), (file, text)]
