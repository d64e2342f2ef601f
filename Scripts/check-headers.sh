#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Every source file opens with the copyright and the licence: in the first two lines, or below a line that must be first.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

# Tracked files and new ones, but nothing ignored; without names that end so in fixtures, which are other people's formats.
missing=$(git ls-files --cached --others --exclude-standard -- '*.swift' '*.c' '*.h' '*.py' '*.sh' '*.proto' '*.modulemap' \
    Makefile .ci/run | while IFS= read -r file; do
    [[ -f $file ]] || continue
    head -4 "$file" | grep -q 'SPDX-License-Identifier: Apache-2.0' || echo "$file"
done)
[[ -z $missing ]] || { printf 'check-headers: no SPDX line at the top of\n%s\n' "$missing" >&2 && exit 1; }
