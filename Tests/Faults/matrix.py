#!/usr/bin/env python3
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Drives a real program into every fault that an exporter meets, and counts every span from outside.

    matrix.py --bench genai-bench                       the rows that guard every change
    matrix.py --bench genai-bench --tier full           all rows; --scale 10 has them last ten times as long
    matrix.py --bench genai-bench --tier proof          the rows that many runs prove, with all of those runs
    matrix.py --bench genai-bench --tier long           the rows about times, with faults of ten minutes
    matrix.py --bench genai-bench --row 28 --row 46     these rows
    matrix.py --list                                    what there is

The program is `genai-bench soak`: it numbers its spans, and writes each number to a file before the span ends. The
collector is `fault_server.py`, which misbehaves as a row tells it. What ended must be what arrived, what is on disk and
what the program says it lost: nothing may be missing and nothing counted twice. `Scripts/faults.sh` runs this.
"""

import argparse
import concurrent.futures
import os
import pathlib
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass

import ledger
from program import Soak
from report import Report, Result
from fault_server import FaultServer
from modes import ok
from rows import ROWS
from trial import CannotRun, Plan, Trial

TIERS = {
    "pr": "what guards every change",
    "full": "all rows",
    "proof": "what many runs prove",
    "long": "times, with faults of minutes",
}


@dataclass
class Tools:
    bench: pathlib.Path
    # The most memory of a program that sends a few spans to a healthy collector.
    base_bytes: int = 0


def main():
    arguments = parse()
    rows = chosen(arguments)
    if arguments.list:
        for row in rows:
            print(f"{row.number:>3} {row.section} {'quick' if row.is_quick else 'full '} {row.title}")
        return 0
    started = time.monotonic()
    report = Report(sys.stdout)
    if missed := ledger.self_test():
        print("\n".join(f"the ledger is blind: {problem}" for problem in missed))
        return 1
    tools = Tools(arguments.bench.resolve())
    tools.base_bytes = base_bytes(tools)

    def is_alone(row):
        return row.is_alone and arguments.tier != "long"

    with concurrent.futures.ThreadPoolExecutor(arguments.jobs) as pool:
        # The longest first, so that nobody waits for them at the end.
        together = sorted((row for row in rows if not is_alone(row)), key=lambda row: -row.weight)
        futures = [pool.submit(run, row, tools, plan(row, arguments)) for row in together]
        for future in concurrent.futures.as_completed(futures):
            report.add(future.result())
    for row in rows:
        if is_alone(row):
            report.add(run(row, tools, plan(row, arguments)))
    if arguments.report:
        arguments.report.write_text(report.markdown(arguments.tier, arguments.scale), encoding="utf-8")
    return report.close(time.monotonic() - started)


def parse():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--bench", type=pathlib.Path, metavar="PROGRAM", help="the genai-bench program")
    parser.add_argument("--tier", choices=TIERS, default="pr", help="; ".join(f"{k}: {v}" for k, v in TIERS.items()))
    parser.add_argument("--row", type=int, action="append", metavar="N", help="only this one; may be repeated")
    parser.add_argument("--scale", type=float, default=1, help="how much longer the full tier lasts than it need")
    parser.add_argument(
        "--runs", type=int, metavar="N", help="how often a row kills, ends or damages, instead of its own"
    )
    parser.add_argument("--minutes", type=float, metavar="N", help="how long the faults of the long tier last: 10")
    parser.add_argument("--jobs", type=int, default=6, help="rows at a time; most of them only wait")
    parser.add_argument("--report", type=pathlib.Path, metavar="FILE", help="write the table of results")
    parser.add_argument("--list", action="store_true", help="print the rows, and run none")
    arguments = parser.parse_args()
    if not arguments.list and not arguments.bench:
        parser.error("say with --bench where genai-bench is")
    return arguments


def chosen(arguments):
    if arguments.row:
        unknown = set(arguments.row) - {row.number for row in ROWS}
        if unknown:
            sys.exit(f"matrix.py: there is no row {min(unknown)}")
        return [row for row in ROWS if row.number in arguments.row]
    if arguments.list or arguments.tier == "full":
        return ROWS
    belongs = {"pr": lambda row: row.is_quick, "proof": lambda row: row.proof_runs, "long": lambda row: row.can_last}
    return [row for row in ROWS if belongs[arguments.tier](row)]


def plan(row, arguments):
    """How much of a row is run."""
    return Plan(
        is_full=arguments.tier != "pr",
        scale=arguments.scale,
        runs=arguments.runs or (row.proof_runs if arguments.tier == "proof" else None),
        minutes=arguments.minutes or (10 if arguments.tier == "long" else None),
    )


def base_bytes(tools):
    with tempfile.TemporaryDirectory() as directory, FaultServer(ok) as server:
        outcome = Soak(tools.bench, pathlib.Path(directory), server.endpoint, rate=100, duration=1).finish()
    if outcome.counters is None:
        sys.exit(f"matrix.py: {tools.bench} does not work with a healthy collector: {outcome.errors[-500:]}")
    return outcome.peak_bytes


def run(row, tools, plan):
    """Runs a row; whatever goes wrong in it is its result."""
    started = time.monotonic()
    result = Result(row)
    trial = Trial(tools, plan)
    try:
        if row.needs_root and os.geteuid() != 0:
            raise CannotRun("only root can inject it")
        with trial:
            row.body(trial)
    except CannotRun as reason:
        result.not_run = str(reason)
    except Exception as error:  # a row must not end the others
        where = traceback.extract_tb(error.__traceback__)[-1]
        trial.problems.append(f"{type(error).__name__}: {error} ({pathlib.Path(where.filename).name}:{where.lineno})")
    result.problems, result.figures = trial.problems, trial.figures
    result.seconds = time.monotonic() - started
    return result


if __name__ == "__main__":
    sys.exit(main())
