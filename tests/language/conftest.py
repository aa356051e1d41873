"""One parser for all language tests."""

from __future__ import annotations

import pytest

from ehcp_docs.language.pipeline import Parser


@pytest.fixture(scope="session")
def parser() -> Parser:
    return Parser()
