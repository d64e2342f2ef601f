# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""What a row is, and how a function becomes one."""

from collections.abc import Callable
from dataclasses import dataclass

SECTIONS = {
    "A": "Connections",
    "B": "HTTP",
    "C": "TLS",
    "D": "The life of the process",
    "E": "The spool",
    "F": "Resources and time",
    "G": "Load and content",
    "H": "The time of shutdown",
}

rows = []


@dataclass
class Row:
    number: int
    section: str
    title: str
    expected: str
    body: Callable
    # Whether it guards every change.
    is_quick: bool = False
    # Whether it measures times that others would disturb.
    is_alone: bool = False
    needs_root: bool = False
    # About how many seconds it takes.
    weight: int = 5
    # How many runs prove it, where many are needed; none where few are.
    proof_runs: int | None = None
    # Whether it can last for many minutes.
    can_last: bool = False


def row(number, section, title, expected, **options):
    """Makes a function of a `Trial` a row."""

    def add(body):
        rows.append(Row(number, section, title, expected, body, **options))
        return body

    return add
