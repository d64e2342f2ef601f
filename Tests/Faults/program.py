# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Runs `genai-bench soak` as anybody would, and watches it from outside."""

import json
import os
import pathlib
import select
import signal
import subprocess
import threading
import time
from dataclasses import dataclass

# Goes out with every request, and must be seen nowhere else.
CANARY = "canary-4f1d8a7c2e9b6035"


@dataclass
class Outcome:
    """What is left of a process."""

    code: int
    lines: list
    errors: str
    seconds: float
    seconds_after_signal: float | None
    peak_bytes: int
    descriptors: list
    threads: list

    @property
    def counters(self):
        """The last line that it printed, if it ended as it should."""
        return self.lines[-1] if self.lines and self.lines[-1].get("shutdown_ms") is not None else None

    @property
    def shutdown_ms(self):
        return self.counters["shutdown_ms"] if self.counters else None


class Soak:
    """A running program. Options are those of the command, `batch_delay="200ms"` for `--batch-delay 200ms`."""

    def __init__(
        self,
        executable,
        directory,
        endpoint,
        *flags,
        rate=500,
        duration=3,
        environment=None,
        prefix=(),
        run="1",
        preexec=None,
        **options,
    ):
        self.directory = directory
        self.run = run
        self.ledger = directory / f"ledger-{run}"
        self._signalled = None
        command = [
            *prefix,
            str(executable),
            "soak",
            "--rate",
            str(rate),
            "--duration",
            str(duration),
            "--endpoint",
            endpoint,
            "--ledger",
            str(self.ledger),
            *flags,
        ]
        for name, value in options.items():
            if value is not None:
                command += [f"--{name.replace('_', '-')}", str(value)]
        clean = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("OTEL_", "GENAI_TELEMETRY_")) and not name.lower().endswith("_proxy")
        }
        clean |= {
            "OTEL_EXPORTER_OTLP_HEADERS": f"authorization=Bearer%20{CANARY}",
            "OTEL_RESOURCE_ATTRIBUTES": f"fault.run={run}",
            **{name: str(value) for name, value in (environment or {}).items()},
        }
        self._output = open(directory / f"output-{run}", "wb+")
        self._errors = open(directory / f"errors-{run}", "wb+")
        self.started = time.monotonic()
        self.process = subprocess.Popen(
            command, env=clean, stdin=subprocess.DEVNULL, stdout=self._output, stderr=self._errors, preexec_fn=preexec
        )
        self._samples = {"descriptors": [], "threads": []}
        self._peak = 0
        self._is_over = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._watcher.start()

    @property
    def pid(self):
        """The program's own, and not that of a tool that it runs under."""
        children = pathlib.Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        command = pathlib.Path(f"/proc/{self.process.pid}/comm")
        try:
            if command.read_text().strip() == "strace":
                return int(children.read_text().split()[0])
        except (OSError, IndexError):
            pass
        return self.process.pid

    def _watch(self):
        has_started = False
        while not self._is_over.wait(0.1):
            try:
                folder = pathlib.Path(f"/proc/{self.pid}")
                status = (folder / "status").read_text()
                if "genai-bench" not in status.split("\n")[0]:
                    continue
                has_started = has_started or self.has_started()
                if has_started:
                    self._samples["descriptors"].append(len(os.listdir(folder / "fd")))
                for line in status.splitlines():
                    name, _, value = line.partition(":")
                    if name == "VmHWM":
                        self._peak = max(self._peak, int(value.split()[0]) * 1024)
                    elif name == "Threads" and has_started:
                        self._samples["threads"].append(int(value))
            except OSError:
                continue

    def signal(self, number):
        self._signalled = time.monotonic()
        try:
            os.kill(self.pid, number)
        except ProcessLookupError:
            pass

    def has_started(self):
        """Whether a span was recorded."""
        return self.ledger.exists() and any(self.ledger.read_bytes())

    def wait_until_started(self):
        """Waits until spans are recorded: a busy machine starts a program slowly."""
        deadline = time.monotonic() + 20
        while time.monotonic() < deadline and self.is_running():
            if self.has_started():
                return
            time.sleep(0.005)

    def terminate(self):
        self.signal(signal.SIGTERM)

    def kill(self):
        self.signal(signal.SIGKILL)

    def report(self):
        """Has it print its counters, and returns them."""
        count = len(self.lines())
        os.kill(self.pid, signal.SIGUSR1)
        deadline = time.monotonic() + 5
        while time.monotonic() < deadline:
            if len(lines := self.lines()) > count:
                return lines[-1]
            time.sleep(0.02)
        return None

    def lines(self):
        text = (self.directory / f"output-{self.run}").read_text(errors="replace")
        return [json.loads(line) for line in text.split("\n")[:-1] if line.startswith("{")]

    def is_running(self):
        return self.process.poll() is None

    def _ends_within(self, timeout):
        """Waits for the end. `wait` with a timeout would look only every 50 ms."""
        try:
            descriptor = os.pidfd_open(self.process.pid)
        except ProcessLookupError:
            return True
        try:
            poll = select.poll()
            poll.register(descriptor, select.POLLIN)
            return bool(poll.poll(timeout * 1000))
        finally:
            os.close(descriptor)

    def finish(self, timeout=120):
        """Waits for the end; a process that does not come to one is killed and has the code None."""
        code = None
        if self._ends_within(timeout):
            end = time.monotonic()
            code = self.process.wait()
        else:
            self.kill()
            self.process.kill()
            self.process.wait()
            end = time.monotonic()
        self._is_over.set()
        self._watcher.join()
        errors = (self.directory / f"errors-{self.run}").read_text(errors="replace")
        for file in (self._output, self._errors):
            file.close()
        lines = self.lines()
        peak = max([self._peak, *(line.get("peak_rss", 0) for line in lines)])
        return Outcome(
            code,
            lines,
            errors,
            end - self.started,
            None if self._signalled is None else end - self._signalled,
            peak,
            self._samples["descriptors"],
            self._samples["threads"],
        )
