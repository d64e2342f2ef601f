# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Writes what was shown into the article about backends."""

from comparison import differences
from expectations import CASES, SUCCEEDED

BEGIN = "<!-- What follows is written by `Scripts/backends.sh --write`. -->"
END = "<!-- What was written ends here. -->"


def write(file, results):
    """Replaces what stands between the two marks."""
    text = file.read_text(encoding="utf-8")
    head, rest = text.split(BEGIN)
    _, tail = rest.split(END)
    file.write_text(f"{head}{BEGIN}\n\n{table(results)}\n{END}{tail}", encoding="utf-8")


def table(results):
    columns = list(results)
    faults = {
        column: {name: [one for one in differences(*column, shown) if one.case == name] for name in CASES}
        for column, shown in results.items()
    }
    lines = [
        "| span | " + " | ".join(f"{_title(backend)}, `{profile}`" for backend, profile in columns) + " |",
        "|" + "---|" * (len(columns) + 1),
    ]
    for name in SUCCEEDED:
        cells = [_cell(results[column].get(name), faults[column][name]) for column in columns]
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    failed = [name for name in CASES if name not in SUCCEEDED]
    cells = [f"{sum(not faults[column][name] for name in failed)} of {len(failed)}" for column in columns]
    lines.append("| those that failed, shown right | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def _cell(shown, faults):
    """The type, and what is missing or another than it should be."""
    kind = f"`{shown.type}`" if shown and shown.type else "no type"
    wrong = [one for one in faults if one.field != "type" and one.wanted not in (None, ())]
    missing = [_name(one) for one in wrong if one.found in (None, ())]
    other = [_name(one) for one in wrong if one.found not in (None, ())]
    words = [f"no {' or '.join(missing)}"] * bool(missing) + [f"other {', '.join(other)}"] * bool(other)
    return " ".join([kind] + ["✗"] * bool(faults) + ["; ".join(words)] * bool(words))


def _name(difference):
    return difference.field.replace("_", " ")


def _title(backend):
    return {"phoenix": "Phoenix", "mlflow": "MLflow"}[backend]
