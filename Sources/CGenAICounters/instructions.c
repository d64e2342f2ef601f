// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE  // syscall

#include "genai_counters.h"

#if defined(__linux__)

#include <linux/perf_event.h>
#include <sys/syscall.h>
#include <unistd.h>

static int descriptor = -1;

bool genai_counters_start_instructions(void) {
    if (descriptor >= 0) return true;
    struct perf_event_attr attributes = {
        .type = PERF_TYPE_HARDWARE,
        .size = sizeof attributes,
        .config = PERF_COUNT_HW_INSTRUCTIONS,
        .inherit = 1,
        .exclude_kernel = 1,  // What anybody may ask for, as the kernel is usually set up.
        .exclude_hv = 1,
    };
    descriptor = (int)syscall(SYS_perf_event_open, &attributes, 0, -1, -1, 0);
    return descriptor >= 0;
}

uint64_t genai_counters_instructions(void) {
    uint64_t count = 0;
    if (descriptor < 0 || read(descriptor, &count, sizeof count) != sizeof count) return 0;
    return count;
}

#else

bool genai_counters_start_instructions(void) { return false; }
uint64_t genai_counters_instructions(void) { return 0; }

#endif
