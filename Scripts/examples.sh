#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Builds every package in Examples and runs it against a receiver on this machine; fails when one fails or sends nothing.
#
#   Scripts/examples.sh            all of them
#   Scripts/examples.sh Hello      one
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

