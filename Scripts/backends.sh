#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Sends every kind of span to Phoenix and MLflow, which it installs from PyPI and starts, and checks what they show.
#
#   Scripts/backends.sh                    checks
#   Scripts/backends.sh --screenshots      and takes pictures for the documentation; needs Chromium on the system
#   Scripts/backends.sh --write            and writes the results into the documentation
#
# Other arguments go to Tests/Backends/backends.py, such as `--backend phoenix`.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

catalog=Sources/GenAITelemetry/Documentation.docc
python=${PYTHON:-python3}
arguments=()
for argument in "$@"; do
    case $argument in
    --screenshots)
        python=$(Scripts/python-environment.sh Tests/Backends/requirements/browser.txt)
        arguments+=(--screenshots "$catalog/Resources")
        ;;
    --write) arguments+=(--write "$catalog/Backends.md") ;;
    *) arguments+=("$argument") ;;
    esac
done

# The plan of a build does not see a new file of the package that this one depends on.
rm -f .build/backends/*.yaml
build=(swift build --package-path Tests/Backends/Emitter --scratch-path .build/backends)
"${build[@]}"
"$python" Tests/Backends/backends.py \
    --emitter "$("${build[@]}" --show-bin-path)/backend-emitter" ${arguments[@]+"${arguments[@]}"}
