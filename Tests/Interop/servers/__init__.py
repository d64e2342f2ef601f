# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""OTLP servers that nobody here wrote, started for a test and asked what they decoded."""

from .datadog import Datadog
from .rotel import Rotel

SERVERS = {"rotel": Rotel, "datadog": Datadog}
