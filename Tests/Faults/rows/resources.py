# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""A process that runs out of descriptors, threads, memory or processor time."""

import os
import pathlib
import resource
import shutil
import subprocess
import sys
import time

import modes
from fault_server import Script
from modes import ok, ok_close, rate, status
from rows.row import row
from trial import CannotRun


@row(
    68,
    "F",
    "no descriptor is left, then there is one again",
    "connecting fails and is tried again; everything arrives",
    weight=8,
)
def no_descriptors(trial):
    server = trial.server(ok_close)  # so that each request needs a new one
    soak = trial.soak(server, rate=100, duration=6)
    trial.wait(lambda: len(server.arrivals) > 1, 5, "the first requests")
    pid = soak.pid
    used = len(os.listdir(f"/proc/{pid}/fd"))
    soft, hard = resource.prlimit(pid, resource.RLIMIT_NOFILE)
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (3, hard))
    count = len(server.arrivals)
    time.sleep(1.5)
    during = len(server.arrivals) - count
    resource.prlimit(pid, resource.RLIMIT_NOFILE, (soft, hard))
    outcome = soak.finish()
    trial.judge_delivery(soak, outcome, server)
    trial.check(during <= 1, f"{during} requests came although no descriptor was left")
    trial.measured(f"{used} descriptors held, {during} requests while none was left")


class Group:
    """A control group of version 1 for one program."""

    def __init__(self, trial, controller, settings):
        self.directory = pathlib.Path(f"/sys/fs/cgroup/{controller}/faults-{os.getpid()}-{id(trial)}")
        try:
            self.directory.mkdir()
            for name, value in settings.items():
                (self.directory / name).write_text(str(value))
        except OSError as error:
            raise CannotRun(f"no control group for {controller}: {error.strerror}") from error
        trial.callback(self.remove)

    def set(self, name, value):
        (self.directory / name).write_text(str(value))

    def remove(self):
        for _ in range(20):
            try:
                return self.directory.rmdir()
            except OSError:
                time.sleep(0.1)

    def join(self):
        (self.directory / "cgroup.procs").write_text(str(os.getpid()))


@row(
    69,
    "F",
    "no thread can be started any more",
    "nothing needs one, but to resolve a name; everything arrives",
    needs_root=True,
    weight=8,
)
def no_threads(trial):
    group = Group(trial, "pids", {})
    server = trial.server(ok_close)
    soak = trial.soak(
        f"http://localhost:{server.port}",
        rate=100,
        duration=0,
        batch_delay="1s",
        preexec=group.join,
        shutdown_timeout=5,
    )
    # Before the first export, which starts what it needs.
    soak.wait_until_started()
    group.set("pids.max", 1)
    time.sleep(2.5)
    count = len(server.arrivals)
    group.set("pids.max", "max")
    time.sleep(1)
    soak.terminate()
    outcome = soak.finish()
    trial.judge(soak, outcome, server, checks_threads=False)
    trial.check_shutdown(outcome, 5)
    trial.measured(f"{count} requests while no thread could be started")


@row(
    70,
    "F",
    "128 MiB of memory, ten times what the collector takes",
    "the program lives; drops counted",
    needs_root=True,
    weight=14,
)
def little_memory(trial):
    group = Group(trial, "memory", {"memory.limit_in_bytes": 128 << 20})
    server = trial.server(rate(500))
    soak = trial.soak(
        server, rate=5000, content=4000, duration=trial.seconds(6, 12), shutdown_timeout=1, preexec=group.join
    )
    outcome = soak.finish()
    trial.judge(soak, outcome, server, may_miss_answers=True)
    trial.measured(f"at most {outcome.peak_bytes >> 20} MiB")


@row(71, "F", "5 % of a processor", "drops counted", needs_root=True, weight=14)
def little_processor(trial):
    group = Group(trial, "cpu", {"cpu.cfs_period_us": 100_000, "cpu.cfs_quota_us": 5000})
    server = trial.server(ok)
    soak = trial.soak(server, rate=2000, duration=trial.seconds(6, 10), preexec=group.join, shutdown_timeout=5)
    outcome = soak.finish(90)
    trial.judge(soak, outcome, server, may_miss_answers=True)


class WallClock:
    """The wall clock of one program, which can be set; what stands in front of the C library is compiled here."""

    def __init__(self, trial):
        library, self.file = trial.directory / "wall_clock.so", trial.directory / "offset"
        source = pathlib.Path(__file__).parent.parent / "wall_clock.c"
        compiler = shutil.which("clang") or shutil.which("cc")
        command = [compiler or "cc", "-shared", "-fPIC", "-O1", "-o", str(library), str(source), "-ldl"]
        if not compiler or subprocess.run(command, capture_output=True).returncode != 0:
            raise CannotRun("there is no C compiler, or no dynamic linker to stand in front of")
        self.set(0)
        self.environment = {"LD_PRELOAD": library, "WALL_CLOCK_OFFSET": self.file}

    def set(self, seconds):
        """Has it be wrong by so many seconds."""
        with open(self.file, "r+b" if self.file.exists() else "wb") as file:
            file.write(seconds.to_bytes(8, sys.byteorder, signed=True))


@row(
    72,
    "F",
    "the wall clock of the process is set: by 15 s and an hour, back and forth, while requests fail and succeed",
    "nothing waits for it: requests come as before, shutdown within its time",
    weight=25,
)
def clock_is_set(trial):
    clock = WallClock(trial)
    server = trial.server(*(step for _ in range(8) for step in (status(503), (ok, 8))), ok)
    soak = trial.soak(server, rate=100, duration=0, spool=trial.spool(), environment=clock.environment)
    soak.wait_until_started()
    for step in (-15, 3600, -3600, 0):
        time.sleep(4)
        clock.set(step)
    time.sleep(4)
    # No answer any more, so that shutdown needs its time.
    clock.set(-3600)
    server.script = Script(modes.hang_after_body)
    time.sleep(1)
    soak.terminate()
    clock.set(3600)
    outcome = soak.finish()
    trial.judge(soak, outcome, server, spool=trial.spool(), may_miss_answers=True)
    trial.check_shutdown(outcome, 5)
    gap = max(server.arrivals.gaps()[:-2])
    trial.check(gap <= 2 * 1.2 + 0.5, f"{gap:.1f} s without a request")
    times = [span.start for arrival in server.arrivals.list() for span in arrival.spans]
    jump = (max(times) - min(times)) / 1e9
    trial.check(jump >= 7000, f"the clock was not set: the times of the spans are {jump:.0f} s apart")
    trial.measured(f"at most {gap:.1f} s between two requests")
