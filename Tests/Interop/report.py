# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Counts what passed and what failed, and prints a line for each."""

SHOWN_PROBLEMS = 20


class Report:
    def __init__(self):
        self.passed = self.failed = 0
        self.notes = []

    def check(self, name, problems, detail=""):
        """Books a check, which fails when there are problems, and prints these."""
        problems = [str(problem) for problem in problems]
        if not problems:
            self.passed += 1
            print(f"ok    {name}" + (f" ({detail})" if detail else ""), flush=True)
            return
        self.failed += 1
        print(f"FAIL  {name}", flush=True)
        for problem in problems[:SHOWN_PROBLEMS]:
            print(f"      {problem}", flush=True)
        if len(problems) > SHOWN_PROBLEMS:
            print(f"      and {len(problems) - SHOWN_PROBLEMS} more", flush=True)

    def note(self, text):
        """Says at the end what was left out, and why."""
        if text not in self.notes:
            self.notes.append(text)

    def close(self):
        """Prints the sum and returns the exit code."""
        for note in self.notes:
            print(f"note  {note}")
        print(f"\n{self.passed} passed, {self.failed} failed", flush=True)
        return 1 if self.failed or not self.passed else 0
