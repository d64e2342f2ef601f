# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""More spans than fit, and larger ones."""

import time

import modes
from fault_server import Script
from modes import ok, status
from rows.row import row
from trial import losses


@row(
    74,
    "G",
    "ten times what the collector takes",
    "what it takes is delivered, the rest dropped and counted",
    is_quick=True,
    weight=9,
)
def overload(trial):
    capacity, seconds = 500, trial.seconds(6, 20)
    server, soak, outcome = trial.run(modes.rate(capacity), rate=10 * capacity, duration=seconds, batch=256)
    trial.judge(soak, outcome, server, may_miss_answers=True)
    delivered = outcome.counters["exported"] / (outcome.seconds * capacity)
    trial.check(delivered >= 0.8, f"only {delivered:.0%} of what the collector takes was delivered")
    trial.measured(f"{seconds:g} s: {delivered:.0%} of what it takes")


@row(
    75,
    "G",
    "a burst of as many spans as the program can end",
    "the queue is the bound; drops exact",
    is_quick=True,
    weight=6,
)
def burst(trial):
    server, soak, outcome = trial.run(modes.late(0.05), rate=0, duration=1, threads=2)
    trial.judge(soak, outcome, server)
    trial.check(losses(outcome.counters).get("queue_full", 0) > 0, "the queue never was full")


@row(76, "G", "spans with 10 MB of text", "each travels alone; all arrive; memory bounded", is_quick=True, weight=8)
def huge_content(trial):
    server, soak, outcome = trial.run(ok, rate=4, duration=3, content=10_000_000)
    trial.judge(soak, outcome, server)
    trial.measured(
        f"largest request {max((a.size for a in server.arrivals.list()), default=0) >> 20} MiB, "
        f"end() at most {outcome.counters['end_ns']['max'] / 1e6:.1f} ms"
    )


@row(81, "G", "20 programs whose collector restarts", "their first requests are spread over the waits", weight=16)
def herd(trial):
    server = trial.server(status(503))
    soaks = [
        trial.soak(server, rate=20, duration=0, run=str(index), export_timeout=120, shutdown_timeout=20)
        for index in range(20)
    ]
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


@row(
    77,
    "G",
    "1 000 attributes, a name of 1 MiB, 1 000 levels, 100 000 values; not a number, NUL, no character, no UTF-8",
    "limits hold; every request is valid protobuf and UTF-8; nobody's neighbours are lost",
    is_quick=True,
    weight=8,
)
def hostile(trial):
    server, soak, outcome = trial.run(ok, "--hostile", rate=50, duration=3, shutdown_timeout=20)
    trial.judge_delivery(soak, outcome, server)
    most = max((len(span.attributes) for a in server.arrivals.list() for span in a.spans), default=0)
    trial.check(most <= 130, f"a span has {most} attributes")
    trial.measured(f"at most {most} attributes in a span")


@row(79, "G", "spans that never end", "nothing keeps them; they are counted as live", weight=25)
def abandoned(trial):
    server, seconds = trial.server(ok), trial.seconds(10, 20)
    soak = trial.soak(server, "--abandons", rate=1000, content=1000, duration=0)
    soak.wait_until_started()
    time.sleep(seconds / 2)
    middle = soak.report()
    time.sleep(seconds / 2)
    end = soak.report()
    soak.terminate()
    outcome = soak.finish()
    trial.judge_delivery(soak, outcome, server)
    trial.check(
        outcome.counters["live"] == outcome.counters["ended"],
        f"{outcome.counters['live']} live spans where {outcome.counters['ended']} were left alone",
    )
    grown = (end["rss"] - middle["rss"]) / (1 << 20)
    trial.check(grown <= 2, f"memory grew by {grown:.1f} MiB in {seconds / 2:g} s")
    trial.measured(f"{outcome.counters['live']} spans left alone, memory {grown:+.2f} MiB in {seconds / 2:g} s")


@row(
    80,
    "G",
    "90 % and 110 % of what the collector takes",
    "90 %: all arrives; 110 %: a steady loss, counted; memory is level",
    weight=45,
)
def near_capacity(trial):
    capacity, seconds = 500, trial.seconds(10, 30)
    for share in (0.9, 1.1):
        server = trial.server(modes.rate(capacity))
        soak = trial.soak(
            server,
            rate=capacity * share,
            duration=0,
            queue=512,
            batch=128,
            run=f"{share:.0%}".strip("%"),
            shutdown_timeout=10,
        )
        soak.wait_until_started()
        time.sleep(seconds / 2)
        middle = soak.report()
        time.sleep(seconds / 2)
        end = soak.report()
        soak.terminate()
        outcome = soak.finish()
        trial.judge(soak, outcome, server)
        dropped = sum(outcome.counters["dropped"].values())
        trial.check((dropped == 0) == (share < 1), f"{share:.0%}: {dropped} spans were dropped")
        grown = (end["rss"] - middle["rss"]) / (1 << 20)
        trial.check(grown <= 2, f"{share:.0%}: memory grew by {grown:.1f} MiB in {seconds / 2:g} s")
        trial.measured(f"{share:.0%}: {dropped} dropped, memory {grown:+.2f} MiB in {seconds / 2:g} s")
