# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""What reached a collector: every request that was read to its end, decoded strictly, and what was answered."""

import gzip
import threading
import time
from dataclasses import dataclass, field

from google.protobuf.message import DecodeError
from opentelemetry.proto.collector.trace.v1 import trace_service_pb2 as service

# The resource attribute that tells the runs of a program apart which share a spool.
RUN_ATTRIBUTE = "fault.run"
SEQUENCE_ATTRIBUTE = "soak.sequence"


@dataclass
class Span:
    identity: bytes
    sequence: int | None
    run: str
    attributes: dict = field(repr=False)
    # In nanoseconds since 1970, by the clock of the program.
    start: int = 0


@dataclass
class Arrival:
    """A request that was read to its end."""

    time: float
    connection: int
    size: int
    compressed: bool
    spans: list[Span]
    # None until an answer went out whole.
    status: int | None = None

    @property
    def is_taken(self):
        return self.status is not None and 200 <= self.status < 300


class Arrivals:
    """The log of a collector; safe to use from the threads of its connections."""

    def __init__(self):
        self._lock = threading.Lock()
        self._log = []
        # What is wrong with requests themselves. One is enough to fail a row.
        self.problems = []

    def add(self, head, headers, body, connection):
        """Books a request and returns it."""
        problems = wrong_head(head, headers)
        spans, content = [], body
        try:
            if headers.get("content-encoding") == "gzip":
                content = gzip.decompress(body)
            spans = decode(content)
        except (OSError, EOFError, DecodeError, ValueError) as error:
            problems.append(f"a request of {len(body)} bytes cannot be read: {error}")
        arrival = Arrival(time.monotonic(), connection, len(content), content is not body, spans)
        with self._lock:
            self._log.append(arrival)
            self.problems += problems
        return arrival

    def list(self):
        with self._lock:
            return list(self._log)

    def __len__(self):
        return len(self.list())

    def taken(self, run=None):
        """The sequence numbers of the spans in requests that were answered with success."""
        return {s for s, arrivals in self.by_sequence(run).items() if any(a.is_taken for a in arrivals)}

    def unanswered(self, run=None):
        """The sequence numbers of the spans that arrived, of which the client cannot know it."""
        return {
            s
            for s, arrivals in self.by_sequence(run).items()
            if any(a.status is None for a in arrivals) and not any(a.is_taken for a in arrivals)
        }

    def by_sequence(self, run=None):
        found = {}
        for arrival in self.list():
            for span in arrival.spans:
                if span.sequence is not None and run in (None, span.run):
                    found.setdefault(span.sequence, []).append(arrival)
        return found

    def duplicates(self):
        """How many spans were taken more than once, counted by identity."""
        identities = [span.identity for arrival in self.list() if arrival.is_taken for span in arrival.spans]
        return len(identities) - len(set(identities))

    def gaps(self):
        """The times between the ends of requests that followed each other, in seconds."""
        times = [arrival.time for arrival in self.list()]
        return [later - earlier for earlier, later in zip(times, times[1:])]


def wrong_head(head, headers):
    problems = []
    method, path, version = (head.split(" ") + ["", "", ""])[:3]
    if (method, version) != ("POST", "HTTP/1.1") or not path.endswith("/v1/traces"):
        problems.append(f"the request line is {head!r}")
    if headers.get("content-type") != "application/x-protobuf":
        problems.append(f"content-type is {headers.get('content-type')!r}")
    problems += [f"there is a header {name}" for name in ("expect", "transfer-encoding") if name in headers]
    return problems


def decode(content):
    """The spans of a request. Invalid UTF-8 and a field that is cut are errors; so are ids that are none."""
    spans = []
    for resource_spans in service.ExportTraceServiceRequest.FromString(content).resource_spans:
        resource = {pair.key: pair.value.string_value for pair in resource_spans.resource.attributes}
        for scope_spans in resource_spans.scope_spans:
            for span in scope_spans.spans:
                if len(span.trace_id) != 16 or len(span.span_id) != 8 or not span.name:
                    raise ValueError("a span has no proper identity")
                attributes = {pair.key: pair.value for pair in span.attributes}
                if len(attributes) != len(span.attributes):
                    raise ValueError("a span has an attribute twice")
                sequence = attributes.get(SEQUENCE_ATTRIBUTE)
                spans.append(
                    Span(
                        span.trace_id + span.span_id,
                        None if sequence is None else sequence.int_value,
                        resource.get(RUN_ATTRIBUTE, ""),
                        attributes,
                        span.start_time_unix_nano,
                    )
                )
    if not spans:
        raise ValueError("a request has no span")
    return spans
