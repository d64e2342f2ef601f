#!/usr/bin/env python3
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Holds counts of instructions against those that were accepted, or accepts them; see Scripts/instructions.sh."""

import json
import os
import sys

# How much more than was accepted is accepted, too: what an unrelated change of the code moves around.
TOLERANCE = 0.03


def main():
    command, path, compiler, *pairs = sys.argv[1:]
    counts = {}
    for pair in pairs:
        name, _, count = pair.rpartition("=")
        counts[name] = int(count)

    if command == "accept":
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w", encoding="utf-8") as file:
            json.dump({"compiler": compiler, "instructions": counts}, file, indent=2)
            file.write("\n")

    with open(path, encoding="utf-8") as file:
        accepted = json.load(file)
    is_comparable = accepted["compiler"] == compiler
    failures = 0
    for name, count in counts.items():
        known = accepted["instructions"].get(name)
        change = None if known is None else count / known - 1
        is_ok = change is not None and change <= TOLERANCE
        failures += not is_ok
        told = "nothing accepted" if known is None else f"{known:6} accepted, {change:+.1%}"
        print(f"{'ok  ' if is_ok else 'FAIL'}  {name}: {count:6} instructions a span, {told}")
    if not is_comparable:
        print(f"The accepted counts are of Swift {accepted['compiler']} and these of {compiler}: nothing is asserted.")
        return 0
    if failures:
        print("If the new counts are meant: Scripts/instructions.sh accept, and commit the file.")
    elif any(count < accepted["instructions"][name] * (1 - TOLERANCE) for name, count in counts.items()):
        print("Some counts are well below what was accepted; Scripts/instructions.sh accept keeps it so.")
    return 1 if failures else 0


if __name__ == "__main__":
    sys.exit(main())
