// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// Counts what the program asks of the heap.
//
// A program that links this target has its own malloc, calloc, realloc and their aligned relatives. Each counts, then
// calls the C library's. The count is kept for each thread, so that what a pipeline's thread does in the background is
// not booked on the thread that records.
//
// glibc only: it alone has the __libc_ entry points that the replacements hand on to. Elsewhere nothing is replaced and
// allocation_counter_works() says so.

#ifndef ALLOCATION_COUNTER_H
#define ALLOCATION_COUNTER_H

#include <stdbool.h>
#include <stdint.h>

/// Whether allocations are counted on this platform.
bool allocation_counter_works(void);

/// How many blocks the calling thread has asked for since it started; a realloc that grows a block counts as one.
uint64_t allocation_counter_count(void);

/// How many bytes these were.
uint64_t allocation_counter_bytes(void);

/// From now on, or no longer, prints the stack of every allocation of the calling thread on standard error.
void allocation_counter_trace(bool isOn);

#endif
