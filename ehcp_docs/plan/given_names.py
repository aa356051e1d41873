"""Given names: what words are hardly anything else, from the list in ``templates/given_names.yaml``."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping
from functools import cache

from ehcp_docs import resources
from ehcp_docs.yamlfile import read_yaml


def plain_name(name: str) -> str:
    """The name in small letters, without accents."""
    if name.isascii():
        return name.casefold().strip()
    parted = unicodedata.normalize("NFKD", name.casefold())
    return "".join(char for char in parted if not unicodedata.combining(char)).strip()


@cache
def given_names() -> Mapping[str, str]:
    """Given names, plain: “names” for what is hardly anything else, “also_words” for what is a word as well."""
    lists: dict[str, str] = read_yaml(resources.file("templates", "given_names.yaml"))
    return {name: kind for kind in ("also_words", "names") for name in lists[kind].split()}
