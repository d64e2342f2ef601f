# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Tests the tests: every single change of an expectation must be noticed."""

import copy

import normalform
from comparison import differences


def missed_changes(spans):
    """Changes every leaf of the spans, one at a time, and returns the changes that the comparison does not see."""
    missed, count = [], 0
    for path, change in _changes(spans):
        count += 1
        changed = copy.deepcopy(spans)
        *way, last = path
        parent = changed
        for step in way:
            parent = parent[step]
        parent[last] = change(parent[last])
        if not differences(changed, spans):
            missed.append("a change at " + ".".join(map(str, path)))
    for label, changed in [("a missing span", spans[1:]), ("a span too many", [*spans, spans[0]])]:
        count += 1
        if not differences(changed, spans):
            missed.append(label)
    return missed, count


def missed_kinds():
    """Pairs of values that Python or JSON confuses and OTLP does not."""
    values = [
        {"int": 1}, {"double": "1.0"}, {"bool": True}, {"string": "1"}, {"bytes": "31"}, {"array": []}, {"map": []},
        {"string": ""}, {"bytes": ""}, {"empty": True}, None, {"double": "-0.0"}, {"double": "0.0"}, {"int": 0},
        {"bool": False}, {"string": "true"}, {"double": "nan"}, {"string": "nan"},
    ]
    span = {"trace_id": "", "span_id": ""}
    return [
        f"{one} and {other} are held equal"
        for one in values
        for other in values
        if (one is other) == bool(differences([{**span, "attributes": [["key", one]]}], [{**span, "attributes": [["key", other]]}]))
    ]


def _changes(node, path=()):
    if isinstance(node, dict):
        for key, value in node.items():
            yield from _changes(value, (*path, key))
    elif isinstance(node, list):
        for index, value in enumerate(node):
            yield from _changes(value, (*path, index))
    elif isinstance(node, bool):
        yield path, lambda value: not value
    elif isinstance(node, int):
        yield path, lambda value: value + 1
        yield path, float
    else:
        yield path, lambda value: value + "x"
