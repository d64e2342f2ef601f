# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""rotel, an OpenTelemetry collector written in Rust; decodes with prost."""

import json
import os
import pathlib
import socket

from .server import Server, ServerError


class Rotel(Server):
    """Shows what it decoded through a trace processor, a Python file that runs inside it."""

    name = "rotel"
    requirements = "Tests/Interop/requirements/rotel.txt"
    body_limit = 20 << 20
    hidden = {"events[].dropped_attributes": "its Python binding answers 0 for every event"}

    def command(self, port, other_ports):
        agents = list(self.python.parent.parent.glob("lib/python3*/site-packages/rotel/rotel-agent"))
        if not agents:
            raise ServerError("the rotel wheel for this platform has no binary")
        processor = pathlib.Path(__file__).with_name("rotel_processor.py")
        return [
            str(agents[0]), "start", "--exporter", "blackhole", "--otlp-http-endpoint", f"127.0.0.1:{port}",
            "--otlp-grpc-endpoint", f"127.0.0.1:{other_ports[0]}", "--otlp-with-trace-processor", str(processor),
        ]

    def environment(self):
        self._output.touch()
        return {"ROTEL_PROCESSOR_OUTPUT": str(self._output)}

    def is_ready(self):
        try:
            socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
            return True
        except OSError:
            return False

    def spans(self):
        # A line that is being written ends without a newline; the next look finds it whole.
        lines = self._output.read_text(encoding="utf-8").split("\n")[:-1]
        spans = [json.loads(line) for line in lines]
        for span in spans:
            if "error" in span:
                raise ServerError(f"the processor inside rotel failed: {span['error']}")
        return spans

    def clear(self):
        os.truncate(self._output, 0)

    def cannot_take(self, spans):
        if any(lacks_value(span) for span in spans):
            return "its Python binding panics on an attribute without a value field, and the agent exits"
        return None

    @property
    def _output(self):
        return self.directory / "spans.jsonl"


def lacks_value(node):
    """Whether a span, or a part of one, holds an attribute without a value field."""
    if isinstance(node, dict):
        return any(lacks_value(value) for value in node.values())
    if isinstance(node, list):
        return any(lacks_value(value) for value in node)
    return node is None
