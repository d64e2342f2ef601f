# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""How a process may end, and what its spans then are."""

import os
import pathlib
import random
import signal
import time

import certificates
import modes
from modes import ok, status
from rows.row import row

O_CLOEXEC = 0o2000000


@row(
    46,
    "D",
    "SIGTERM: collector idle, busy, down, hung; in memory and with the spool, at random instants",
    "delivered, on disk or counted, and gone within the time of shutdown and 500 ms",
    is_quick=True,
    weight=15,
)
def terminated(trial):
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    faults = {
        "healthy": [ok],
        "slow": [modes.late(0.3)],
        "down": [status(503)],
        "hung": [modes.hang_after_body],
        "deaf": [modes.accept_hang],
    }
    # So many for each fault, half of them with the spool.
    runs = max(1, trial.times(4, 8) // 2)
    plan = [
        (name, with_spool, chance.uniform(0, 1)) for name in faults for with_spool in (False, True) for _ in range(runs)
    ]
    took = []

    def one(part, index):
        name, with_spool, delay = plan[index]
        part.what = f"{name}, {'spool' if with_spool else 'memory'}, after {delay:.3f} s"
        server = part.server(*faults[name])
        spool = part.spool() if with_spool else None
        soak = part.soak(server, rate=500, duration=0, shutdown_timeout=1, spool=spool)
        soak.wait_until_started()
        time.sleep(delay)
        soak.terminate()
        outcome = soak.finish()
        part.judge(soak, outcome, server, spool=spool, may_miss_answers=True)
        part.check_shutdown(outcome, 1)
        took.append((outcome.shutdown_ms or 9999, outcome.seconds_after_signal))

    trial.repeat(len(plan), one)
    trial.measured(
        f"{len(plan)} runs, shutdown at most {max(ms for ms, _ in took):.0f} ms of 1000, gone after at most "
        f"{max(seconds for _, seconds in took):.2f} s; lost 0, miscounted 0; seed {seed}"
        if not trial.problems
        else f"{len(plan)} runs; seed {seed}"
    )


@row(47, "D", "SIGINT twice; SIGTERM during shutdown", "the second ends the process at once")
def interrupted_twice(trial):
    for first, second in ((signal.SIGINT, signal.SIGINT), (signal.SIGTERM, signal.SIGTERM)):
        server = trial.server(modes.hang_after_body)
        soak = trial.soak(server, rate=100, duration=0, run=str(first), shutdown_timeout=5)
        time.sleep(1)
        soak.signal(first)
        time.sleep(0.5)
        soak.signal(second)
        outcome = soak.finish(10)
        trial.check(outcome.seconds_after_signal <= 0.15, f"gone {outcome.seconds_after_signal:.2f} s after the second")
        trial.measured(f"gone {outcome.seconds_after_signal * 1000:.0f} ms after the second")


@row(
    48,
    "D",
    "SIGKILL at random instants, with the spool",
    "what was written is delivered by the next process; lost is at " "most what was ended in the last moments",
    is_quick=True,
    weight=20,
    proof_runs=500,
)
def killed(trial):
    crash(trial, signal.SIGKILL, trial.times(20, 60))


@row(
    49,
    "D",
    "exit() while threads record and send over TLS, in memory and with the spool",
    "no crash, no hang; with the spool, what was written is on disk",
    is_quick=True,
    weight=10,
    proof_runs=500,
)
def exited(trial):
    context = certificates.context(*trial.authority.issue("server"))
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    faults = {"healthy": ok, "slow": modes.late(0.2), "hung": modes.hang_after_body}
    plan = [
        (chance.choice(list(faults)), chance.random() < 0.5, chance.uniform(0, 0.4)) for _ in range(trial.times(20, 60))
    ]
    took = []

    def one(part, index):
        name, with_spool, delay = plan[index]
        part.what = f"{name}, exit after {delay:.3f} s"
        server = part.server(faults[name], context=context)
        spool = part.spool() if with_spool else None
        soak = part.soak(
            server,
            "--exits",
            rate=2000,
            content=2000,
            duration=0,
            spool=spool,
            batch_delay="20ms",
            threads=2,
            environment={"OTEL_EXPORTER_OTLP_CERTIFICATE": trial.authority.certificate},
        )
        soak.wait_until_started()
        time.sleep(delay)
        soak.terminate()
        outcome = soak.finish(20)
        part.check(outcome.code == 0, f"ended with {outcome.code}: {outcome.errors[-200:]}")
        part.check(outcome.seconds_after_signal <= 2, f"gone after {outcome.seconds_after_signal:.2f} s")
        took.append(outcome.seconds_after_signal)
        part.problems += server.arrivals.problems
        if spool:
            books = part.books(soak, outcome, server, spool=spool)
            lost = books.ended - books.taken - books.unanswered - books.spooled
            part.check(len(lost) <= 2000 * UNWRITTEN_SECONDS, f"{len(lost)} spans had not been written")

    trial.repeat(len(plan), one)
    trial.measured(f"{len(plan)} runs, gone after at most {max(took) * 1000:.0f} ms; seed {seed}")


@row(
    51,
    "D",
    "forked children that record, flush and exit while threads record",
    "each comes to its end and sends nothing; the " "parent loses nothing",
    is_quick=True,
    weight=8,
    proof_runs=200,
)
def forked(trial):
    count = trial.times(20, 200)
    server = trial.server(ok)
    soak = trial.soak(server, rate=1000, threads=4, duration=1, forks=count, spool=trial.spool())
    outcome = soak.finish(30 + count)
    trial.judge(soak, outcome, server, spool=trial.spool())
    if outcome.counters:
        forks = outcome.counters["forks"]
        trial.check(forks == {"count": count, "hung": 0, "crashed": 0}, f"of the children: {forks}")
    strangers = sum(span.sequence is None for arrival in server.arrivals.list() for span in arrival.spans)
    trial.check(strangers == 0, f"{strangers} spans of children arrived")
    trial.measured(f"{count} children, {strangers} of their spans arrived")


@row(50, "D", "SIGSEGV, SIGABRT, SIGBUS, with the spool", "as SIGKILL: no handler of ours stands in the way", weight=10)
def crashed(trial):
    for number in (signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS):
        crash(trial, number, trial.times(2, 4))


# In these many seconds before its end, what a process ended may still be in its queue: the delay of a batch, and as
# much for writing it on a busy machine.
UNWRITTEN_SECONDS = 1
RATE = 1000


def crash(trial, number, count):
    seed = random.randrange(1 << 32)
    chance = random.Random(seed)
    plan = [(chance.choice(("healthy", "down", "slow")), chance.uniform(0, 1.2)) for _ in range(count)]
    written, unwritten, repeated = [], [], []

    def one(part, index):
        name, delay = plan[index]
        part.what = f"{name}, {number.name} after {delay:.3f} s"
        server = part.server({"healthy": ok, "down": status(503), "slow": modes.late(0.2)}[name])
        spool = part.spool()
        # The runtime of Swift would take a minute to print where it crashed.
        soak = part.soak(
            server, rate=RATE, duration=0, spool=spool, batch_delay="50ms", environment={"SWIFT_BACKTRACE": "enable=no"}
        )
        soak.wait_until_started()
        time.sleep(delay)
        soak.signal(number)
        outcome = soak.finish()
        part.check(outcome.code == -number, f"ended with {outcome.code}")
        before = part.books(soak, outcome, server, spool=spool)
        after = part.server(ok)
        # The next process: a span now and then, and a shutdown that delivers.
        second = part.soak(after, rate=20, duration=0.5, spool=spool, run="2", shutdown_timeout=20)
        end = second.finish()
        part.judge(second, end, after, spool=spool)
        delivered = before.taken | after.arrivals.taken(soak.run)
        missing = before.spooled - delivered
        part.check(
            not missing,
            f"{len(missing)} spans were on disk and never came: found "
            f"{end.counters and end.counters['recovered']}, {end.errors[:300]!r}",
        )
        lost = before.ended - before.taken - before.unanswered - before.spooled
        part.check(len(lost) <= RATE * UNWRITTEN_SECONDS, f"{len(lost)} spans had not been written")
        # Only the last ones: whatever ended before a written one was written.
        part.check(not lost or min(lost) > max(before.spooled | before.taken, default=-1), "the loss is not at the end")
        written.append(len(before.spooled))
        unwritten.append(len(lost))
        repeated.append(len(before.taken & after.arrivals.taken(soak.run)))

    trial.repeat(len(plan), one)
    trial.measured(
        f"{number.name}: {len(plan)} runs, {sum(written)} spans on disk, lost of them 0, not written at most "
        f"{max(unwritten, default=0)}, arrived twice at most {max(repeated, default=0)}; seed {seed}"
        if not trial.problems
        else f"{number.name}: {len(plan)} runs; seed {seed}"
    )


@row(52, "D", "a child process", "no descriptor of ours is inherited")
def descriptors(trial):
    server = trial.server(ok)
    soak = trial.soak(server, rate=200, duration=3, spool=trial.spool())
    trial.wait(lambda: len(server.arrivals) > 1, 5, "the first requests")
    folder = pathlib.Path(f"/proc/{soak.pid}")
    inherited, count = [], 0
    for entry in (folder / "fdinfo").iterdir():
        if int(entry.name) <= 2:
            continue
        flags = int(next(line for line in entry.read_text().splitlines() if line.startswith("flags")).split()[1], 8)
        count += 1
        if not flags & O_CLOEXEC:
            inherited.append(os.readlink(folder / "fd" / entry.name))
    trial.check(not inherited, f"inherited: {inherited}")
    trial.measured(f"{count} descriptors, {len(inherited)} inherited")
    trial.judge(soak, soak.finish(), server, spool=trial.spool())


@row(53, "D", "SIGSTOP, and SIGCONT after a while", "goes on; no burst of what was due meanwhile", weight=12)
def stopped(trial):
    server = trial.server(ok)
    soak = trial.soak(server, rate=100, duration=0)
    pause = trial.seconds(3, 10)
    time.sleep(1.5)
    os.kill(soak.pid, signal.SIGSTOP)
    time.sleep(pause)
    os.kill(soak.pid, signal.SIGCONT)
    resumed = time.monotonic()
    time.sleep(1.5)
    soak.terminate()
    outcome = soak.finish()
    trial.judge_delivery(soak, outcome, server)
    soon = [arrival for arrival in server.arrivals.list() if resumed <= arrival.time <= resumed + 0.2]
    trial.check(len(soon) <= 4, f"{len(soon)} requests in the first 200 ms")
    trial.measured(f"stopped {pause:g} s, {len(soon)} requests in the 200 ms after")
