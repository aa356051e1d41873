"""Every rule's own examples, as `ehcp rules test` runs them."""

from __future__ import annotations

import pytest

from ehcp_docs.rules.load import shipped_pack
from ehcp_docs.rules.selftest import Example, SelfTest, examples

PACK = shipped_pack()


@pytest.fixture(scope="session")
def selftest() -> SelfTest:
    return SelfTest(PACK.rules)


@pytest.mark.parametrize("example", [pytest.param(e, id=e.name) for e in examples(PACK.rules)])
def test_the_example_comes_out_right(example: Example, selftest: SelfTest) -> None:
    assert selftest.run(example) is None


@pytest.mark.parametrize("rule", [pytest.param(r, id=r.id) for r in PACK.rules])
def test_a_rule_has_three_bad_and_three_good_examples(rule: object) -> None:
    told = rule.examples  # type: ignore[attr-defined]
    assert len(told.bad) >= 3
    assert len(told.good) >= 3
