// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#define _POSIX_C_SOURCE 199309L  // clock_gettime

#include "genai_counters.h"

#include <time.h>

double genai_counters_additions_per_nanosecond(void) {
    enum { count = 50000000 };
    struct timespec start, end;
    uint64_t sum = 0, one = 1;
    // A number that the compiler does not know: some processors add known ones for nothing.
    __asm__ volatile("" : "+r"(one));
    clock_gettime(CLOCK_MONOTONIC, &start);
    for (unsigned index = 0; index < count; index += 1) {
        sum += one;
        __asm__ volatile("" : "+r"(sum));  // Each addition waits for the one before it.
    }
    clock_gettime(CLOCK_MONOTONIC, &end);
    return count / ((double)(end.tv_sec - start.tv_sec) * 1e9 + (double)(end.tv_nsec - start.tv_nsec));
}
