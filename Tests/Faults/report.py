# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""A line for each row while they run, and the table of what was measured."""

from dataclasses import dataclass, field

from rows import SECTIONS


@dataclass
class Result:
    row: object
    problems: list = field(default_factory=list)
    figures: list = field(default_factory=list)
    # Why the fault could not be injected. Never a pass.
    not_run: str | None = None
    seconds: float = 0

    @property
    def verdict(self):
        if self.not_run:
            return "not run"
        return "FAIL" if self.problems else "ok"


class Report:
    def __init__(self, output):
        self._results, self._output = [], output

    def add(self, result):
        self._results.append(result)
        row = result.row
        detail = result.not_run or "; ".join(result.figures)
        print(f"{result.verdict:<7} {row.number:>3} {row.title} ({result.seconds:.1f} s): {detail}", file=self._output)
        for problem in result.problems[:10]:
            print(f"            {problem}", file=self._output)
        self._output.flush()

    def close(self, seconds):
        """Prints the sum and returns the exit code."""
        verdicts = [result.verdict for result in self._results]
        failed, passed, skipped = (verdicts.count(verdict) for verdict in ("FAIL", "ok", "not run"))
        print(f"\n{passed} rows passed, {failed} failed, {skipped} not run, in {seconds:.0f} s", file=self._output)
        return 1 if failed or not passed else 0

    def markdown(self, tier, scale):
        """The page of the documentation for a tier."""
        lines = [PREFACES[tier].strip(), ""]
        for letter, name in SECTIONS.items():
            results = sorted(
                (result for result in self._results if result.row.section == letter), key=lambda one: one.row.number
            )
            if not results:
                continue
            lines += [f"## {name}", "", "| row | fault | expected | measured | verdict |", "|---|---|---|---|---|"]
            for result in results:
                measured = f"not run: {result.not_run}" if result.not_run else "; ".join(result.figures)
                if result.problems:
                    measured += "; " + "; ".join(result.problems[:3])
                cells = [result.row.number, result.row.title, result.row.expected, measured, result.verdict]
                lines.append("| " + " | ".join(str(cell).replace("|", "\\|") for cell in cells) + " |")
            lines.append("")
        verdicts = [result.verdict for result in self._results]
        passed, failed, skipped = (verdicts.count(verdict) for verdict in ("ok", "FAIL", "not run"))
        scaled = f", with durations scaled by {scale:g}" if tier == "full" else ""
        lines.append(f"{passed} rows passed, {failed} failed, {skipped} were not run{scaled}.")
        return "\n".join(lines) + "\n"


MATRIX = """
# The fault matrix

What was promised in <doc:Delivery>, held against every fault that we know how to inject.

## Overview

`make test-faults` drives a real program, `genai-bench soak`, against a collector that misbehaves as it is told, and
writes this page. The program numbers its spans and writes each number to a memory-mapped file before the span ends, so
that what ended is known even of a process that was killed. The collector decodes strictly every request that it could
read to its end. What remains on disk is read by a second reader of the format.

*Lost* are spans that ended, did not arrive, are not on disk and are not counted by the program; *miscounted* are those
that it counts as lost and that arrived. Both are zero in every row that passes. In every row besides: no request is
malformed, no duplicate but where a row says so, memory stays within what is needed when idle plus 96 MiB (2.5 times the
bytes of the queue, and 16 MiB), descriptors and threads stay as many as they were, and the token that goes out with
every request is found nowhere else, though the collector repeats it in its refusals.

`make test-faults SCALE=10` has everything last ten times as long. <doc:FaultProof> has the rows that many runs prove,
and <doc:FaultTimes> what a fault of ten minutes costs the threads that record.
"""

PROOF = """
# The ends of processes

How long the end of a process takes in each fault, and what is left of it: what only many runs prove.

## Overview

`make prove-faults` runs those rows of <doc:FaultMatrix> that are about the end of a process, 200 or 500 times each, at
random instants, a dozen programs at a time, and writes this page. Times are those beyond the time that shutdown was
given, one second: *shutdown* is what the call took, *gone* when the process no longer was, counted from the signal. Half of
the runs have a spool. The books are held in every run: lost and miscounted are zero.
"""

TIMES = """
# Ten minutes of each fault

What a fault that lasts costs the threads that record, and the process.

## Overview

`make long-faults` has two threads end 2 000 spans a second, each with 200 bytes of text: one minute with a healthy
collector, ten with a fault, and one with a healthy collector again, all in one process; four such programs run side by
side. It writes this page. The time of `span.end()` in the ten minutes is held against the mean of the two healthy
minutes; memory against what is needed when idle and 96 MiB (2.5 times the bytes of the queue, and 16 MiB).
"""

PREFACES = {"full": MATRIX, "proof": PROOF, "long": TIMES}
