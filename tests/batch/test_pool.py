"""Workers: results in order, and no item takes another with it."""

from __future__ import annotations

import itertools
import multiprocessing
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from made_jobs import NoModel, OnlyHere, Squares

from ehcp_docs.batch.pool import AHEAD, FEW, MOST, run, workers_for
from ehcp_docs.errors import Defect, InputError, ResourceMissing


@pytest.mark.parametrize("workers", [1, 2])
def test_results_come_in_the_order_of_the_items(workers: int) -> None:
    items = [11, 1, 2, 4, 6, 8]
    done = list(run(Squares(), items, workers=workers))
    assert [(one.item, one.result) for one in done] == [(n, n * n) for n in items]


@pytest.mark.parametrize("workers", [1, 2])
def test_an_item_that_fails_has_its_error_and_the_others_their_results(workers: int) -> None:
    done = {one.item: one for one in run(Squares(), [1, 3, 5, 6], workers=workers)}
    assert {n: one.result for n, one in done.items()} == {1: 1, 3: None, 5: None, 6: 36}
    read, defect = done[3].error, done[5].error
    assert isinstance(read, InputError)
    assert read.lines() == ["file 3: Cannot be read."]
    assert isinstance(defect, Defect)
    assert defect.place == "file 5"
    assert "ValueError" in defect.message
    assert "secret" not in " ".join(defect.lines())


def test_a_worker_that_dies_costs_only_the_item_that_it_had() -> None:
    done = list(run(Squares(os.getpid()), [1, 7, 2, 7, 4, 6], workers=2))
    assert [one.result for one in done] == [1, None, 4, None, 16, 36]
    errors = [one.error.lines()[0] for one in done if one.error]
    assert len(errors) == 2
    assert all(
        error.startswith("file 7: The program ended while it worked on this file.") for error in errors
    )


def test_an_item_without_end_is_given_up() -> None:
    done = list(run(Squares(os.getpid()), [1, 9, 2], workers=2, minutes=2 / 60))
    assert [one.result for one in done] == [1, None, 4]
    assert done[1].error is not None
    assert "given up" in done[1].error.message


def test_a_job_that_cannot_start_says_why() -> None:
    for workers in (1, 2):
        with pytest.raises(ResourceMissing, match="language model"):
            list(run(NoModel(), [1, 2], workers=workers))


def test_where_no_worker_can_be_started_the_work_is_done_here() -> None:
    done = list(run(OnlyHere(os.getpid()), [1, 2, 4], workers=2))
    assert [one.result for one in done] == [1, 4, 16]


def test_workers_run_only_so_far_ahead_of_the_reader(tmp_path: Path) -> None:
    log = tmp_path / "log"
    results = run(Squares(log=log), itertools.count(20), workers=2)
    first = next(results)
    results.close()  # type: ignore[attr-defined]
    assert first.result == 400
    assert len(log.read_text().splitlines()) <= 2 * AHEAD + 1


def test_no_worker_is_left_when_the_reader_stops_early() -> None:
    results = run(Squares(), itertools.count(20), workers=2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert multiprocessing.active_children() == []


def test_an_error_of_the_list_of_items_is_raised() -> None:
    def items() -> Iterator[int]:
        yield 1
        raise RuntimeError("the list is broken")

    with pytest.raises(RuntimeError, match="the list is broken"):
        list(run(Squares(), items(), workers=2))


def test_few_plans_are_audited_by_one_process(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ehcp_docs.batch.pool._cores", lambda: 16)
    assert workers_for(1) == 1
    assert workers_for(2 * FEW - 1) == 1
    assert workers_for(2 * FEW) == 2
    assert workers_for(1000) == MOST
    assert workers_for(1000, 12) == 12
    assert workers_for(3, 12) == 3
    assert workers_for(0) == 1
