#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Builds the packages in Examples and runs them against a receiver on this machine.
#
#   Scripts/examples.sh            all of them
#   Scripts/examples.sh Hello      one
#
# GENAI_TELEMETRY_ASYNC_HTTP_CLIENT=1 compiles AsyncHTTPClient, which takes minutes, and runs ProviderClients through it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# One build folder for all: the library is compiled once.
build=$PWD/.build/examples
for package in Examples/*/; do
    name=$(basename "$package")
    [[ $# -eq 0 || " $* " == *" $name "* ]] || continue
    traits=()
    if [[ $name == ProviderClients && -n ${GENAI_TELEMETRY_ASYNC_HTTP_CLIENT:-} ]]; then traits=(--traits AsyncHTTPClient); fi
    swift build --package-path "$package" --scratch-path "$build" ${traits[@]+"${traits[@]}"}
done
python=$(Scripts/python-environment.sh Tests/Conformance/requirements.txt)
"$python" Tests/Interop/examples.py "$build/debug" "$@"
