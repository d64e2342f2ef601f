#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Drives genai-bench through the fault matrix.
#
#   Scripts/faults.sh              the rows that guard every change, with the debug build
#   Scripts/faults.sh full         all rows, with a release build; writes the table of the documentation
#
# More arguments go to Tests/Faults/matrix.py, such as `--row 28`, or `--scale 10` for durations of minutes.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tier=pr
build=(--traits CLI)
arguments=()
if [[ ${1:-} == full ]]; then
    shift
    tier=full
    build+=(--configuration release)
    # A table of some rows is none.
    [[ " $* " == *" --row "* ]] || arguments=(--report Sources/GenAITelemetry/Documentation.docc/FaultMatrix.md)
fi

python=$(Scripts/python-environment.sh Tests/Conformance/requirements.txt)
swift build "${build[@]}" --product genai-bench
"$python" Tests/Faults/matrix.py --tier "$tier" "${arguments[@]}" \
    --bench "$(swift build "${build[@]}" --show-bin-path)/genai-bench" "$@"
