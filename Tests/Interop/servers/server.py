# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""What all servers share: installing, starting on free ports, waiting, ending."""

import os
import pathlib
import signal
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request

ROOT = pathlib.Path(__file__).resolve().parents[3]
START_SECONDS = 60
STOP_SECONDS = 10
SETTLE_SECONDS = 30


class ServerError(Exception):
    """A server that does not install, start or answer."""


class Server:
    """A server process on loopback; a context manager that ends it.

    A subclass says how to start it and how to read what it decoded, as spans in the normal form of `normalform.py`.
    """

    #: What it is called on the command line and in reports.
    name = ""
    #: The file that says what to install from PyPI.
    requirements = ""
    #: The largest body that it takes.
    body_limit = 0
    #: How long it may take to start.
    start_seconds = START_SECONDS
    #: The places of a span that it does not show, with the reason. A test finds entries that are no longer true.
    hidden = {}

    def __enter__(self):
        self._directory = tempfile.TemporaryDirectory(prefix=f"interop-{self.name}-")
        self.directory = pathlib.Path(self._directory.name)
        self.log = self.directory / "log"
        self.python = self._install()
        # A port that was free a moment ago may be taken when the server asks for it.
        for attempt in (1, 2, 3):
            try:
                self._start()
                return self
            except ServerError:
                self._stop()
                if attempt == 3:
                    raise
        raise AssertionError("unreachable")

    def __exit__(self, *_):
        self._stop()
        self._directory.cleanup()

    # To be written by a subclass.

    def command(self, port, other_ports):
        """The command that starts the server on an OTLP/HTTP port."""
        raise NotImplementedError

    def environment(self):
        """What to add to the environment of the process."""
        return {}

    def is_ready(self):
        """Whether the server answers."""
        raise NotImplementedError

    def spans(self):
        """All spans that the server has decoded since the last `clear`, in the normal form."""
        raise NotImplementedError

    def clear(self):
        """Makes the server forget."""
        raise NotImplementedError

    def cannot_take(self, spans):
        """Why these spans must not be sent to this server, or None."""
        return None

    # For tests.

    @property
    def endpoint(self):
        """The base URL of OTLP/HTTP."""
        return f"http://127.0.0.1:{self.port}"

    def post(self, body, headers=None):
        """Sends a request for `/v1/traces` and returns the status."""
        request = urllib.request.Request(
            f"{self.endpoint}/v1/traces", data=body, headers={"Content-Type": "application/x-protobuf", **(headers or {})}
        )
        try:
            with urllib.request.urlopen(request, timeout=SETTLE_SECONDS) as response:
                return response.status
        except urllib.error.HTTPError as error:
            return error.code
        except OSError as error:
            raise ServerError(f"{self.name} did not answer: {error}. {self.tail()}") from error

    def wait_for_spans(self, count):
        """Waits until the server has decoded so many spans, and returns all it has."""
        deadline = time.monotonic() + SETTLE_SECONDS
        while True:
            spans = self.spans()
            if len(spans) >= count or time.monotonic() > deadline:
                return spans
            self._insist_alive()
            time.sleep(0.05)

    def tail(self):
        """The end of what the server printed."""
        lines = self.log.read_text(errors="replace").splitlines()[-10:] if self.log.exists() else []
        return "It printed:\n" + "\n".join(lines) if lines else "It printed nothing."

    # Inside.

    def _install(self):
        script = [str(ROOT / "Scripts/python-environment.sh"), self.requirements]
        result = subprocess.run(script, cwd=ROOT, stdout=subprocess.PIPE, text=True)
        if result.returncode != 0:
            raise ServerError(f"{self.name} could not be installed from PyPI; what pip said is above")
        return pathlib.Path(result.stdout.strip())

    def _start(self):
        self.port, *others = free_ports(3)
        with open(self.log, "wb") as log:
            self._process = subprocess.Popen(
                self.command(self.port, others), cwd=self.directory, env={**os.environ, **self.environment()},
                stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT, start_new_session=True,
            )
        deadline = time.monotonic() + self.start_seconds
        while not self.is_ready():
            self._insist_alive()
            if time.monotonic() > deadline:
                raise ServerError(f"{self.name} was not ready after {self.start_seconds} seconds. {self.tail()}")
            time.sleep(0.05)

    def _insist_alive(self):
        if self._process.poll() is not None:
            raise ServerError(f"{self.name} ended with code {self._process.returncode}. {self.tail()}")

    def _stop(self):
        process = getattr(self, "_process", None)
        if process is None:
            return
        # The process was started as the leader of a group of its own, which holds its children too.
        for force in (signal.SIGTERM, signal.SIGKILL):
            try:
                os.killpg(process.pid, force)
                process.wait(STOP_SECONDS)
                return
            except ProcessLookupError:
                process.wait()
                return
            except subprocess.TimeoutExpired:
                continue


def free_ports(count):
    """Ports of the loopback interface that nobody listens on, all different."""
    sockets = [socket.socket() for _ in range(count)]
    try:
        for each in sockets:
            each.bind(("127.0.0.1", 0))
        return [each.getsockname()[1] for each in sockets]
    finally:
        for each in sockets:
            each.close()
