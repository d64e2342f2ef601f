#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Holds what this package puts on the wire against what others published: the schema against OTLP's descriptors, requests
# against PyPI's decoder, messages against OpenTelemetry's JSON schemas. Each check is tested itself first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

python=$(Scripts/python-environment.sh Tests/Conformance/requirements.txt)
fixtures=$(Scripts/fixtures.sh)

check() {
    echo "conformance: $*"
    "$python" "Tests/Conformance/$1" "${@:2}"
}
check descriptors.py --self-test
check descriptors.py
check symbols.py
check messages.py --self-test
check messages.py
check messages.py --spans "$fixtures"
check decode.py --self-test "$fixtures"
check decode.py "$fixtures"
