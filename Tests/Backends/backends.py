#!/usr/bin/env python3
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Sends every kind of span to Phoenix and MLflow and asks them through their own APIs what they show.

    backends.py --emitter PROGRAM                         both, under their own profile, universal and generic
    backends.py --emitter PROGRAM --backend phoenix       one only
    backends.py --emitter PROGRAM --write FILE.md         writes the table of results into the article
    backends.py --emitter PROGRAM --screenshots FOLDER    takes pictures of the user interfaces, with a browser

Under its own profile and under `universal` a backend must show everything in `expectations.py`. `generic` is sent for
comparison: that it must differ shows that the checks see something. `Scripts/backends.sh` makes the program and runs this.
"""

import argparse
import dataclasses
import os
import pathlib
import subprocess
import sys

import article
from backend import ServerError
from comparison import differences, equal, expected
from expectations import BESIDES, CALLS, CASES, EXCEPTIONS, price
from mlflow_server import MLflow
from phoenix_server import Phoenix
from report import Report

BACKENDS = {"phoenix": Phoenix, "mlflow": MLflow}
EMIT_SECONDS = 120


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--emitter", type=pathlib.Path, required=True, metavar="PROGRAM", help="what sends the spans")
    parser.add_argument("--backend", choices=BACKENDS, action="append", help="only this one; may be repeated")
    parser.add_argument("--write", type=pathlib.Path, metavar="FILE.md", help="the article that gets the results")
    parser.add_argument("--screenshots", type=pathlib.Path, metavar="FOLDER", help="where pictures go")
    arguments = parser.parse_args()

    report, results = Report(), {}
    for name in arguments.backend or BACKENDS:
        try:
            with BACKENDS[name]() as backend:
                for profile in (name, "universal", "generic"):
                    results[name, profile] = check(report, backend, profile, arguments.emitter.resolve())
                check_exceptions(report, backend, results)
                if arguments.screenshots:
                    import screenshots

                    report.check(f"{name} was photographed", screenshots.take(backend, arguments.screenshots))
        except ServerError as error:
            report.check(f"{name} runs", [error])
    if arguments.write and not report.failed and len(results) == 3 * len(BACKENDS):
        article.write(arguments.write, results)
    return report.close()


def check(report, backend, profile, emitter):
    """Sends the spans under a profile; returns what was shown."""
    headers = backend.place(profile)
    failure = emit(emitter, profile, backend.endpoint, headers)
    if failure:
        report.check(f"{backend.name} takes what is sent under {profile}", [failure])
        return {}
    shown = backend.shown(profile)
    found = differences(backend.name, profile, shown)
    if profile == "generic":
        blind = [] if len({one.case for one in found}) >= 10 else ["it shows nearly all, or the checks see nothing"]
        report.check(f"{backend.name} does not show everything under generic", blind, f"{len(found)} differences")
        return shown
    report.check(f"{backend.name} shows everything under {profile}", found, f"{len(CASES)} spans")
    report.check(f"{backend.name} adds up the trace under {profile}", wrong_totals(backend, profile))
    report.check(
        f"every change of an expectation of {backend.name} under {profile} is noticed",
        missed_changes(backend.name, profile, shown),
    )
    return shown


def emit(emitter, profile, endpoint, headers):
    environment = {name: value for name, value in os.environ.items() if not name.startswith(("OTEL_", "GENAI_"))}
    environment["OTEL_EXPORTER_OTLP_ENDPOINT"] = endpoint
    environment["OTEL_EXPORTER_OTLP_HEADERS"] = ",".join(f"{name}={value}" for name, value in headers.items())
    result = subprocess.run(
        [str(emitter), profile], env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True, timeout=EMIT_SECONDS,
    )
    return f"the emitter ended with code {result.returncode}: {result.stdout}" if result.returncode else None


def wrong_totals(backend, profile):
    """The trace shows what its root says, and adds up each token once: neither an agent's sum besides nor instead."""
    root = CASES["request"].shown
    wanted = {"input": root.input, "output": root.output}
    # Phoenix adds up calls of models that generate; MLflow all that it is told, at its own price where it is told none.
    more = BESIDES if backend.name == "mlflow" else {"input": 0, "output": 0}
    wanted |= {f"{side} tokens": CALLS[side] + more[side] for side in CALLS}
    if backend.name == "mlflow":
        told = sum(case.shown.cost or 0 for case in CASES.values())
        wanted["cost"] = told + price(70, 7)
    found = backend.totals(profile)
    return [
        f"{name} of the trace: {found.get(name)!r}, not {want!r}"
        for name, want in wanted.items() if not equal(want, found.get(name))
    ]


def missed_changes(backend, profile, shown):
    """Changes every field of every expectation, one at a time, and returns the changes that the comparison misses."""
    missed = []
    for name in CASES:
        for field, value in expected(backend, profile, name).items():
            if value in (None, ()) and field in ("cost", "documents"):
                continue

            def changed(of_backend, of_profile, of_case):
                wanted = expected(of_backend, of_profile, of_case)
                return wanted | {field: "something else"} if of_case == name else wanted

            if not any(one.case == name and one.field == field for one in differences(backend, profile, shown, changed)):
                missed.append(f"{name}: {field}")
    return missed


def check_exceptions(report, backend, results):
    """An exception that is no exception any more is to be deleted."""
    stale = []
    for (of_backend, of_profile, name, field), (value, reason) in EXCEPTIONS.items():
        if of_backend != backend.name:
            continue
        wanted = dataclasses.asdict(CASES[name].shown)[field]
        shown = results[backend.name, of_profile].get(name)
        if shown and dataclasses.asdict(shown)[field] == wanted:
            stale.append(f"{name}: {field} is as anywhere else under {of_profile}")
        report.note(f"{backend.name} under {of_profile} shows {value!r} as {field} of {name}: {reason}")
    report.check(f"what {backend.name} is known to show otherwise is still so", stale)


if __name__ == "__main__":
    sys.exit(main())
