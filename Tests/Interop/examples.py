#!/usr/bin/env python3
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Runs the programs of Examples/ against a receiver and checks what they print and what arrives.

    examples.py DIRECTORY [NAME...]     DIRECTORY holds the built programs; all of them, or the named ones

`Scripts/examples.sh` builds them and runs this.
"""

import os
import pathlib
import subprocess
import sys
import tempfile

from report import Report
from servers.receiver import Receiver

ROOT = pathlib.Path(__file__).resolve().parents[2]
RUN_SECONDS = 60
TOKEN = "a-token-that-nobody-may-see"

# What each program sends: the name of a span, and of the one around it.
TREES = {
    "Hello": {"chat gpt-4o": None},
    "StreamingChat": {"chat gpt-4o-mini": None},
    "ToolAgent": {
        "request handbook": None,
        "invoke_agent handbook-agent": "request handbook",
        "retrieval handbook": "invoke_agent handbook-agent",
        "chat scripted-1": "invoke_agent handbook-agent",
        "execute_tool days_left": "invoke_agent handbook-agent",
    },
    "AuthenticatedBackend": {"chat gpt-4o": None},
    "ProviderClients": {
        "request comparison": None,
        "chat gpt-4o": "request comparison",
        "chat claude-sonnet-4-5": "request comparison",
        "generate_content gemini-2.5-flash": "request comparison",
        "chat llama3.2": "request comparison",
    },
}


def main():
    directory, *names = sys.argv[1:]
    report = Report()
    present = {path.parent.name for path in ROOT.glob("Examples/*/Package.swift")}
    report.check("every example is run here", [f"{name} is in one place only" for name in present ^ TREES.keys()])
    for name in names or sorted(TREES):
        program = pathlib.Path(directory) / name
        check_example(report, name, program)
        check_without_backend(report, name, program)
        if name == "AuthenticatedBackend":
            check_authentication(report, program)
    return report.close()


def check_example(report, name, program):
    with Receiver() as receiver:
        output, problems = run(program, {"OTEL_EXPORTER_OTLP_ENDPOINT": receiver.endpoint})
        problems += wrong_tree(receiver.spans, TREES[name]) + wrong_count(output, receiver.spans)
    report.check(f"{name} sends its trace", problems, output.strip().splitlines()[-1] if output.strip() else "")


def check_without_backend(report, name, program):
    """Nothing listens: the program does its work all the same, and tells what was lost."""
    _, problems = run(program, {"OTEL_EXPORTER_OTLP_ENDPOINT": "http://127.0.0.1:9"}, delivered="0 of ")
    report.check(f"{name} does its work without a backend", problems)


def check_authentication(report, program):
    with tempfile.TemporaryDirectory() as directory:
        with Receiver(token=TOKEN, directory=pathlib.Path(directory)) as receiver:
            ways = {
                "from the environment": {
                    "OTEL_EXPORTER_OTLP_ENDPOINT": receiver.endpoint,
                    "OTEL_EXPORTER_OTLP_HEADERS": f"authorization=Bearer%20{TOKEN}",
                    "OTEL_EXPORTER_OTLP_CERTIFICATE": str(receiver.certificate),
                },
                "from code": {
                    "BACKEND_URL": f"{receiver.endpoint}/v1/traces",
                    "BACKEND_TOKEN": TOKEN,
                    "BACKEND_CERTIFICATE": str(receiver.certificate),
                },
            }
            for way, environment in ways.items():
                receiver.spans.clear()
                output, problems = run(program, environment)
                problems += wrong_tree(receiver.spans, TREES["AuthenticatedBackend"])
                report.check(f"AuthenticatedBackend sends over TLS with a token {way}", problems)

            receiver.spans.clear()
            output, problems = run(program, ways["from code"] | {"BACKEND_TOKEN": TOKEN + "-old"}, delivered="0 of 1")
            if "unauthorized" not in output or receiver.refused != 1 or receiver.spans:
                problems.append(f"refused {receiver.refused} times, and it printed {output!r}")
            report.check("AuthenticatedBackend tells that its token is refused", problems)

            without = {key: value for key, value in ways["from code"].items() if key != "BACKEND_CERTIFICATE"}
            output, problems = run(program, without, delivered="0 of 1")
            if receiver.spans or "No trusted TLS connection" not in output:
                problems.append(f"a certificate of nobody was trusted, or it printed {output!r}")
            report.check("AuthenticatedBackend sends nothing to a stranger's certificate", problems)


def run(program, environment, delivered=None):
    """Runs a program and returns what it printed, and what was wrong with that."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("OTEL_", "OPENAI_", "BACKEND_"))}
    try:
        result = subprocess.run(
            [str(program)], env=clean | environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True, timeout=RUN_SECONDS,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return "", [f"it did not run to its end: {error}"]
    problems = []
    if result.returncode != 0:
        problems.append(f"it ended with code {result.returncode} and printed {result.stdout!r}")
    if TOKEN in result.stdout:
        problems.append("it printed the token")
    if delivered and delivered not in result.stdout:
        problems.append(f"it did not print {delivered!r} but {result.stdout!r}")
    return result.stdout, problems


def wrong_tree(spans, tree):
    names = {span["span_id"]: span["name"] for span in spans}
    found = {span["name"]: names.get(span["parent_span_id"]) for span in spans}
    problems = [] if found == tree else [f"the spans are {found}, not {tree}"]
    if len({span["trace_id"] for span in spans}) != 1:
        problems.append("the spans are not one trace")
    return problems


def wrong_count(output, spans):
    line = f"{len(spans)} of {len(spans)} spans delivered."
    return [] if line in output else [f"it did not print {line!r} but {output!r}"]


if __name__ == "__main__":
    sys.exit(main())
