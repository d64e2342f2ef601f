// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// What a program asks of the heap and of the processor, counted.
//
// A program that links this target has its own malloc, calloc, realloc and their aligned relatives. Each counts in a
// place of the calling thread, one addition, then calls the C library's. So it belongs to programs that measure, and no
// product of this package has it but genai-bench.
//
// glibc only: it alone has the __libc_ entry points that the replacements hand on to. Elsewhere, and under a sanitizer,
// which replaces malloc itself, nothing is replaced and genai_counters_count_allocations() says so.

#ifndef GENAI_COUNTERS_H
#define GENAI_COUNTERS_H

#include <stdbool.h>
#include <stdint.h>

/// Whether allocations are counted here.
bool genai_counters_count_allocations(void);

/// How many blocks the calling thread has asked for since it started; a realloc that grows a block counts as one.
uint64_t genai_counters_allocations(void);

/// How many bytes these were.
uint64_t genai_counters_allocated_bytes(void);

/// How many blocks all threads have asked for, also those that have ended.
uint64_t genai_counters_allocations_of_all_threads(void);

/// From now on, or no longer, prints the stack of every allocation of the calling thread on standard error.
void genai_counters_trace(bool is_on);

/// Starts to count the instructions of this process and its threads to come; false where the machine does not tell,
/// as in most virtual machines.
bool genai_counters_start_instructions(void);

/// How many there were since; zero where they are not counted.
uint64_t genai_counters_instructions(void);

/// How many additions the calling thread does in a nanosecond when each waits for the one before it: one a cycle, so in a
/// release build this is how fast the processor runs for this thread now, in GHz.
double genai_counters_additions_per_nanosecond(void);

#endif
