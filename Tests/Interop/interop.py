#!/usr/bin/env python3
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Sends spans to OTLP servers that nobody here wrote, and compares what was sent with what they decoded.

    interop.py --fixtures DIRECTORY --demo genai-trace     what CI runs; either option may be left out
    interop.py --server rotel                              one server only

Three parts: the comparison is tested itself; the requests in DIRECTORY/*.pb, which our encoder made, are posted as they
are; the program's demo is run with the server as its endpoint, once for each protocol and compression, and what it
wrote to a file is compared with what arrived. `Scripts/interop.sh` makes the inputs and runs this.
"""

import argparse
import json
import os
import pathlib
import subprocess
import sys
import tempfile
from collections import Counter

import normalform
import samples
import self_test
from comparison import Difference, differences
from report import Report
from servers import SERVERS
from servers.server import ServerError

DEMO_SECONDS = 120

# What a demo must contain, or comparing it would prove little.
DEMO_MUST_HAVE = {"parent", "error", "event", "string", "int", "double", "array", "kind 1", "kind 3"}


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--server", choices=SERVERS, action="append", help="only this one; may be repeated")
    parser.add_argument("--fixtures", type=pathlib.Path, metavar="DIRECTORY", help="requests in protobuf, *.pb")
    parser.add_argument("--demo", type=pathlib.Path, metavar="PROGRAM", help="the genai-trace program")
    arguments = parser.parse_args()

    report = Report()
    check_the_comparison(report)
    for name in arguments.server or SERVERS:
        try:
            with SERVERS[name]() as server:
                check_what_it_shows(report, server)
                if arguments.fixtures:
                    check_fixtures(report, server, arguments.fixtures)
                if arguments.demo:
                    check_demo(report, server, arguments.demo.resolve())
        except ServerError as error:
            report.check(f"{name} runs", [error])
    return report.close()


def check_the_comparison(report):
    missed, count = self_test.missed_changes(normalform.from_request(samples.full_request()))
    report.check("the comparison notices every change of an expectation", missed, f"{count} changes")
    report.check("the comparison tells all kinds of values apart", self_test.missed_kinds())


def check_what_it_shows(report, server):
    """A server shows every field of a span, except those that its class names: neither more nor fewer."""
    body = samples.full_request().SerializeToString()
    found = send(server, body)
    problems = unexpected(server, found)
    seen = {difference.place for difference in found if isinstance(difference, Difference)}
    problems += [f"{place} is called hidden, and it is shown" for place in server.hidden if place not in seen]
    detail = f"but {len(server.hidden)}" if server.hidden else ""
    report.check(f"{server.name} shows every field of a span", problems, detail)
    for place, reason in server.hidden.items():
        report.note(f"{server.name} does not show {place}: {reason}")


def has_whole_ids(span):
    """Whether every id of a span has the length that OTLP asks for; random requests also have others."""
    identities = [span, *span["links"]]
    return len(span["parent_span_id"]) in (0, 16) and all(
        len(one["trace_id"]) == 32 and len(one["span_id"]) == 16 for one in identities)


def check_fixtures(report, server, directory):
    """Each request that our encoder made arrives as PyPI's opentelemetry-proto reads it."""
    files = sorted(file for file in directory.glob("*.pb") if not file.name.startswith("response-"))
    if not files:
        report.check(f"{server.name} decodes our requests", [f"there is no .pb file in {directory}"])
        return
    problems, sent, spans = [], 0, 0
    for file in files:
        body = file.read_bytes()
        expected = normalform.from_bytes(body)
        reason = server.cannot_take(expected)
        if not all(has_whole_ids(span) for span in expected):
            reason = "it has ids of lengths that are none, which every server takes in its own way"
        if len(body) > server.body_limit:
            reason = f"a request of {len(body)} bytes is over its limit of {server.body_limit}"
        if reason:
            report.note(f"{server.name} was not sent {file.name}: {reason}")
            continue
        sent, spans = sent + 1, spans + len(expected)
        problems += [f"{file.name}: {difference}" for difference in unexpected(server, send(server, body))]
    report.check(f"{server.name} decodes our requests as they were sent", problems, f"{sent} requests, {spans} spans")


def check_demo(report, server, program):
    """What the demo recorded in a file and what the server decoded are the same, whatever the request looks like."""
    for protocol in ("http/protobuf", "http/json"):
        for compression in ("none", "gzip"):
            server.clear()
            label = f"{server.name} decodes the demo as it was recorded, {protocol}, {compression}"
            recorded, failure = run_demo(program, server.endpoint, protocol, compression)
            if failure:
                report.check(label, [failure])
                continue
            contents = contents_of(recorded)
            problems = [f"the demo has no {what}" for what in sorted(DEMO_MUST_HAVE - contents.keys())]
            problems += unexpected(server, differences(recorded, server.wait_for_spans(len(recorded))))
            if hasattr(server, "requests"):
                problems += wrong_requests(server.requests(), protocol, compression, recorded)
            report.check(label, problems, summary(recorded, contents))


def run_demo(program, endpoint, protocol, compression):
    """Runs the demo and returns the spans in the file that it wrote, or what went wrong."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("OTEL_", "OPENAI_"))}
    environment |= {"OTEL_EXPORTER_OTLP_PROTOCOL": protocol, "OTEL_EXPORTER_OTLP_COMPRESSION": compression}
    with tempfile.TemporaryDirectory() as directory:
        file = pathlib.Path(directory) / "traces.jsonl"
        command = [str(program), "demo", "--endpoint", endpoint, "--append", str(file)]
        try:
            result = subprocess.run(
                command, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                text=True, timeout=DEMO_SECONDS,
            )
        except subprocess.TimeoutExpired:
            return [], f"the demo did not end within {DEMO_SECONDS} seconds"
        if result.returncode != 0:
            return [], f"the demo ended with code {result.returncode}: {result.stdout[-2000:]}"
        lines = file.read_text(encoding="utf-8").splitlines()
    return [span for line in lines for span in normalform.from_otlp_json(json.loads(line))], None


def wrong_requests(requests, protocol, compression, recorded):
    """What is wrong with the requests themselves: headers, compression that is only said, and what is inside."""
    is_json = protocol == "http/json"
    content_type = "application/json" if is_json else "application/x-protobuf"
    problems, spans, compressed = [], [], 0
    for headers, body in requests:
        if headers.get("content-type") != content_type:
            problems.append(f"content-type is {headers.get('content-type')!r}, not {content_type!r}")
        # A server that unpacked the body proves that it was packed; the length that was sent proves that it helped.
        encoding, sent = headers.get("content-encoding"), int(headers.get("content-length", 0))
        if encoding == "gzip" and sent < len(body):
            compressed += 1
        elif encoding is not None or sent != len(body):
            problems.append(f"{sent} bytes were sent for {len(body)}, and content-encoding is {encoding!r}")
        problems += [f"there is a header {name}" for name in ("expect", "transfer-encoding") if name in headers]
        spans += normalform.from_otlp_json(json.loads(body)) if is_json else normalform.from_bytes(body)
    # An exporter may leave a small body as it is, but not all of them.
    if (compressed > 0) != (compression == "gzip"):
        problems.append(f"{compressed} of {len(requests)} requests are compressed, and {compression} was asked for")
    return problems + differences(recorded, spans)


def send(server, body):
    """Posts a request to a server that knows nothing yet, and compares what it decodes with the request."""
    server.clear()
    expected = normalform.from_bytes(body)
    status = server.post(body)
    if status != 200:
        return [f"the server answered {status}"]
    return differences(expected, server.wait_for_spans(len(expected)))


def unexpected(server, found):
    """What is left of the problems without the places that the server does not show."""
    return [one for one in found if not (isinstance(one, Difference) and one.place in server.hidden)]


def contents_of(spans):
    """How often each thing that can be compared occurs."""
    contents = Counter()
    for span in spans:
        contents[f"kind {span['kind']}"] += 1
        contents["parent"] += span["parent_span_id"] != ""
        contents["error"] += span["status"]["code"] == 2
        contents["event"] += len(span["events"])
        contents["link"] += len(span["links"])
        for _, value in span["attributes"]:
            contents[next(iter(value)) if value else "no value"] += 1
    return +contents


def summary(spans, contents):
    return f"{len(spans)} spans: " + ", ".join(f"{count} {what}" for what, count in sorted(contents.items()))


if __name__ == "__main__":
    sys.exit(main())
