# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""What may happen to a connection before and while a request is sent."""

import contextlib
import os
import pathlib
import time

import modes
from modes import ok
from rows.row import row

QUICK_TIMEOUT = {"OTEL_EXPORTER_OTLP_TIMEOUT": "1000"}


@row(
    1,
    "A",
    "nobody listens, then somebody does",
    "asked with growing waits; everything arrives once",
    is_quick=True,
    weight=9,
)
def refused(trial):
    down = trial.seconds(3, 20)
    server = trial.server(ok)
    server.refuse()
    soak = trial.soak(server, rate=100, duration=down + 4, queue=20_000, export_timeout=120, shutdown_timeout=40)
    time.sleep(down)
    server.listen()
    up = time.monotonic()
    outcome = soak.finish()
    trial.judge_delivery(soak, outcome, server)
    late = server.arrivals.list()[0].time - up
    trial.check(late <= 1.2 * max(down, 2) + 1, f"the first request came {late:.1f} s after the start")
    trial.measured(f"down {down:g} s, first request {late:.1f} s after the start")


@row(
    2,
    "A",
    "a port that does not answer at all",
    "each attempt ends after the 3 s for connecting, not the 10 s for all",
    weight=12,
)
def syn_blackhole(trial):
    server = trial.server(ok, accepts=False)
    soak = trial.soak(server, rate=100, duration=10, shutdown_timeout=1)
    attempts = syn_times(soak, server.port)
    outcome = soak.finish()
    trial.check(attempts, "no attempt was seen")
    for took in attempts:
        trial.check(2.7 <= took <= 3.4, f"an attempt took {took:.1f} s")
    trial.measured(f"attempts of {', '.join(f'{took:.1f}' for took in attempts)} s")
    trial.judge(soak, outcome, server)
    trial.check_shutdown(outcome, 1)


def syn_times(soak, port):
    """How long each attempt to connect lasted, as the kernel shows them."""
    times, since = [], None
    while soak.is_running():
        lines = pathlib.Path("/proc/net/tcp").read_text().splitlines()[1:]
        trying = any(
            line.split()[2].endswith(f":{port:04X}") and line.split()[3] == "02" and owned(soak, line.split()[9])
            for line in lines
        )
        now = time.monotonic()
        if trying and since is None:
            since = now
        elif not trying and since is not None:
            times.append(now - since)
            since = None
        time.sleep(0.05)
    # Shutdown cuts the last one short.
    return times[:2]


def owned(soak, inode):
    folder = f"/proc/{soak.pid}/fd"
    with contextlib.suppress(OSError):
        return any(os.readlink(f"{folder}/{name}") == f"socket:[{inode}]" for name in os.listdir(folder))
    return False


@row(
    4,
    "A",
    "a server that accepts and does not read",
    "the timeout of a request; shutdown within its own",
    is_quick=True,
)
def accept_hang(trial):
    server, soak, outcome = trial.run((modes.accept_hang, 2), ok, rate=100, duration=6, environment=QUICK_TIMEOUT)
    trial.judge_delivery(soak, outcome, server)
    server = trial.server(modes.accept_hang)
    soak = trial.soak(server, rate=100, duration=2, shutdown_timeout=1, run="2")
    outcome = soak.finish()
    trial.judge(soak, outcome, server)
    trial.check_shutdown(outcome, 1)


@row(5, "A", "a server that reads and never answers", "timed out and sent again: duplicates, no loss", weight=9)
def hang_after_body(trial):
    server, soak, outcome = trial.run((modes.hang_after_body, 2), ok, rate=100, duration=6, environment=QUICK_TIMEOUT)
    trial.judge_delivery(soak, outcome, server)
    most = max(len(arrivals) for arrivals in server.arrivals.by_sequence().values())
    trial.check(most <= 3, f"a span arrived {most} times after 2 silent answers")
    trial.measured(f"a span arrived {most} times at most")


@row(6, "A", "an answer that drips: its headers, its body", "the timeout of a request wins", weight=8)
def slow_loris(trial):
    for index, mode in enumerate((modes.drip_header, modes.drip_body)):
        server, soak, outcome = trial.run(mode, ok, rate=100, duration=4, environment=QUICK_TIMEOUT, run=str(index))
        gap = server.arrivals.gaps()[0]
        trial.check(gap <= 1 + 1.2 + 0.5, f"{mode.__name__}: the next request came after {gap:.1f} s")
        trial.measured(f"{mode.__name__}: next request after {gap:.1f} s")
        trial.judge(soak, outcome, server, checks_duplicates=False)


@row(7, "A", "a server that reads 20 kB/s", "the worker stalls, the program does not; drops counted", weight=12)
def slow_reader(trial):
    server = trial.server(modes.read_slow(20_000), receive_buffer=4096)
    soak = trial.soak(server, rate=2000, duration=trial.seconds(5, 10), content=500, shutdown_timeout=1)
    outcome = soak.finish()
    trial.judge(soak, outcome, server, may_miss_answers=True)
    trial.check_shutdown(outcome, 1)


@row(8, "A", "a connection that is reset in mid-body", "sent again; no body arrived twice", is_quick=True, weight=8)
def reset_mid_body(trial):
    server, soak, outcome = trial.run(
        (modes.rst_mid(65_536), 3), ok, rate=200, duration=8, content=4000, batch_delay="1s"
    )
    trial.check(server.mode_counts["reset mid-body"] == 3, "the fault never happened")
    trial.judge_delivery(soak, outcome, server)
    most = max(len(arrivals) for arrivals in server.arrivals.by_sequence().values())
    trial.check(most == 1, f"a span arrived {most} times")


@row(
    9,
    "A",
    "a connection that is closed or reset after the body, reused before",
    "no loss; a batch arrives again at most " "twice for each",
    is_quick=True,
    weight=12,
)
def lost_answers(trial):
    pairs = trial.times(2, 10)
    script = [step for _ in range(pairs) for step in ((ok, 2), modes.fin_after_body, (ok, 2), modes.rst_after_body)]
    server, soak, outcome = trial.run(*script, ok, rate=100, duration=pairs * 4 + 2)
    trial.judge_delivery(soak, outcome, server)
    most = max(len(arrivals) for arrivals in server.arrivals.by_sequence().values())
    trial.check(most <= 3, f"a span arrived {most} times")
    trial.measured(f"{2 * pairs} lost answers, a span arrived {most} times at most")


@row(
    11,
    "A",
    "an answer that takes 200 ms (the server's delay, not the network's)",
    "batches grow, nothing is lost",
    weight=6,
)
def delay(trial):
    server, soak, outcome = trial.run(modes.late(0.2), rate=500, duration=4, batch_delay="50ms")
    trial.judge_delivery(soak, outcome, server)


@row(
    16,
    "A",
    "2 s up, 2 s down, over and over",
    "one request at a time finds out; everything arrives, with the spool",
    weight=45,
)
def flapping(trial):
    seconds = trial.seconds(20, 40)
    server, spool = trial.server(ok), trial.spool()
    soak = trial.soak(server, rate=200, duration=seconds, spool=spool, shutdown_timeout=10)
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        time.sleep(2)
        server.refuse()
        time.sleep(2)
        server.listen()
    outcome = soak.finish()
    books = trial.judge_delivery(soak, outcome, server, spool=spool, may_miss_answers=True, checks_duplicates=False)
    connections = len(server.connections) / seconds
    trial.check(connections <= 2, f"{connections:.1f} connections in a second")
    trial.measured(f"{seconds:g} s: {connections:.2f} connections in a second, {len(books.taken)} spans")


@row(21, "A", "a proxy in the environment", "not used unless configured", is_quick=True)
def proxy(trial):
    between = trial.server(ok)
    server, soak, outcome = trial.run(
        ok,
        rate=100,
        duration=1,
        environment={
            name: between.endpoint for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "ALL_PROXY")
        },
    )
    trial.judge(soak, outcome, server)
    trial.check(between.byte_count == 0, f"{between.byte_count} bytes went to the proxy")
    trial.measured(f"{between.byte_count} bytes at the proxy")


@row(
    22,
    "A",
    "a collector on a Unix socket, which is removed and made anew",
    "connects again; everything arrives",
    weight=9,
)
def unix_socket(trial):
    server = trial.server(ok, path=str(trial.directory / "collector.sock"))
    soak = trial.soak(server, rate=100, duration=7)
    trial.wait(lambda: len(server.arrivals) > 1, 5, "the first requests")
    server.refuse()
    os.unlink(server.path)
    time.sleep(1)
    server.listen()
    outcome = soak.finish()
    trial.judge_delivery(soak, outcome, server, may_miss_answers=True)
