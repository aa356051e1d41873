"""What several tests share."""

from __future__ import annotations

import gc
import os

import pytest
from hypothesis import settings

from ehcp_docs.audit.engine import Auditor

# Machines are slow and shared: how long one example takes says nothing about the code.
# The same examples each time, so that a change that lands is judged by itself; `HYPOTHESIS_PROFILE=search` draws new
# ones, and what it finds becomes a test of its own.
settings.register_profile("shared", deadline=None, derandomize=True)
settings.register_profile("search", deadline=None)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "shared"))

# Tests that take longest; they go first, so that no worker is left with one of them when the others are done.
LONGEST = (
    "test_every_word_of_many_drawn_documents_is_placed_or_told_once",
    "test_the_wheel_runs_the_demo_in_an_empty_environment_elsewhere_without_a_network",
    "test_without_all_additions_it_is_the_plan_and_without_the_deletions_the_proposals",
    "test_every_sample_fits_on_one_side_of_a4",
)


@pytest.hookimpl(tryfirst=True)
def pytest_cmdline_main(config: pytest.Config) -> None:
    """With ``-n`` each worker takes a stretch of the tests, and the first to end takes over from the others.

    So tests of one file stay together, and what they share is made once.
    """
    if getattr(config.option, "numprocesses", None) and config.option.dist == "no":
        config.option.dist = "worksteal"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Half of the longest before the others, half in their middle: there the second of two workers begins."""
    order = {name: place for place, name in enumerate(LONGEST)}
    longest = sorted((one for one in items if one.name in order), key=lambda one: order[one.name])
    others = [one for one in items if one.name not in order]
    middle = len(others) // 2
    items[:] = [*longest[::2], *others[:middle], *longest[1::2], *others[middle:]]


def pytest_collection_finish() -> None:
    """What the tests themselves consist of stays to the end: the collector need not look at it again and again."""
    gc.collect()
    gc.freeze()


@pytest.fixture(scope="session")
def auditor() -> Auditor:
    return Auditor()
