"""Speed and memory of the audit, as ratios within one run: python benchmarks/audit_speed.py

Prints: the cold audit of all sound samples against spaCy alone parsing the same passages without its entity
recogniser; the audit again after one paragraph changed against the cold one; peak memory; and `ehcp --help`
against `python -c "import click"`.
"""

from __future__ import annotations

import copy
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from ehcp_docs import resources
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.language.pipeline import EXCLUDED, Parser, model_info
from ehcp_docs.plan.build import build_plan
from ehcp_docs.plan.passages import passages

ROUNDS = 5


def best(job: Callable[[], object], rounds: int = ROUNDS) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        job()
        times.append(time.perf_counter() - start)
    return min(times)


def sound_samples() -> list[dict]:  # type: ignore[type-arg]
    """The data of every sample that is not broken on purpose."""
    folder = resources.shipped("samples")
    paths = [p for p in sorted(folder.glob("*.json")) if not p.name.startswith("broken")]
    return [json.loads(path.read_text("utf-8")) for path in paths]


def run(*command: str) -> None:
    """A command, its output thrown away."""
    subprocess.run(command, check=True, capture_output=True)


def main() -> None:
    """Measure and print."""
    import spacy

    data = sound_samples()
    plans = [build_plan(d) for d in data]
    texts = [list(dict.fromkeys(p.text for p in passages(plan))) for plan in plans]
    words = sum(len(text.split()) for plan in texts for text in plan)
    alone = spacy.load(model_info().folder, exclude=list(EXCLUDED))
    auditor = Auditor()

    def parse() -> None:
        for plan in texts:
            list(alone.pipe(plan, batch_size=64))

    def cold() -> None:
        for plan, d in zip(plans, data, strict=True):
            auditor.parser.forget()
            auditor.audit(plan, d)

    parse()
    parsed, audited = best(parse), best(cold)
    print(f"{len(plans)} plans, {words} words")
    print(f"spaCy alone          {parsed:6.2f} s   {words / parsed:8.0f} words a second")
    print(f"audit, cold          {audited:6.2f} s   {audited / parsed:.2f} times spaCy alone (budget 1.3)")

    auditor.parser = Parser()
    auditor.audit(plans[0], data[0])
    first = best(lambda: (auditor.parser.forget(), auditor.audit(plans[0], data[0])))
    auditor.audit(plans[0], data[0])
    again = []
    for n in range(ROUNDS):
        changed = copy.deepcopy(data[0])
        changed["sections"]["F"]["provision"][0]["text"] += f" This was changed {n + 2} times."
        plan = build_plan(changed)
        again.append(best(lambda plan=plan, changed=changed: auditor.audit(plan, changed), 1))
    print(f"audit of one plan    {first:6.3f} s")
    print(f"after one change     {min(again):6.3f} s   {min(again) / first:.2f} of it (budget 0.10)")

    click = best(lambda: run(sys.executable, "-c", "import click"))
    helped = best(lambda: run(str(Path(sys.executable).with_name("ehcp")), "--help"))
    print(f"ehcp --help          {helped:6.3f} s   {helped / click:.2f} times importing click (budget 3)")
    print(f"peak memory          {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:6.0f} MB")


if __name__ == "__main__":
    main()
