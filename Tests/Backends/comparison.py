# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Compares what a backend shows with what it must show."""

import dataclasses

from expectations import CASES, EXCEPTIONS

#: Phoenix names the model that was asked for, MLflow the one that answered.
ASKED_MODEL = {"gpt-4o-2024-08-06": "gpt-4o"}
#: Fields in which a backend may know more than it was told: MLflow prices calls itself.
MAY_KNOW_MORE = {"mlflow": ("cost",), "phoenix": ()}


@dataclasses.dataclass(frozen=True)
class Difference:
    case: str
    field: str
    wanted: object
    found: object

    def __str__(self):
        return f"{self.case}: {self.field} is {self.found!r}, not {self.wanted!r}"


def expected(backend, profile, name):
    """What a backend must show of a case, as a dictionary."""
    case = CASES[name]
    wanted = dataclasses.asdict(case.shown) | {"type": getattr(case, backend)}
    if backend == "phoenix":
        wanted["model"] = ASKED_MODEL.get(wanted["model"], wanted["model"])
    for (of_backend, of_profile, of_case, field), (shown, _) in EXCEPTIONS.items():
        if (of_backend, of_profile, of_case) == (backend, profile, name):
            wanted[field] = shown
    return wanted


def differences(backend, profile, shown, wanted=expected):
    """One entry for each field of each case that is not as it must be."""
    found = []
    for name in CASES:
        if name not in shown:
            found.append(Difference(name, "span", "shown", "missing"))
            continue
        actual = dataclasses.asdict(shown[name])
        for field, value in wanted(backend, profile, name).items():
            if value is None and field in MAY_KNOW_MORE[backend]:
                continue
            if not equal(value, actual[field]):
                found.append(Difference(name, field, value, actual[field]))
    found += [Difference(name, "span", "not sent", "shown") for name in shown if name not in CASES]
    return found


def equal(wanted, found):
    if isinstance(wanted, float) and isinstance(found, (int, float)):
        return abs(wanted - found) < 1e-12
    return type(wanted) is type(found) and wanted == found or (wanted in ((), None) and found in ((), None))
