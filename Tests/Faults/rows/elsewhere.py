# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""What cannot be injected from outside, or is measured with another row."""

from rows.row import row
from trial import CannotRun


def elsewhere(number, section, title, expected, reason):
    """A row that is never a pass here, and says why."""

    @row(number, section, title, expected, weight=0)
    def say(trial):
        raise CannotRun(reason)


elsewhere(19, "A", "a name cannot be resolved for want of a thread", "tried again", "measured with row 69")
elsewhere(
    55,
    "D",
    "records, flushes and shutdowns that race",
    "no deadlock; late spans are counted",
    "in the process: PipelineThreadTests, BatchSpanProcessorTests, under the thread sanitizer",
)
elsewhere(
    56,
    "D",
    "a redactor of the application that throws, hangs or records",
    "masked, bounded, not traced",
    "in the process: RedactionHookTests",
)
elsewhere(
    57,
    "D",
    "instrumentation of what the exporter does",
    "the exporter is never traced",
    "in the process: BatchSpanProcessorTests",
)
elsewhere(73, "F", "the machine is paused", "as row 53", "measured with row 53")
elsewhere(78, "G", "text that is no text", "valid protobuf and UTF-8", "measured with row 77")
