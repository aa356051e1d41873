"""How templates become pages: everything escaped, nothing undefined, style and script inside and held to their hash."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from ehcp_docs import resources

if TYPE_CHECKING:
    from jinja2 import Environment


def environment(**shared: Any) -> Environment:
    """An environment for pages, in whose templates these values and functions can be used."""
    from jinja2 import Environment, FunctionLoader, StrictUndefined

    made = Environment(
        loader=FunctionLoader(_source),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.globals.update(inline=inline, **shared)
    made.filters.update(csp_hash=csp_hash)
    return made


def _source(name: str) -> str:
    return resources.file("templates", name).read_text("utf-8")


def inline(name: str) -> Any:
    """A style or script of our own, to stand in the page as it is; the page's policy holds it to its hash."""
    from markupsafe import Markup

    return Markup(_source(name))


def csp_hash(source: str) -> str:
    """The hash by which a content security policy allows exactly this script or style."""
    digest = hashlib.sha256(str(source).encode()).digest()
    return f"sha256-{base64.b64encode(digest).decode()}"
