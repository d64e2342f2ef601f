# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""More spans than fit, and larger ones."""

import time

import modes
from fault_server import Script
from modes import ok, status
from rows.http import run
from rows.row import row
from trial import losses


@row(74, "G", "ten times what the collector takes", "what it takes is delivered, the rest dropped and counted", is_quick=True,
     weight=9)
def overload(trial):
    capacity, seconds = 500, trial.seconds(6, 20)
    server, soak, outcome = run(trial, modes.rate(capacity), rate=10 * capacity, duration=seconds, batch=256)
    trial.judge(soak, outcome, server, may_miss_answers=True)
    delivered = outcome.counters["exported"] / (outcome.seconds * capacity)
    trial.check(delivered >= 0.8, f"only {delivered:.0%} of what the collector takes was delivered")
    trial.measured(f"{seconds:g} s: {delivered:.0%} of what it takes")


@row(75, "G", "a burst of as many spans as the program can end", "the queue is the bound; drops exact", is_quick=True,
     weight=6)
def burst(trial):
    server, soak, outcome = run(trial, modes.late(0.05), rate=0, duration=1, threads=2)
    trial.judge(soak, outcome, server)
    trial.check(losses(outcome.counters).get("queue_full", 0) > 0, "the queue never was full")


@row(76, "G", "spans with 10 MB of text", "each travels alone; all arrive; memory bounded",
     is_quick=True, weight=8)
def huge_content(trial):
    server, soak, outcome = run(trial, ok, rate=4, duration=3, content=10_000_000)
    trial.judge(soak, outcome, server)
    trial.measured(f"largest request {max((a.size for a in server.arrivals.list()), default=0) >> 20} MiB, "
                   f"end() at most {outcome.counters['end_ns']['max'] / 1e6:.1f} ms")


@row(81, "G", "20 programs whose collector restarts", "their first requests are spread over the waits", weight=16)
def herd(trial):
    server = trial.server(status(503))
    soaks = [trial.soak(server, rate=20, duration=0, run=str(index), export_timeout=120, shutdown_timeout=20)
             for index in range(20)]
    time.sleep(6)
    server.script = Script(ok)
    up = time.monotonic()
    time.sleep(7)
    firsts = {}
    for arrival in server.arrivals.list():
        if arrival.time > up:
            firsts.setdefault(arrival.spans[0].run, arrival.time - up)
    spread = max(firsts.values()) - min(firsts.values()) if firsts else 0
    for soak in soaks:
        soak.terminate()
    for soak in soaks:
        trial.judge_quietly(soak, soak.finish(), server, what=f"program {soak.run}")
    trial.check(len(firsts) >= 15, f"only {len(firsts)} programs came back within 7 s")
    trial.check(spread >= 1, f"their first requests came within {spread:.1f} s")
    trial.measured(f"{len(firsts)} programs back, first requests spread over {spread:.1f} s")
