#!/usr/bin/env bash
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

# Runs the tests that touch C or threads under a sanitizer; any report fails the run.
#
#   Scripts/sanitize.sh thread       data races
#   Scripts/sanitize.sh address      use of freed or foreign memory, and leaks
#
# First it runs programs that are wrong on purpose: a sanitizer that does not see those would see nothing in ours either.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

sanitizer=${1:-}
case "$sanitizer" in
thread) wrong=(data_race) right=(contended_mutex) ;;
address) wrong=(use_after_free leak) right=() ;;
*) echo "usage: Scripts/sanitize.sh thread|address" >&2 && exit 64 ;;
esac

build=$PWD/.build/$sanitizer
mkdir -p "$build/controls"

export TSAN_OPTIONS="exitcode=66"
# The Swift runtime keeps what it makes at start for ever; it points there, so no leak is reported for it.
export ASAN_OPTIONS="detect_leaks=1:detect_stack_use_after_return=1:exitcode=66"
preload=
if [[ $sanitizer == thread && $(uname) == Linux ]]; then
    preload=$build/controls/mutex_annotations.so
    clang -O2 -fPIC -shared -o "$preload" Tests/Sanitizers/mutex_annotations.c
fi

# Runs a control and returns whether the sanitizer reported something.
is_reported() {
    swiftc -g -sanitize="$sanitizer" -o "$build/controls/$1" "Tests/Sanitizers/$1.swift"
    ! LD_PRELOAD=$preload "$build/controls/$1" >"$build/controls/$1.log" 2>&1
}
for control in "${wrong[@]}"; do
    is_reported "$control" || { echo "sanitize: the $sanitizer sanitizer does not see $control.swift" >&2 && exit 1; }
done
for control in "${right[@]}"; do
    is_reported "$control" && cat "$build/controls/$control.log" >&2 &&
        { echo "sanitize: the $sanitizer sanitizer complains about $control.swift, which is right" >&2 && exit 1; }
done
echo "sanitize: the $sanitizer sanitizer sees ${wrong[*]}${right[0]:+ and lets ${right[*]} pass}"

# Each sanitizer compiles everything in its own way, so it has a build of its own, without what is not tested under one
# (Package.swift). Tests that do something random, or everything there is, do less of it.
export GENAI_TELEMETRY_SANITIZED=1
swift build --build-tests --sanitize "$sanitizer" --scratch-path "$build"
# Left out everywhere: tests of pure Swift that take minutes under a sanitizer. Left out of the search for races: pure
# functions, which have no threads.
skipped=(
    RedactionCostTests RedactionPropertyTests CorpusTests CorpusMutationTests CorpusCostTests GeneratedCorpusTests
    RedactionSelfTestTests RedactionLeakTests RedactorContractTests PropagationFuzzTests JSONReaderTests PriceTableTests
    # What a second implementation reads, which does not run here.
    ConformanceFixtures
    # No sanitizer knows what fork leaves of a process with threads; what a child inherits and does not read is no leak.
    ForkTests "a signal to a forked child")
if [[ $sanitizer == thread ]]; then
    skipped+=(
        ChunkTests ChunkReaderTests SurfaceTests SpoolScannerTests SpoolModelTests CutTests MutationTests GoldenSpanTests
        GenAIOTLPTests)
    # Every way in which a stream can end, ten thousand times each.
    export GENAI_TELEMETRY_STREAM_ROUNDS=10000
fi
# Without XCTest, which has no tests of ours and a leak of its own.
LD_PRELOAD=$preload swift test --skip-build --no-parallel --disable-xctest "${skipped[@]/#/--skip=}" \
    --sanitize "$sanitizer" --scratch-path "$build"
