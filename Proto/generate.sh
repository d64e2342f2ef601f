#!/bin/sh
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Generates the C target CGenAIOTLP from the .proto files beside this script.
#
#   Proto/generate.sh [OUTDIR]           write the target (default: Sources/CGenAIOTLP)
#   Proto/generate.sh --check [OUTDIR]   write nothing; exit 1 and print a diff when OUTDIR is not what would be written
#
# The output depends on the .proto files and on the version of protoc-c, and on nothing else.
set -eu

# The compiler writes its version's habits into the code, so a file made by another one differs. Debian 12 and Ubuntu
# 24.04 have this one.
required=1.4.1

here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)

fail() {
    echo "generate.sh: $1" >&2
    exit "${2:-1}"
}

check=false
case "${1:-}" in
--check)
    check=true
    shift
    ;;
-*) fail "unknown option $1; usage: generate.sh [--check] [OUTDIR]" 64 ;;
esac
[ $# -le 1 ] || fail "one output directory at most; usage: generate.sh [--check] [OUTDIR]" 64
outdir=${1:-$(dirname "$here")/Sources/CGenAIOTLP}
case "$outdir" in
/*) ;;
*) outdir=$PWD/$outdir ;;
esac

command -v protoc-c >/dev/null || fail "protoc-c is not installed; Debian and Ubuntu: apt-get install protobuf-c-compiler" 69
found=$(protoc-c --version | sed -n 's/^protobuf-c //p')
[ "$found" = "$required" ] || fail "protoc-c is version $found, and the committed files come from $required" 69

# The directory with protobuf-c/protobuf-c.proto, which declares the (pb_c_file) and (pb_c_field) options.
options=
for directory in "$(pkg-config --variable=includedir libprotobuf-c 2>/dev/null || true)" /usr/include /usr/local/include; do
    if [ -f "$directory/protobuf-c/protobuf-c.proto" ]; then
        options=$directory
        break
    fi
done
[ -n "$options" ] || fail "protobuf-c/protobuf-c.proto was not found; Debian and Ubuntu: apt-get install libprotobuf-c-dev" 69

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
mkdir -p "$work/raw" "$work/new/include"

cd "$here"
protos=$(find opentelemetry -name '*.proto' | LC_ALL=C sort)
# shellcheck disable=SC2086  # one argument a file; no name here has a space
protoc-c -I. -I"$options" --c_out="$work/raw" $protos

# SwiftPM wants public headers in one folder, and a header's name is visible to a client's whole graph. So
# opentelemetry/proto/trace/v1/trace.pb-c.h becomes genai_otlp_trace.pb-c.h, here and in every #include.
flatten() {
    echo '// Copyright (c) 2026 the genai-telemetry authors'
    echo '// SPDX-License-Identifier: Apache-2.0'
    echo
    sed 's|^#include "opentelemetry/.*/\([a-z_]*\)\.pb-c\.h"$|#include "genai_otlp_\1.pb-c.h"|' "$1"
}
for proto in $protos; do
    name=$(basename "$proto" .proto)
    target=genai_otlp_$name.pb-c
    [ ! -e "$work/new/$target.c" ] || fail "two .proto files are called $name, and the flat layout needs names of their own"
    flatten "$work/raw/${proto%.proto}.pb-c.c" >"$work/new/$target.c"
    flatten "$work/raw/${proto%.proto}.pb-c.h" >"$work/new/include/$target.h"
done

# The umbrella header is prose, kept beside this script; only its list of includes is made here.
{
    cat "$here/CGenAIOTLP.h"
    for proto in $protos; do
        echo "#include \"genai_otlp_$(basename "$proto" .proto).pb-c.h\""
    done
} >"$work/new/include/CGenAIOTLP.h"

if $check; then
    [ -d "$outdir" ] || fail "$outdir does not exist; run Proto/generate.sh"
    diff -ru "$outdir" "$work/new" || fail "$outdir differs from a fresh generation; run Proto/generate.sh and commit the result"
    exit 0
fi

# Files of messages that no longer exist must not linger.
mkdir -p "$outdir/include"
rm -f "$outdir"/genai_otlp_*.pb-c.c "$outdir"/include/genai_otlp_*.pb-c.h
cp "$work"/new/*.c "$outdir/"
cp "$work"/new/include/*.h "$outdir/include/"
