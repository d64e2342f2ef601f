#!/usr/bin/env python3
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Runs genai-bench round by round and prints medians against bars; see Scripts/benchmark.sh."""

import argparse
import json
import os
import platform
import statistics
import subprocess
import sys

# Where the table stands in a page.
BEGIN, END = "<!-- figures -->", "<!-- end of figures -->"

# What is run, by a name that the bars below refer to.
RUNS = {
    "plain": ["export"],
    "gzip": ["export", "--compression", "gzip"],
    "redacted": ["export", "--redaction", "on"],
    "few": ["export", "--spans", "10000"],
    "many": ["export", "--spans", "2000000"],
    "record": ["record"],
    "record2": ["record", "--threads", "2"],
    "encode": ["encode", "mix", "--spans", "500000"],
}


def bars(figure, relation, build_seconds):
    """Rows of the table: the measure, its bar, the figure as text, whether the bar is met, the command."""

    def row(measure, run, member, bar, is_least=False, digits=0, unit=""):
        value = figure(run, member)
        if value is None:
            return measure, bar, "not counted here", None, run
        # As far as it is shown: what is made once is in the counts of the first batch.
        is_met = value >= bar if is_least else round(value, digits) <= bar
        sign = "≥" if is_least else "≤"
        return measure, f"{sign} {bar:,}{unit}", f"{value:,.{digits}f}{unit}", is_met, run

    yield row("export, spans/s", "plain", "spans_per_s", 400_000, is_least=True)
    yield row("export, CPU a span", "plain", "cpu_us_per_span", 2.5, digits=2, unit=" µs")
    yield row("export with gzip, spans/s", "gzip", "spans_per_s", 250_000, is_least=True)
    yield row("export with gzip, CPU a span", "gzip", "cpu_us_per_span", 4, digits=2, unit=" µs")
    yield row("export with redaction, spans/s", "redacted", "spans_per_s", 200_000, is_least=True)
    yield row("recording a chat, one thread", "record", "ns_per_span", 400, unit=" ns")
    yield row("recording a chat, allocations", "record", "allocations_per_span", 2, digits=2)
    # Of the processor's time: on a machine with two cores that does anything else, two threads also wait for a core.
    ratio = relation("record2", "record", "cpu_us_per_span")
    yield "recording, CPU a span, two threads to one", "≤ 1.15", f"{ratio:.2f}", ratio <= 1.15, "record2"
    yield row("encoding the mix, a span", "encode", "ns_per_span", 1400, unit=" ns")
    yield row("encoding, allocations a batch", "encode", "allocations_per_batch", 2, digits=1)
    yield row("peak memory, queue of 4 096", "plain", "peak_rss_mb", 35, digits=1, unit=" MB")
    growth = relation("many", "few", "cpu_us_per_span") - 1
    yield "10 000 → 2 000 000 spans, CPU a span", "≤ +5 %", f"{growth:+.1%}", growth <= 0.05, "many"
    growth = figure("many", "peak_rss_mb") - figure("plain", "peak_rss_mb")
    yield "100 000 → 2 000 000 spans, peak memory", "≤ +1 MB", f"{growth:+.1f} MB", growth <= 1, "many"
    if build_seconds is not None:
        yield "the library from nothing, release", "≤ 40 s", f"{build_seconds:.0f} s", build_seconds <= 40, None


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("binary")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--build-seconds", type=float)
    parser.add_argument("--write", metavar="PAGE", help="put the table between the marks of this page")
    options = parser.parse_args()

    samples = {name: [] for name in RUNS}
    load = os.getloadavg()[0]
    clocks = []

    def run(arguments):
        return json.loads(subprocess.run([options.binary, *arguments], check=True, stdout=subprocess.PIPE).stdout)

    for number in range(options.rounds):
        for name, arguments in RUNS.items():
            print(f"round {number + 1}: {' '.join(arguments)}", file=sys.stderr)
            clocks.append(run(["clock"])["additions_per_ns"])
            sample = run(arguments)
            lost = (sample.get("dropped") or 0) + (sample.get("failed") or 0)
            if lost or sample.get("exported", sample["spans"]) != sample["spans"]:
                sys.exit(f"spans were lost, so the figures mean nothing: {sample}")
            samples[name].append(sample)

    def figure(run, member):
        values = [sample[member] for sample in samples[run]]
        return None if None in values else statistics.median(values)

    def relation(run, other, member):
        """The median of the ratios round by round: the two follow each other, and what else the machine does changes."""
        return statistics.median(a[member] / b[member] for a, b in zip(samples[run], samples[other]))

    processor = platform.processor() or platform.machine()
    for line in open("/proc/cpuinfo", encoding="utf-8") if os.path.exists("/proc/cpuinfo") else []:
        if line.startswith("model name"):
            processor = line.split(":", 1)[1].strip()
            break
    lines = [
        f"Medians of {options.rounds} rounds, {os.cpu_count()} cores, {processor}, load {load:.1f} at the start, "
        f"clock {min(clocks):.1f} to {max(clocks):.1f} GHz (`genai-bench clock`).",
        "",
        "| measure | bar | measured | met | command |",
        "|---|---|---|---|---|",
    ]
    for measure, bar, value, is_met, run in bars(figure, relation, options.build_seconds):
        verdict = {True: "yes", False: "**no**", None: ""}[is_met]
        command = f"`genai-bench {' '.join(RUNS[run])}`" if run else "`swift build -c release`"
        lines.append(f"| {measure} | {bar} | {value} | {verdict} | {command} |")
    print("\n".join(lines))
    if options.write:
        with open(options.write, encoding="utf-8") as file:
            before, _, rest = file.read().partition(BEGIN)
        _, _, after = rest.partition(END)
        with open(options.write, "w", encoding="utf-8") as file:
            file.write(before + BEGIN + "\n" + "\n".join(lines) + "\n" + END + after)


if __name__ == "__main__":
    main()
