"""Where the shipped templates, schemas, rules and samples are.

The same call works in a wheel, an editable install and a bare checkout: inside an installed package the
folders lie in ``ehcp_docs/``, in a checkout beside it. ``EHCP_HOME`` may name a folder of the authority's
own that holds any of them and is looked into first.
"""

from __future__ import annotations

import os
from importlib.resources import files
from pathlib import Path
from typing import Literal

from ehcp_docs.errors import ResourceMissing

Kind = Literal["templates", "schemas", "audit_rules", "samples"]


def folder(kind: Kind) -> Path:
    """The folder of that kind: the authority's own, else the one shipped with ehcp-docs."""
    own = os.environ.get("EHCP_HOME")
    if own and (Path(own) / kind).is_dir():
        return Path(own) / kind
    return shipped(kind)


def shipped(kind: Kind) -> Path:
    """The folder of that kind as shipped, whatever ``EHCP_HOME`` says."""
    inside = files("ehcp_docs").joinpath(kind)
    beside = Path(__file__).resolve().parent.parent / kind
    found = Path(str(inside)) if inside.is_dir() else beside
    if not found.is_dir():
        raise ResourceMissing(
            f"The folder “{kind}” of ehcp-docs is missing.",
            hint="Install ehcp-docs again: pip install --force-reinstall ehcp-docs",
        )
    return found


def file(kind: Kind, name: str) -> Path:
    """The file of that name; an authority's own folder need not hold every file.

    Raises ResourceMissing when neither folder has it.
    """
    for place in (folder(kind), shipped(kind)):
        if (place / name).is_file():
            return place / name
    raise ResourceMissing(
        f"The file “{name}” is missing from “{kind}”.",
        hint="Check the name, or install ehcp-docs again.",
    )
