#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Sends our encoders' requests and the demo's spans to rotel and to Datadog's test agent, and compares what they decoded
# with what was recorded. Arguments go to Tests/Interop/interop.py, such as `--server rotel`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python=$(Scripts/python-environment.sh Tests/Conformance/requirements.txt)
fixtures=$(Scripts/fixtures.sh)
swift build --traits CLI --product genai-trace
"$python" Tests/Interop/interop.py --fixtures "$fixtures" \
    --demo "$(swift build --traits CLI --show-bin-path)/genai-trace" "$@"
