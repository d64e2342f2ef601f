// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE  // dladdr

#include "allocation_counter.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

#if defined(__GLIBC__)

#include <dlfcn.h>
#include <execinfo.h>
#include <stdio.h>
#include <unistd.h>

// glibc's own functions, under the names by which a replacement finds them.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

static __thread uint64_t blocks;
static __thread uint64_t bytes;
static __thread bool isTracing;

// Prints the file and the offset of each caller, which is what llvm-symbolizer reads; see Scripts/allocations.sh.
static void printStack(void) {
    void *frames[24];
    int depth = backtrace(frames, sizeof frames / sizeof *frames);
    dprintf(STDERR_FILENO, "allocation, called by\n");
    for (int index = 3; index < depth; index += 1) {  // Not this function, note() and malloc().
        Dl_info info;
        if (!dladdr(frames[index], &info) || info.dli_fname == NULL) continue;
        // The return address is that of the next line; one byte before it is still the call.
        size_t offset = (size_t)((char *)frames[index] - (char *)info.dli_fbase) - 1;
        dprintf(STDERR_FILENO, "@ %s 0x%zx\n", info.dli_fname, offset);
    }
}

static void note(size_t size) {
    blocks += 1;
    bytes += size;
    if (!isTracing) return;
    isTracing = false;  // What printing allocates is of no interest, and would recurse.
    printStack();
    isTracing = true;
}

void *malloc(size_t size) {
    note(size);
    return __libc_malloc(size);
}

void *calloc(size_t count, size_t size) {
    note(count * size);
    return __libc_calloc(count, size);
}

void *realloc(void *block, size_t size) {
    note(size);
    return __libc_realloc(block, size);
}

void *memalign(size_t alignment, size_t size) {
    note(size);
    return __libc_memalign(alignment, size);
}

void *aligned_alloc(size_t alignment, size_t size) {
    note(size);
    return __libc_memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size) {
    note(size);
    void *made = __libc_memalign(alignment, size);
    if (made == NULL) return ENOMEM;
    *block = made;
    return 0;
}

bool allocation_counter_works(void) { return true; }
uint64_t allocation_counter_count(void) { return blocks; }
uint64_t allocation_counter_bytes(void) { return bytes; }

void allocation_counter_trace(bool isOn) {
    void *frame;
    backtrace(&frame, 1);  // The first call loads a library.
    isTracing = isOn;
}

#else

bool allocation_counter_works(void) { return false; }
uint64_t allocation_counter_count(void) { return 0; }
uint64_t allocation_counter_bytes(void) { return 0; }
void allocation_counter_trace(bool isOn) { (void)isOn; }

#endif
