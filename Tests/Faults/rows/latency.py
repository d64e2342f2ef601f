# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""What a fault costs the threads that record: healthy and faulty phases take turns in one process."""

import statistics
import time

import modes
from fault_server import Script
from modes import ok
from rows.row import row

# Spans in a second: a busy server, and little enough for two processors that also run the collector.
RATE = 2000
TURNS = 3
# How long the healthy phases around a fault of many minutes last.
HEALTHY_SECONDS = 60
# What the 99th percentile may be of that in the healthy phases, and the 99.9th percentile at all.
RATIO = 1.25
P999_LIMIT = 1_000_000


def take_turns(trial, break_it, mend, timeout="1000", rate=RATE):
    """Measures the ends of spans in healthy and faulty phases, and holds the books as ever."""
    server = trial.server(ok)
    soak = trial.soak(
        server,
        rate=rate,
        threads=2,
        duration=0,
        shutdown_timeout=2,
        content=200,
        environment={"OTEL_EXPORTER_OTLP_TIMEOUT": timeout},
    )
    soak.wait_until_started()
    time.sleep(1)
    # Short phases take turns; a long one stands between two healthy ones.
    turns = 1 if trial.minutes else TURNS
    calm = HEALTHY_SECONDS if trial.minutes else trial.seconds(3, 6)
    troubled = trial.minutes * 60 if trial.minutes else calm
    healthy, faulty = [], []
    for _ in range(turns):
        healthy.append(phase(soak, calm))
        break_it(server)
        time.sleep(0.5)
        faulty.append(phase(soak, troubled))
        mend(server)
        count = len(server.arrivals)
        # Waits go on growing while it is down: the next phase is healthy when requests arrive again.
        trial.wait(lambda: len(server.arrivals) >= count + 3, 45, "the first requests after the fault")
    if trial.minutes:
        healthy.append(phase(soak, calm))
    soak.terminate()
    outcome = soak.finish()
    trial.judge(soak, outcome, server, may_miss_answers=True, checks_duplicates=False)
    judge_times(trial, healthy, faulty)
    trial.measured(
        f"memory at most {outcome.peak_bytes >> 20} MiB, {trial.tools.base_bytes >> 20} when idle; "
        f"descriptors {min(outcome.descriptors)} to {max(outcome.descriptors)}, "
        f"threads {min(outcome.threads)} to {max(outcome.threads)}"
    )
    return outcome


def phase(soak, seconds):
    soak.report()
    time.sleep(seconds)
    return soak.report()["recent_end_ns"]


def judge_times(trial, healthy, faulty):
    """Compares short phases by the best, since a busy machine makes any of them slower and none faster; one long phase
    with what is between the healthy ones around it."""
    choose = statistics.mean if trial.minutes else min
    for name, limit in (("p99", RATIO), ("p999", None)):
        calm, troubled = (choose(times[name] for times in phases) for phases in (healthy, faulty))
        trial.measured(f"end() {name}: healthy {calm / 1000:.1f} µs, faulty {troubled / 1000:.1f} µs")
        if limit:
            trial.check(troubled <= calm * limit, f"{name} is {troubled / calm:.2f} times that of the healthy phases")
        else:
            trial.check(troubled <= P999_LIMIT, f"{name} is {troubled / 1e6:.2f} ms")


def set_script(*script):
    def change(server):
        server.script = Script(*script)

    return change


def measured(number, collector):
    """A row about times with such a collector."""
    return row(
        number,
        "G",
        f"times: {collector}, in turns with a healthy one",
        "end() takes at most 1.25 times as long at the 99th percentile, and 1 ms at the 99.9th",
        is_alone=True,
        can_last=True,
        weight=40,
    )


@measured(84, "a collector that is gone")
def dead(trial):
    take_turns(trial, lambda server: server.refuse(), lambda server: server.listen())


@measured(85, "a collector that never answers")
def hanging(trial):
    take_turns(trial, set_script(modes.hang_after_body), set_script(ok))


@measured(86, "a collector that answers after 900 ms")
def slow(trial):
    take_turns(trial, set_script(modes.late(0.9)), set_script(ok), timeout="10000")


@measured(87, "a collector that takes a tenth")
def overloaded(trial):
    take_turns(trial, set_script(modes.rate(RATE / 10)), set_script(ok), timeout="10000")
