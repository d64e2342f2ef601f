#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Counts what recording a span allocates, in a release build, and fails when it is more than the bars of
# `genai-bench allocations` allow. Under a broken bar stand the stacks of the allocations, with names.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

build=(swift build --traits CLI --configuration release --product genai-bench)
"${build[@]}"
binary=$("${build[@]}" --show-bin-path)/genai-bench

# The program prints a caller as "@ FILE OFFSET".
symbolize() {
    local line file offset symbolizer
    symbolizer=$(command -v llvm-symbolizer || echo "$(dirname "$(command -v swift)")/llvm-symbolizer")
    while IFS= read -r line; do
        if [[ $line == "@ "* && -x $symbolizer ]]; then
            read -r _ file offset <<<"$line"
            echo "    $("$symbolizer" --obj="$file" --no-inlines --functions=linkage "$offset" | head -1)"
        else
            echo "$line"
        fi
    done
}

"$binary" allocations 2>&1 | symbolize | swift demangle --simplified
