"""Speed and memory of the audit, as ratios within one run:
python benchmarks/audit.py [--only NAME] [--plans N] [--words N] [--report FORMAT]

cold      the audit of all sound samples against spaCy alone parsing the same passages without its entity recogniser
again     the audit of a plan in which one paragraph has changed, against its first audit
workers   `ehcp audit` of a folder with two workers against one
memory    `ehcp audit` of a folder of many plans with HTML pages, workers as by default: the most memory of all its
          processes together while the last tenth of the pages was written, against the second tenth
process   the memory of one process that audits many plans and is never renewed: the last tenth against the second
help      `ehcp --help` against `python -c "import click"`

Single processes are measured in processor time, so that a busy machine does not count; workers need two idle
processors. Budgets are those of docs/decisions/0012-kept-answers-and-workers.md.
"""

from __future__ import annotations

import argparse
import copy
import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

from ehcp_docs import resources
from ehcp_docs.audit.engine import Auditor
from ehcp_docs.language.pipeline import EXCLUDED, Parser, model_info
from ehcp_docs.plan.build import build_plan
from ehcp_docs.plan.passages import passages

ROUNDS = 3
SHORTEST = 6
"""Words from which a text is not cut."""
Plans = list[dict[str, Any]]
Clock = Callable[[], float]


def best(job: Callable[[], object], rounds: int = ROUNDS, clock: Clock = time.process_time) -> float:
    """The shortest of several runs, in seconds."""
    times = []
    for _ in range(rounds):
        start = clock()
        job()
        times.append(clock() - start)
    return min(times)


def sound_samples() -> Plans:
    """The data of every sample that is not broken on purpose."""
    folder = resources.shipped("samples")
    paths = [p for p in sorted(folder.glob("*.json")) if not p.name.startswith("broken")]
    return [json.loads(path.read_text("utf-8")) for path in paths]


def told(what: str, value: float, of: str, budget: str) -> None:
    """Print one figure."""
    print(f"{what:<26} {value:7.2f}  {of} (budget {budget})", flush=True)


def cold(data: Plans, _: argparse.Namespace) -> None:
    """The first audit of each sample against the parse alone, in turns."""
    import spacy

    plans = [build_plan(d) for d in data]
    texts = [list(dict.fromkeys(p.text for p in passages(plan))) for plan in plans]
    words = sum(len(text.split()) for plan in texts for text in plan)
    alone = spacy.load(model_info().folder, exclude=list(EXCLUDED))
    auditor = Auditor()

    def parse() -> None:
        for plan in texts:
            list(alone.pipe(plan, batch_size=64))

    def audit() -> None:
        for plan, d in zip(plans, data, strict=True):
            auditor.audit(plan, d)
            auditor.forget()

    parse()
    audit()
    turns = [(best(parse, 1), best(audit, 1)) for _ in range(ROUNDS)]
    parsed, audited = min(t[0] for t in turns), min(t[1] for t in turns)
    print(f"{len(plans)} plans, {words} words; spaCy alone {words / parsed:.0f} words a second")
    told("audit, cold", audited / parsed, "times spaCy alone", "1.3")


def again(data: Plans, _: argparse.Namespace) -> None:
    """The audit after one changed paragraph, for each sample with three provisions or more."""
    shares = []
    auditor = Auditor()
    for one in data:
        plan = build_plan(one)
        first = best(lambda plan=plan, one=one: (auditor.forget(), auditor.audit(plan, one)))  # type: ignore[misc]
        times = []
        for n in range(ROUNDS):
            changed = copy.deepcopy(one)
            changed["sections"]["F"]["provision"][0]["text"] += f" This was changed {n + 2} times."
            later = build_plan(changed)
            times.append(best(lambda later=later, c=changed: auditor.audit(later, c), 1))  # type: ignore[misc]
        shares.append(min(times) / first)
    told("audit, one change, mean", sum(shares) / len(shares), "of the first audit", "0.10")
    told("audit, one change, worst", max(shares), "of the first audit", "0.10")


def workers(data: Plans, asked: argparse.Namespace) -> None:
    """A folder by one worker and by two, loading included."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name) / "plans"
        folder.mkdir()
        for n in range(asked.folder):
            one = data[n % len(data)] | {"reference": f"TEST-{n:04}"}
            (folder / f"{n:04}.json").write_text(json.dumps(one), "utf-8")

        def audit(count: int) -> float:
            out = str(Path(name) / f"out{count}")
            arguments = ("audit", str(folder), "--report", "json", "--report", "html", "-o", out)
            command = (sys.executable, "-m", "ehcp_docs", *arguments, "--workers", str(count))
            return best(lambda: run(*command), 1, time.perf_counter)

        one, two = audit(1), audit(2)
    told(f"two workers, {asked.folder} plans", one / two, "times as fast as one", "1.7")


def memory(data: Plans, asked: argparse.Namespace) -> None:
    """A folder of many plans, each with names and words that no other has, audited by the command itself."""
    with tempfile.TemporaryDirectory() as name:
        folder, out = Path(name) / "plans", Path(name) / "out"
        folder.mkdir()
        for n, one in many(data, asked):
            (folder / f"{n:05}.json").write_text(json.dumps(one), "utf-8")
        command = [
            sys.executable,
            "-m",
            "ehcp_docs",
            "audit",
            str(folder),
            *(part for report in dict.fromkeys(["html", *asked.report]) for part in ("--report", report)),
            "-o",
            str(out),
        ]
        with subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as audit:
            main, workers = peaks(audit, out, asked.plans)
    print("MB, main process, most in each tenth: " + ", ".join(f"{level:.0f}" for level in main))
    print("MB, all processes, most in each tenth: " + ", ".join(f"{level:.0f}" for level in workers))
    told(f"memory, {asked.plans} plans", workers[-1] / workers[1], "last tenth to second", "1.10")


def peaks(audit: subprocess.Popen[bytes], out: Path, plans: int) -> tuple[list[float], list[float]]:
    """The most memory of the main process, and of it with its workers, by tenth of the pages that were written."""
    main, everything = [0.0] * 10, [0.0] * 10
    while audit.poll() is None:
        done = sum(1 for path in out.glob("*.audit.html")) if out.is_dir() else 0
        tenth = min(9, done * 10 // plans)
        own = resident(audit.pid)
        main[tenth] = max(main[tenth], own)
        everything[tenth] = max(everything[tenth], own + sum(map(resident, children(audit.pid))))
        time.sleep(0.5)
    if audit.returncode:
        raise SystemExit(f"The audit ended with {audit.returncode}.")
    return main, everything


def process(data: Plans, asked: argparse.Namespace) -> None:
    """The same plans one after the other in this process."""
    auditor = Auditor()
    tenth, levels = max(1, asked.plans // 10), []
    for n, one in many(data, asked):
        auditor.audit(build_plan(one), one)
        auditor.forget()
        if (n + 1) % tenth == 0:
            levels.append(resident())
    print("MB after each tenth: " + ", ".join(f"{level:.0f}" for level in levels))
    if len(levels) > 1:
        told(f"one process, {asked.plans} plans", levels[-1] / levels[1], "last tenth to second", "1.10")


def many(data: Plans, asked: argparse.Namespace) -> Iterator[tuple[int, dict[str, Any]]]:
    """The samples again and again, each with a reference, names and words of its own."""
    data = [cut(one, asked.words) for one in data] if asked.words else data
    words = sum(len(p.text.split()) for one in data for p in passages(build_plan(one)))
    print(f"{asked.plans} plans of {words // len(data)} words on the mean", flush=True)
    for n in range(asked.plans):
        one = copy.deepcopy(data[n % len(data)])
        one["reference"] = f"TEST-{n:05}"
        for item in one["sections"]["F"]["provision"]:
            item["text"] += f" Reviewed by Ms Q{word(n)} of Z{word(n)} School."
        yield n, one


def cut(plan: dict[str, Any], words: int) -> dict[str, Any]:
    """The plan with fewer items in its lists, and then with shorter texts, until it has about so many words."""
    made = copy.deepcopy(plan)
    lists = [
        values
        for section in made["sections"].values()
        if isinstance(section, dict)
        for values in section.values()
        if isinstance(values, list)
    ]
    while counted(made) > words and any(len(values) > 1 for values in lists):
        longest = max(lists, key=len)
        del longest[len(longest) // 2 :]
    texts = [v for values in lists for v in values if isinstance(v, dict) and isinstance(v.get("text"), str)]
    while counted(made) > words:
        longest_text = max(texts, key=lambda value: value["text"].count(" "), default={"text": ""})
        parts = longest_text["text"].split(" ")
        if len(parts) <= SHORTEST:
            break
        longest_text["text"] = " ".join(parts[: max(SHORTEST, len(parts) // 2)])
    return made


def counted(plan: dict[str, Any]) -> int:
    """The words of all its passages."""
    return sum(len(p.text.split()) for p in passages(build_plan(plan)))


def word(number: int) -> str:
    """A made-up word for each number."""
    return "".join(chr(97 + number // 26**place % 26) for place in range(4))


def resident(process: int | str = "self") -> float:
    """Memory of a process in MB; nothing where it has ended."""
    with suppress(OSError):
        for line in Path(f"/proc/{process}/status").read_text().splitlines():
            if line.startswith("VmRSS"):
                return int(line.split()[1]) / 1024
    return 0.0


def children(process: int) -> list[int]:
    """The processes that one has started from any of its threads, and that are still there."""
    found: list[int] = []
    with suppress(OSError):
        for thread in Path(f"/proc/{process}/task").iterdir():
            with suppress(OSError):
                found += map(int, (thread / "children").read_text().split())
    return found


def helped(_: Plans, __: argparse.Namespace) -> None:
    """The time until help is on the screen."""
    clock = time.perf_counter
    click = best(lambda: run(sys.executable, "-c", "import click"), clock=clock)
    told("ehcp --help", best(lambda: run(sys.executable, "-m", "ehcp_docs", "--help"), clock=clock) / click,
         "times importing click", "3")  # fmt: skip


def run(*command: str) -> None:
    """A command, its output thrown away."""
    subprocess.run(command, check=True, capture_output=True)


PARTS = {
    "cold": cold,
    "again": again,
    "workers": workers,
    "memory": memory,
    "process": process,
    "help": helped,
}


def main() -> None:
    """Measure and print."""
    about = __doc__ or ""
    parser = argparse.ArgumentParser(
        description=about.split(":")[0] + ".", epilog=about.split("\n\n", 1)[1],
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )  # fmt: skip
    parser.add_argument(
        "--only", choices=PARTS, action="append", help="measure this; may be given several times"
    )
    parser.add_argument(
        "--plans", type=int, default=10_000, help="plans for memory and process (default: 10,000, hours)"
    )
    parser.add_argument(
        "--words",
        type=int,
        help="for memory and process: cut each plan to about so many words, which is quicker",
    )
    parser.add_argument(
        "--report",
        action="append",
        default=[],
        help="for memory: reports beside the HTML pages, such as xlsx",
    )
    parser.add_argument(
        "--folder", type=int, default=48, help="plans in the folder for workers (default: 48)"
    )
    asked = parser.parse_args()
    data = sound_samples()
    Parser().parse(["The model is loaded."])
    for name in asked.only or PARTS:
        PARTS[name](data, asked)


if __name__ == "__main__":
    main()
