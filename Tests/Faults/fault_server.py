# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""A collector that misbehaves as it is told, request by request, on sockets of its own.

What it does with a request is a mode, a function in `modes.py`. A script says which mode comes when.
"""

import contextlib
import ctypes
import os
import select
import socket
import ssl
import struct
import threading
import time

from arrivals import Arrivals

CLONE_NEWNET = 0x40000000
HEAD_LIMIT = 64 << 10


class Gone(Exception):
    """The client has left, or the server has to."""


class Script:
    """Modes in their order: a mode, or a mode and how often. The last one goes on for ever."""

    def __init__(self, *steps):
        self._steps = [step if isinstance(step, tuple) else (step, 1) for step in steps]
        self._lock = threading.Lock()

    def next(self):
        with self._lock:
            mode, count = self._steps[0]
            if len(self._steps) > 1:
                if count > 1:
                    self._steps[0] = (mode, count - 1)
                else:
                    self._steps.pop(0)
            return mode


class Exchange:
    """One request and its answer, as a mode sees them."""

    def __init__(self, server, connection, number):
        self.server, self.socket, self.number = server, connection, number
        self.headers, self.arrival, self.is_closed = {}, None, False

    def read(self, rate=None, limit=None):
        """Reads the request to its end and books it; slowly, or only a number of bytes of its body, when asked."""
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._receive(HEAD_LIMIT if rate is None else 512)
            if len(data) > HEAD_LIMIT and b"\r\n\r\n" not in data:
                raise Gone
        head, _, body = data.partition(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        self.headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines[1:])}
        length = int(self.headers.get("content-length", 0))
        parts, count = [body], len(body)
        while count < min(length, length if limit is None else limit):
            size = min(length - count, 1 << 20) if rate is None else max(1, rate // 10)
            part = self._receive(size)
            parts.append(part)
            count += len(part)
            if rate is not None:
                self.wait(0.1)
        if limit is None or count >= length:
            self.arrival = self.server.arrivals.add(lines[0], self.headers, b"".join(parts), self.number)
        return self.arrival

    def _receive(self, size):
        part = self.socket.recv(size)
        if not part:
            raise Gone
        self.server.byte_count += len(part)
        return part

    def answer(self, status, body=b"", headers=(), content_type="application/x-protobuf"):
        """Answers whole and correctly; a success is booked as one before it can be read."""
        lines = [f"HTTP/1.1 {status} Words", *headers]
        if content_type:
            lines.append(f"Content-Type: {content_type}")
        if status != 204:
            lines.append(f"Content-Length: {len(body)}")
        self.mark(status)
        self.send("\r\n".join([*lines, "", ""]).encode() + body)

    def mark(self, status):
        """Notes that the client learns this status."""
        if self.arrival:
            self.arrival.status = status

    def send(self, data):
        self.socket.sendall(data)

    def wait(self, seconds):
        """Waits, but not longer than the client and the server are there."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if self.server.is_stopped:
                raise Gone
            if is_readable(self.socket, min(left, 0.2)):
                # What the client has sent may wait; that it has left is worth knowing.
                try:
                    if self.socket.recv(1, 0 if isinstance(self.socket, ssl.SSLSocket) else socket.MSG_PEEK) == b"":
                        raise Gone
                except ssl.SSLWantReadError:
                    pass
                time.sleep(min(left, 0.05))

    def hang(self):
        self.wait(3600)

    def close(self):
        self.is_closed = True

    def reset(self):
        """Ends the connection without a farewell."""
        plain = self.socket
        plain.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.is_closed = True


class FaultServer:
    """Listens on a port of 127.0.0.1, or on a path; a context manager that ends with the block."""

    def __init__(
        self,
        script,
        *,
        context=None,
        path=None,
        port=0,
        namespace=None,
        host="127.0.0.1",
        receive_buffer=None,
        accepts=True,
        handshakes=True,
    ):
        self.script = script if isinstance(script, Script) else Script(script)
        self.arrivals = Arrivals()
        self.connections = []  # when each began
        self.handshake_errors = []
        self.clients = []  # the names on the certificates that they showed
        self.byte_count = 0  # what was read of clients, after TLS
        self.mode_counts = {}
        self.is_stopped = False
        self.context, self.path, self.host, self._namespace = context, path, host, namespace
        self._receive_buffer, self._accepts, self._handshakes = receive_buffer, accepts, handshakes
        self._lock = threading.Lock()
        self._listener, self._kept, self._open = None, None, set()
        self._fillers = []
        self.port = port
        self.listen()

    @property
    def endpoint(self):
        if self.path:
            return f"unix://{self.path}"
        return f"{'https' if self.context else 'http'}://{self.host}:{self.port}"

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()

    def listen(self):
        """Begins to listen, also again after `refuse()`."""
        listener = self._listener = self._kept or self._bound()
        self._kept = None
        listener.listen(128 if self._accepts else 0)
        if self._accepts:
            threading.Thread(target=self._accept, args=(listener,), daemon=True).start()
        else:
            self._fill()

    def _bound(self):
        """A socket at the server's address, at which nobody can connect yet."""
        with in_namespace(self._namespace):
            bound = socket.socket(socket.AF_UNIX if self.path else socket.AF_INET, socket.SOCK_STREAM)
        bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        if self._receive_buffer:
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, self._receive_buffer)
        if self.path:
            with contextlib.suppress(FileNotFoundError):
                os.unlink(self.path)
            bound.bind(str(self.path))
        else:
            bound.bind((self.host, self.port))
            self.port = bound.getsockname()[1]
        return bound

    def _fill(self):
        """Fills the queue of connections that nobody accepts, so that the next one gets no answer at all."""
        for _ in range(4):
            filler = socket.socket()
            filler.setblocking(False)
            filler.connect_ex((self.host, self.port))
            self._fillers.append(filler)
        time.sleep(0.1)

    def refuse(self):
        """Stops listening and breaks what is connected; a port stays this server's, so that nobody else gets it."""
        listener, self._listener = self._listener, None
        if listener:
            with contextlib.suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            if not self.path and not self.is_stopped:
                self._kept = self._bound()
            listener.close()
        for connection in list(self._open):
            with contextlib.suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def stop(self):
        self.is_stopped = True
        self.refuse()
        for left in [*self._fillers, *([self._kept] if self._kept else [])]:
            left.close()

    def _accept(self, listener):
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            self.connections.append(time.monotonic())
            number = len(self.connections)
            threading.Thread(target=self._converse, args=(connection, number), daemon=True).start()

    def _converse(self, connection, number):
        try:
            if not self.path:
                connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if not self._handshakes:
                Exchange(self, connection, number).hang()
            if self.context:
                connection.settimeout(30)
                connection = self.context.wrap_socket(connection, server_side=True)
                connection.settimeout(None)
                shown = dict(pair for part in (connection.getpeercert() or {}).get("subject", ()) for pair in part)
                self.clients.append(shown.get("commonName"))
            self._open.add(connection)
            while not self.is_stopped:
                if not (isinstance(connection, ssl.SSLSocket) and connection.pending()):
                    if not is_readable(connection, 0.5):
                        continue
                    if not self.context and connection.recv(1, socket.MSG_PEEK) == b"":
                        return
                mode = self.script.next()
                name = getattr(mode, "__name__", "mode")
                self.mode_counts[name] = self.mode_counts.get(name, 0) + 1
                exchange = Exchange(self, connection, number)
                mode(exchange)
                if exchange.is_closed:
                    return
        except ssl.SSLError as error:
            self.handshake_errors.append(error.reason or str(error))
        except (OSError, Gone, ValueError):
            pass
        finally:
            self._open.discard(connection)
            connection.close()


def is_readable(connection, seconds):
    """Whether something comes within a time. `select` would not do: it knows no descriptor above 1 023."""
    poll = select.poll()
    poll.register(connection, select.POLLIN)
    return bool(poll.poll(seconds * 1000))


@contextlib.contextmanager
def in_namespace(name):
    """Has the calling thread in another network namespace while a socket is made."""
    if name is None:
        yield
        return
    libc = ctypes.CDLL(None, use_errno=True)
    with open("/proc/thread-self/ns/net") as home, open(f"/run/netns/{name}") as there:
        if libc.setns(there.fileno(), CLONE_NEWNET) != 0:
            raise OSError(ctypes.get_errno(), "setns")
        try:
            yield
        finally:
            libc.setns(home.fileno(), CLONE_NEWNET)
