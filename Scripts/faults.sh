#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Drives genai-bench through the fault matrix.
#
#   Scripts/faults.sh              the rows that guard every change, with the debug build
#   Scripts/faults.sh full         all rows
#   Scripts/faults.sh proof        the rows about the end of a process, 200 or 500 runs each
#   Scripts/faults.sh long         the rows about times, with faults of ten minutes
#
# All but the first use a release build, and write a page of the documentation each. More arguments go to
# Tests/Faults/matrix.py, such as `--row 28 --runs 50`, `--scale 10` or `--minutes 1`; no page is written of some rows.
#
# Times that are measured while the machine does other things are theirs as well. Linux shares the processors among
# sessions before it looks at `nice`; root gives the run a session that goes first with
#   setsid -w sh -c 'echo -15 >/proc/self/autogroup; exec Scripts/faults.sh proof'
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

tier=${1:-pr}
shift || true
build=(--traits CLI)
arguments=(--tier "$tier")
declare -A pages=([full]=FaultMatrix [proof]=FaultProof [long]=FaultTimes)
if [[ -n ${pages[$tier]:-} ]]; then
    build+=(--configuration release)
    if [[ " $* " != *" --row "* ]]; then
        arguments+=(--report "Sources/GenAITelemetry/Documentation.docc/${pages[$tier]}.md")
    fi
fi

python=$(Scripts/python-environment.sh Tests/Conformance/requirements.txt)
swift build "${build[@]}" --product genai-bench
"$python" -B Tests/Faults/matrix.py "${arguments[@]}" \
    --bench "$(swift build "${build[@]}" --show-bin-path)/genai-bench" "$@"
