# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""One run of a row: the servers and programs that it starts, what it measured, and what it found wrong."""

import concurrent.futures
import contextlib
import pathlib
import shutil
import tempfile
import time
from dataclasses import dataclass

import certificates
import spool_reader
from fault_server import FaultServer, Script
from ledger import Books, ended
from program import CANARY, Soak

MEBIBYTE = 1 << 20
QUEUE_BYTES = 32 * MEBIBYTE
# What may be added to what a healthy program needs: the queue with its copies, and a margin.
MEMORY_MARGIN = int(2.5 * QUEUE_BYTES) + 16 * MEBIBYTE
# How many programs of one row run at a time.
TOGETHER = 3


@dataclass
class Plan:
    """How much of each row is run."""

    is_full: bool = False
    # How much longer the full tier lasts than it need.
    scale: float = 1
    # How often a row kills, ends or damages, instead of its own number.
    runs: int | None = None
    minutes: float | None = None


class CannotRun(Exception):
    """This machine cannot inject the fault."""


class Findings:
    """What was measured of one or more runs, and what is wrong with it; and what holds in every row."""

    def __init__(self, tools):
        self.tools = tools
        self.problems, self.figures = [], []

    def check(self, condition, sentence):
        if not condition:
            self.problems.append(sentence)
        return condition

    def measured(self, figure):
        self.figures.append(figure)

    def books(self, soak, outcome, *servers, spool=None, may_miss_answers=False):
        """What ended in a run, and where it is now."""
        return Books(
            ended(soak.ledger),
            outcome.counters,
            set().union(*(server.arrivals.taken(soak.run) for server in servers)),
            set().union(*(server.arrivals.unanswered(soak.run) for server in servers)),
            spool_reader.sequences(spool, soak.run) if spool and spool.exists() else set(),
            may_miss_answers,
        )

    def judge(
        self, soak, outcome, *servers, spool=None, may_miss_answers=False, checks_duplicates=True, checks_threads=True
    ):
        """Holds the books of a run against what arrived, and looks at what the process used and said."""
        books = self.books(soak, outcome, *servers, spool=spool, may_miss_answers=may_miss_answers)
        self.check(outcome.code == 0, f"the program ended with {outcome.code}: {outcome.errors[-300:]}")
        self.check(outcome.counters is not None, "the program printed no counters")
        self.problems += books.problems()
        duplicates = sum(server.arrivals.duplicates() for server in servers)
        if checks_duplicates:
            self.check(duplicates == 0, f"{duplicates} spans arrived twice")
        self.look_at(outcome, servers, spool, checks_threads)
        text = f"ended {len(books.ended)}, arrived {len(books.taken)}"
        if outcome.counters:
            text += "".join(f", {reason} {count}" for reason, count in sorted(losses(outcome.counters).items()))
        if spool and books.spooled:
            text += f", on disk {len(books.spooled - books.taken)}"
        self.measured(f"{text}, lost {books.lost}, miscounted {0 if may_miss_answers else books.miscounted}")
        if duplicates:
            self.measured(f"duplicates {duplicates}")
        return books

    def judge_delivery(self, soak, outcome, *servers, **options):
        """The same, of a run that had to give nothing up."""
        books = self.judge(soak, outcome, *servers, **options)
        given_up = losses(outcome.counters) if outcome.counters else {}
        self.check(not given_up, f"run {soak.run}: given up: {given_up}")
        return books

    def look_at(self, outcome, servers, spool, checks_threads):
        """Memory, descriptors, threads, readable requests, and no secret where none belongs."""
        for server in servers:
            self.problems += server.arrivals.problems[:5]
        if outcome.peak_bytes:
            limit = self.tools.base_bytes + MEMORY_MARGIN
            self.check(
                outcome.peak_bytes <= limit, f"memory: {outcome.peak_bytes >> 20} MiB, more than {limit >> 20} MiB"
            )
        for name, samples, slack in (("descriptors", outcome.descriptors, 8), ("threads", outcome.threads, 3)):
            # The first half has the start in it.
            half = len(samples) // 2
            if half >= 10 and (checks_threads or name != "threads"):
                before, after = max(samples[:half]), max(samples[half:])
                self.check(after <= before + slack, f"{name} went from {before} to {after}")
        places = {"its messages": outcome.errors, "its counters": str(outcome.lines)}
        for place, text in places.items():
            self.check(CANARY not in text, f"the token is in {place}")
        if spool and spool.exists():
            token = CANARY.encode()
            leaks = [file.name for file in spool.rglob("*") if file.is_file() and token in file.read_bytes()]
            self.check(not leaks, f"the token is in the spool, in {leaks[:3]}")

    def check_shutdown(self, outcome, timeout):
        """Shutdown within its time and 100 ms, the end of the process within 500 ms."""
        took = outcome.shutdown_ms
        if self.check(took is not None, "the program printed no time of shutdown"):
            self.check(took <= timeout * 1000 + 100, f"shutdown took {took:.0f} ms of {timeout * 1000:.0f} ms")
            self.measured(f"shutdown {took:.0f} ms of {timeout * 1000:.0f}")
        if outcome.seconds_after_signal is not None:
            self.check(
                outcome.seconds_after_signal <= timeout + 0.5,
                f"the process ended {outcome.seconds_after_signal:.2f} s after the signal",
            )


class Trial(Findings, contextlib.ExitStack):
    """A row under way: what it starts ends with it."""

    def __init__(self, tools, plan):
        Findings.__init__(self, tools)
        contextlib.ExitStack.__init__(self)
        self.plan = plan
        # What this run is, where a row has many.
        self.what = ""
        self.directory = pathlib.Path(tempfile.mkdtemp(prefix="faults-"))
        self.callback(shutil.rmtree, self.directory, True)
        self._authority = None

    @property
    def is_full(self):
        return self.plan.is_full

    @property
    def minutes(self):
        """How long a fault lasts that can last; none for as long as the tier has it last."""
        return self.plan.minutes

    def seconds(self, quick, full=None):
        """How long a phase lasts: in the quick tier, and in the full one, where it can be scaled."""
        return (full or quick) * self.plan.scale if self.is_full else quick

    def times(self, quick, full):
        """How many runs a row has: in each tier, unless a number was asked for."""
        return self.plan.runs or (full if self.is_full else quick)

    def repeat(self, count, body):
        """Runs a body with a trial of its own and each number, some at a time; what is wrong is told of the whole."""

        def one(index):
            part = Trial(self.tools, self.plan)
            try:
                with part:
                    body(part, index)
            finally:
                self.problems += [f"{part.what}: {problem}" for problem in part.problems]

        with concurrent.futures.ThreadPoolExecutor(TOGETHER) as pool:
            list(pool.map(one, range(count)))

    def server(self, *script, **options):
        server = self.enter_context(FaultServer(Script(*script), **options))
        return server

    def soak(self, server, *flags, **options):
        """Starts the program; a server or an endpoint says where it sends to."""
        endpoint = server if isinstance(server, str) else server.endpoint
        options.setdefault("batch_delay", "200ms")
        soak = Soak(self.tools.bench, self.directory, endpoint, *flags, **options)
        self.callback(end, soak)
        return soak

    def run(self, *steps, server=None, **options):
        """Runs the program to its end, with the modes of a server and the flags and options of the program."""
        flags = [step for step in steps if isinstance(step, str)]
        server = server or self.server(*(step for step in steps if not isinstance(step, str)))
        soak = self.soak(server, *flags, **options)
        return server, soak, soak.finish()

    @property
    def authority(self):
        if self._authority is None:
            self._authority = certificates.Authority(self.directory)
        return self._authority

    def spool(self, name="spool"):
        """Where a spool goes; not made yet."""
        return self.directory / name

    def judge_quietly(self, soak, outcome, *servers, what, **options):
        """The same as `judge` for one of many runs: only what is wrong is told, and of which run."""
        own = Findings(self.tools)
        books = own.judge(soak, outcome, *servers, **options)
        self.problems += [f"{what}: {problem}" for problem in own.problems]
        return books

    def wait(self, condition, timeout, what):
        """Waits until a condition holds, and returns how long it took; None and a problem when it never did."""
        start = time.monotonic()
        while time.monotonic() - start < timeout:
            if condition():
                return time.monotonic() - start
            time.sleep(0.02)
        self.problems.append(f"{what}: not within {timeout} s")
        return None


def losses(counters):
    """What was not delivered, by reason."""
    found = dict(counters["dropped"])
    found.update(counters.get("failed_by_reason", {}))
    for place in ("rejected", "queued", "in_flight"):
        if counters[place]:
            found[place] = counters[place]
    return {reason: count for reason, count in found.items() if count}


def end(soak):
    """Leaves no process behind, whatever happened to its row."""
    if soak.is_running():
        soak.process.kill()
        soak.process.wait()
