#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Makes the virtual environment of a requirements file, if it is not there yet, and prints its Python.
#
#   python=$(Scripts/python-environment.sh Tests/Conformance/requirements.txt)
#
# Environments live in .build/python, one for each file, and are made anew when the file or the Python changes. Nothing
# is installed for the system or the user.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

[[ $# -eq 1 && -f $1 ]] || { echo "usage: Scripts/python-environment.sh REQUIREMENTS.txt" >&2; exit 64; }

python=${PYTHON:-python3}
name=$(sed 's|^Tests/||; s|\.txt$||; s|[^A-Za-z0-9]|-|g' <<<"$1")
directory=$PWD/.build/python/$name
stamp="$("$python" --version) $(cksum <"$1")"

if [[ "$(cat "$directory/stamp" 2>/dev/null)" != "$stamp" ]]; then
    echo "python-environment: installing $1" >&2
    rm -rf "$directory"
    "$python" -m venv "$directory" >&2
    "$directory/bin/python" -m pip install --quiet --disable-pip-version-check --requirement "$1" >&2
    echo "$stamp" >"$directory/stamp"
fi
echo "$directory/bin/python"
