# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Tells how two lists of spans in the normal form differ."""

import collections
import dataclasses
import re

SHOWN_CHARACTERS = 200
ABSENT = object()


@dataclasses.dataclass(frozen=True)
class Difference:
    """One place in one span where what was decoded is not what was sent."""

    span: str
    path: str
    expected: object
    actual: object

    @property
    def place(self):
        """The path without positions: the same for all events of a span."""
        return re.sub(r"\[\d+\]", "[]", self.path)

    def __str__(self):
        return f"{self.span}: {self.path} was {_shown(self.expected)}, decoded as {_shown(self.actual)}"


def differences(expected, actual):
    """What is wrong with the actual spans; the order of spans does not matter, everything else does."""
    wanted, found = _by_identity(expected), _by_identity(actual)
    result = []
    for identity in sorted(wanted.keys() | found.keys()):
        ours, theirs = wanted.get(identity, []), found.get(identity, [])
        label = f"span {identity[1] or 'without id'} of trace {identity[0] or 'without id'}"
        if len(ours) != len(theirs):
            result.append(Difference(label, "number of spans with this id", len(ours), len(theirs)))
        for one, other in zip(ours, theirs):
            result += [Difference(label, *parts) for parts in _compare("", one, other)]
    return result


def _by_identity(spans):
    groups = collections.defaultdict(list)
    for span in spans:
        groups[span["trace_id"], span["span_id"]].append(span)
    return groups


def _compare(path, expected, actual):
    if isinstance(expected, dict) and isinstance(actual, dict):
        for key in [*expected, *(key for key in actual if key not in expected)]:
            yield from _compare(f"{path}.{key}".lstrip("."), expected.get(key, ABSENT), actual.get(key, ABSENT))
    elif isinstance(expected, list) and isinstance(actual, list) and len(expected) == len(actual):
        for index, pair in enumerate(zip(expected, actual)):
            yield from _compare(f"{path}[{index}]", *pair)
    # In Python True == 1, and a type that changed on the way is what we are looking for.
    elif type(expected) is not type(actual) or expected != actual:
        yield path, expected, actual


def _shown(value):
    if value is ABSENT:
        return "absent"
    text = repr(value)
    return text if len(text) <= SHOWN_CHARACTERS else f"{text[:SHOWN_CHARACTERS]}… ({len(text)} characters)"
