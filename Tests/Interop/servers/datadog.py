# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Datadog's APM test agent; decodes with Google's protobuf, and keeps every request as it came."""

import base64
import json
import urllib.request

import normalform

from .server import Server


class Datadog(Server):
    """Shows what it decoded as protobuf's JSON, and the headers and bodies of the requests."""

    name = "datadog"
    requirements = "Tests/Interop/requirements/datadog.txt"
    body_limit = 1 << 20

    def command(self, port, other_ports):
        agent = self.python.with_name("ddapm-test-agent")
        return [
            str(agent), "--host", "127.0.0.1", "--port", str(other_ports[0]), "--otlp-http-port", str(port),
            "--otlp-grpc-port", str(other_ports[1]), "--disable-llmobs-data-forwarding",
        ]

    def is_ready(self):
        try:
            self._get("/test/session/traces")
            return True
        except OSError:
            return False

    def spans(self):
        requests = self._get("/test/session/traces")
        return [with_read_ids(span) for request in requests for span in normalform.from_message(request)]

    def requests(self):
        """The headers, with lower-case names, and the body of each request since the last `clear`.

        The body has been decompressed by then; the length that was sent is in the headers.
        """
        return [
            ({name.lower(): value for name, value in request["headers"].items()}, base64.b64decode(request["body"]))
            for request in self._get("/test/session/requests")
        ]

    def clear(self):
        self._get("/test/session/clear")

    def _get(self, path):
        with urllib.request.urlopen(f"{self.endpoint}{path}", timeout=30) as response:
            body = response.read()
        return json.loads(body) if body.strip().startswith((b"[", b"{")) else None


def with_read_ids(span):
    """The span with ids as they were sent.

    The agent takes the hexadecimal ids of OTLP/JSON for base64, as protobuf's own JSON has it, and so decodes 32 digits
    into 24 bytes. Encoded again, they are the digits.
    """
    ids = {"trace_id": 32, "span_id": 16, "parent_span_id": 16}
    for part in [span, *span["links"]]:
        for name in ids.keys() & part.keys():
            if len(part[name]) == ids[name] * 3 // 2:
                part[name] = base64.b64encode(bytes.fromhex(part[name])).decode()
    return span
