# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""How long the end of a process takes, whatever its collector or its spool does: one row for each fault."""

import math
import random
import shutil
import time
from collections.abc import Callable
from dataclasses import dataclass, field

import certificates
import modes
from modes import ok, status
from rows.network import Namespace
from rows.row import row
from rows.spool import mounted

# The time that shutdown is given, in seconds.
TIMEOUT = 1
# Up to when the signal comes, in seconds after the first span: requests, waits and handshakes are under way by then.
LATEST_SIGNAL = 1.5


@dataclass
class Start:
    """How one program is started in a fault, and what happens to it just before its end."""

    # A server, or an endpoint that nothing can arrive at.
    target: object
    options: dict = field(default_factory=dict)
    before_signal: Callable = lambda: None


def fault(number, title, spools=(False, True), **options):
    """Makes a function of a `Trial` a row that ends many processes; it returns what makes the `Start` of each."""

    def add(prepare):
        @row(
            number,
            "H",
            title,
            f"shutdown within {TIMEOUT * 1000} + 100 ms, gone within {TIMEOUT * 1000} + 500 ms after SIGTERM",
            weight=15,
            proof_runs=200,
            **options,
        )
        def body(trial):
            end_many(trial, prepare(trial), spools)

        return prepare

    return add


def end_many(trial, make_start, spools):
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    delays = [chance.uniform(0, LATEST_SIGNAL) for _ in range(trial.times(2, 12))]
    ends, exits = [], []

    def one(part, index):
        spool = part.spool() if spools[index % len(spools)] else None
        part.what = f"{'spool' if spool else 'memory'}, SIGTERM after {delays[index]:.3f} s"
        start = make_start(part)
        options = {"spool": spool, "rate": 100, "duration": 0, "shutdown_timeout": TIMEOUT} | start.options
        soak = part.soak(start.target, **options)
        soak.wait_until_started()
        time.sleep(delays[index])
        start.before_signal()
        soak.terminate()
        outcome = soak.finish()
        servers = [] if isinstance(start.target, str) else [start.target]
        part.judge(soak, outcome, *servers, spool=options["spool"], may_miss_answers=True, checks_duplicates=False)
        part.check_shutdown(outcome, TIMEOUT)
        if outcome.shutdown_ms is not None:
            ends.append(outcome.shutdown_ms - TIMEOUT * 1000)
            exits.append((outcome.seconds_after_signal - TIMEOUT) * 1000)

    trial.repeat(len(delays), one)
    for name, times in (("shutdown", ends), ("gone", exits)):
        if times:
            trial.measured(f"{name} {max(times):+.0f} ms, p99 {percentile(times, 0.99):+.0f} ms")
    trial.measured(f"{len(ends)} runs, seed {seed}")


def percentile(values, share):
    return sorted(values)[math.ceil(len(values) * share) - 1]


def answering(*script, **options):
    """A collector in plain HTTP that does these things."""
    return lambda part: Start(part.server(*script, **options))


@fault(100, "a collector that answers")
def healthy(trial):
    return answering(ok)


@fault(101, "a collector that answers after 300 ms")
def slow(trial):
    return answering(modes.late(0.3))


@fault(102, "nobody listens")
def nobody(trial):
    def start(part):
        server = part.server(ok)
        server.refuse()
        return Start(server)

    return start


@fault(103, "a port that does not answer at all")
def unanswered(trial):
    return answering(ok, accepts=False)


@fault(104, "packets that vanish", needs_root=True)
def vanishing(trial):
    namespace = Namespace(trial)
    namespace.rule("OUTPUT", "-p", "tcp", "-j", "DROP")
    return lambda part: Start(part.server(ok, namespace=namespace.name), {"prefix": namespace.prefix})


@fault(105, "a name server that never answers", needs_root=True)
def silent_names(trial):
    namespace = Namespace(trial)
    namespace.silence_names(trial)
    return lambda part: Start("http://collector.example:4318", {"prefix": namespace.prefix})


@fault(106, "a server that accepts and does not read")
def deaf(trial):
    return answering(modes.accept_hang)


def over_tls(trial, **options):
    """A server that is spoken to with TLS and answers nothing."""
    options = {"context": certificates.context(*trial.authority.issue("server"))} | options
    trusted = {"OTEL_EXPORTER_OTLP_CERTIFICATE": trial.authority.certificate}

    def start(part):
        server = part.server(modes.hang_after_body, **options)
        is_answering = options["context"] and options.get("handshakes", True)
        return Start(server if is_answering else f"https://127.0.0.1:{server.port}", {"environment": trusted})

    return start


@fault(107, "a TLS handshake that hangs")
def handshake(trial):
    return over_tls(trial, handshakes=False)


@fault(108, "a server without TLS that is spoken to with TLS")
def no_handshake(trial):
    return over_tls(trial, context=None)


@fault(109, "an answer that never comes, over TLS")
def silent_over_tls(trial):
    return over_tls(trial)


@fault(110, "a server that reads and never answers")
def silent(trial):
    return answering(modes.hang_after_body)


@fault(111, "an answer whose headers drip")
def dripping_headers(trial):
    return answering(modes.drip_header)


@fault(112, "an answer whose body drips")
def dripping_body(trial):
    return answering(modes.drip_body)


@fault(113, "a server that reads 20 kB/s")
def slow_reader(trial):
    return lambda part: Start(part.server(modes.read_slow(20_000), receive_buffer=4096), {"content": 2000})


@fault(114, "connections that are reset in mid-body")
def resets(trial):
    return answering(modes.rst_mid(100))


@fault(115, "429 with Retry-After: 30")
def throttled(trial):
    return answering(status(429, "30"))


@fault(116, "503 with Retry-After: 30")
def unavailable(trial):
    return answering(status(503, "30"))


@fault(117, "401")
def unauthorized(trial):
    return answering(status(401))


@fault(118, "a full disk under the spool, and a server that never answers", spools=(True,), needs_root=True)
def full_disk(trial):
    def start(part):
        disk = mounted(part, "disk", "size=128k")
        return Start(part.server(modes.hang_after_body), {"spool": disk / "spool", "content": 500})

    return start


@fault(119, "a spool that is removed, and a server that never answers", spools=(True,))
def removed_spool(trial):
    def start(part):
        spool = part.spool()
        return Start(part.server(modes.hang_after_body), {"spool": spool}, lambda: shutil.rmtree(spool, True))

    return start
