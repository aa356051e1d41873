"""Data files in YAML 1.2: rules, word lists, layouts, catalogues.

libyaml, which PyYAML brings, reads some twenty times as fast as the reader of srsly, but by the rules of YAML 1.1, and
lets a key be given twice. So it is given only what both read alike; for everything else, faults included, the answer of
srsly counts: “no” and “12:30” are text, and a key given twice is refused.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import Any, Final

_RARE: Final = re.compile(r"[\t\x85\u2028\u2029\ufeff]|^%|(?:^|[\s\[{,])!", re.MULTILINE)
"""Directives, tags and white space that the two versions of YAML take differently."""
_ALIKE: Final = (
    ("bool", r"true|True|TRUE|false|False|FALSE", "tTfF"),
    ("null", r"~|null|Null|NULL|", ("~", "n", "N", "")),
    ("int", r"-?(?:0|[1-9][0-9]*)", "-0123456789"),
    ("float", r"-?(?:0|[1-9][0-9]*)\.[0-9]+", "-0123456789"),
    ("timestamp", r"[0-9]{4}-[0-9]{2}-[0-9]{2}", "0123456789"),
)
"""Kinds of value that both know in this form, and the characters with which they begin."""
_DOUBTFUL: Final = (r"[-+.0-9][-+.:_0-9a-zA-Z]*(?:[ ][-+.:0-9Zz]+)*|=|<<", "-+.0123456789=<")
"""What may be a number or a time in a rarer form, or a sign of the old version."""


def read_yaml(path: Path) -> Any:
    """What the file holds. Raises OSError, UnicodeDecodeError, or ValueError that names the line of the fault."""
    return yaml_loads(path.read_text("utf-8"))


def yaml_loads(text: str) -> Any:
    """What the text holds. Raises ValueError that names the line of the fault."""
    import yaml  # here and below, because some commands read no YAML

    if not _RARE.search(text):
        try:
            return yaml.load(
                text, Loader=_fast_reader()
            )  # made from SafeLoader: it makes nothing but plain values
        except (yaml.YAMLError, ValueError, RecursionError):
            pass  # a fault, or doubtful
    import srsly

    return srsly.yaml_loads(text)


@cache
def _fast_reader() -> Any:
    import yaml

    class Reader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
        """Reads what both versions read alike, and refuses the rest."""

        yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012 – none of those of YAML 1.1

        def construct_mapping(self, node: Any, deep: bool = False) -> Any:
            found = super().construct_mapping(node, deep)
            if len(found) != len(node.value):
                raise ValueError("a key is given twice")
            return found

    for kind, form, begins in _ALIKE:
        Reader.add_implicit_resolver(f"tag:yaml.org,2002:{kind}", re.compile(f"(?:{form})$"), list(begins))
    Reader.add_implicit_resolver("!doubtful", re.compile(f"(?:{_DOUBTFUL[0]})$"), list(_DOUBTFUL[1]))
    return Reader
