#!/usr/bin/env python3
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Compiles Sources/CGenAIOTLP and looks at the symbols that it brings into a client's program.

C has one namespace for a whole program, so every symbol that the target defines must begin with `genai_otlp_`: another
copy of OTLP may be linked in as well. The code must also compile without a warning. CC and NM choose other tools.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile

TARGET = pathlib.Path(__file__).resolve().parents[2] / "Sources" / "CGenAIOTLP"
WARNINGS = ["-std=c11", "-Wall", "-Wextra", "-Wpedantic", "-Werror"]


def tool(variable: str, *candidates: str) -> str:
    """Returns the program that the environment names, or the first candidate that is installed."""
    for name in filter(None, [os.environ.get(variable), *candidates]):
        if shutil.which(name):
            return name
    sys.exit(f"symbols.py: found none of {', '.join(candidates)}; set {variable} to the program to use")


def runtime_flags() -> list[str]:
    """Returns what the compiler needs to find <protobuf-c/protobuf-c.h>."""
    asked = ["pkg-config", "--cflags", "libprotobuf-c"]
    return subprocess.run(asked, capture_output=True, text=True).stdout.split() if shutil.which("pkg-config") else []


def defined_symbols(source: pathlib.Path, scratch: str) -> list[str]:
    """Compiles one file and returns the external symbols that it defines."""
    output = pathlib.Path(scratch, source.stem + ".o")
    # The compiler that SwiftPM uses.
    compiler = [tool("CC", "clang"), *WARNINGS, *runtime_flags(), f"-I{TARGET / 'include'}"]
    run = subprocess.run([*compiler, "-c", source, "-o", output], capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"symbols.py: {source.name} does not compile cleanly:\n{run.stderr}")
    listing = subprocess.run([tool("NM", "nm", "llvm-nm"), "-g", output], capture_output=True, text=True, check=True)
    # A line is address, kind and name; an undefined symbol has no address. Mach-O puts an underscore before a C name.
    lines = [line.split() for line in listing.stdout.splitlines()]
    underscore = "_" if sys.platform == "darwin" else ""
    return [parts[2].removeprefix(underscore) for parts in lines if len(parts) == 3]


def is_ours(name: str) -> bool:
    return name.startswith("genai_otlp_")


def main() -> int:
    with tempfile.TemporaryDirectory() as scratch:
        symbols = {source.name: defined_symbols(source, scratch) for source in sorted(TARGET.glob("*.c"))}
    strangers = [f"{file} defines {name}" for file, names in symbols.items() for name in names if not is_ours(name)]
    for stranger in strangers:
        print(f"symbols.py: {stranger}, which does not begin with genai_otlp_", file=sys.stderr)
    count = sum(map(len, symbols.values()))
    if count == 0:
        print(f"symbols.py: {TARGET} defines no symbol at all", file=sys.stderr)
    if strangers or count == 0:
        return 1
    print(f"symbols.py: all {count} symbols of CGenAIOTLP begin with genai_otlp_")
    return 0


if __name__ == "__main__":
    sys.exit(main())
