# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""The rows of the matrix, a module for each section."""

from rows import connection, content, elsewhere, http, latency, network, process, resources, shutdown, spool, tls
from rows.row import SECTIONS, rows

__all__ = [
    "ROWS",
    "SECTIONS",
    "connection",
    "content",
    "elsewhere",
    "http",
    "latency",
    "network",
    "process",
    "resources",
    "shutdown",
    "spool",
    "tls",
]

ROWS = sorted(rows, key=lambda row: row.number)
