import json

import pytest
from click.testing import CliRunner

from ehcp_docs.cli import main

GOOD = (
    "Emre will ask for help with a sign in four lessons out of five by July 2028, so that he can work alone."
)
POOR = "Emre will make progress."


def check(*arguments, stdin=None):
    return CliRunner(catch_exceptions=False).invoke(main, ["check", *map(str, arguments)], input=stdin)


def test_an_outcome_is_judged_with_what_was_read():
    done = check("outcome", GOOD)
    assert done.exit_code == 0
    assert done.stdout.startswith("Outcome: ")
    assert "√ time-bound" in done.stdout
    assert "July 2028" in done.stdout


@pytest.mark.parametrize("kind", ["outcome", "provision", "need"])
def test_each_kind_of_statement_can_be_judged_for_programs(kind):
    told = json.loads(check(kind, GOOD, "--format", "json").stdout)
    assert (told["kind"], told["text"]) == (kind, GOOD)
    assert 0 <= told["score"] <= 100


def test_the_statement_can_come_from_standard_input():
    typed = check("outcome", "-", stdin=f"  {GOOD}\n").stdout
    assert typed == check("outcome", GOOD).stdout


def test_rows_are_answered_in_their_order_with_their_ids(tmp_path):
    rows = tmp_path / "rows.jsonl"
    rows.write_text(
        "".join(json.dumps({"id": i, "text": t}) + "\n" for i, t in (("b", GOOD), (7, POOR))), "utf-8"
    )
    done = check("outcome", "--jsonl", rows)
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.exit_code == 0
    assert [a["id"] for a in answers] == ["b", 7]
    assert answers[0]["score"] > answers[1]["score"]
    assert [list(a) for a in answers] == [
        ["id", "score", "passes", "criteria", "findings", "readings", "scales"]
    ] * 2


def test_a_bad_row_is_named_and_does_not_lose_the_others():
    bad = ["not json", '{"id": 2}', '{"text": " "}', "[1]", "[" * 100_000]
    lines = [json.dumps({"id": 1, "text": GOOD}), *bad, "", json.dumps({"id": 9, "text": POOR})]
    done = check("outcome", "--jsonl", "-", stdin="\ufeff" + "\r\n".join(lines))
    assert done.exit_code == 3
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [1, 9]
    for number in (2, 3, 4, 5, 6):
        assert f"standard input, line {number}: " in done.stderr


def test_a_bad_row_is_not_repeated_in_the_message():
    done = check("outcome", "--jsonl", "-", stdin="Emre Haldane, born 2020\n")
    assert "Emre" not in done.stderr


@pytest.mark.parametrize("arguments", [(), ("text", "--jsonl", "-"), ("  ",), ("-",)])
def test_there_must_be_one_thing_to_judge(arguments):
    done = check("outcome", *arguments, stdin="")
    assert (done.exit_code, done.stdout) == (2, "")


def test_a_file_of_rows_that_is_not_there_is_told():
    done = check("outcome", "--jsonl", "nowhere.jsonl")
    assert done.exit_code == 3
    assert "nowhere.jsonl: The file cannot be read." in done.stderr
