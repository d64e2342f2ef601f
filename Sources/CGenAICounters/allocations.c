// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#define _GNU_SOURCE  // dladdr

#include "genai_counters.h"

#include <errno.h>
#include <stddef.h>
#include <stdlib.h>

#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
#define IS_SANITIZED 1
#endif
#endif

#if defined(__GLIBC__) && !defined(IS_SANITIZED)

#include <dlfcn.h>
#include <execinfo.h>
#include <stdatomic.h>
#include <stdio.h>
#include <unistd.h>

// glibc's own functions, under the names by which a replacement finds them.
extern void *__libc_malloc(size_t size);
extern void *__libc_calloc(size_t count, size_t size);
extern void *__libc_realloc(void *block, size_t size);
extern void *__libc_memalign(size_t alignment, size_t size);

// The counts of one thread. Only that thread writes them, so a relaxed store is enough and no instruction is locked; each
// has a cache line of its own.
struct counts {
    _Alignas(64) _Atomic uint64_t blocks;
    _Atomic uint64_t bytes;
};

// Places are given out once and stay when their threads end, so that a sum over all never shrinks. Threads beyond the last
// place share it, and may lose a count there.
enum { placeCount = 1024 };
static struct counts places[placeCount];
static _Atomic unsigned nextPlace;

static __thread struct counts *mine;
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

static struct counts *place(void) {
    if (mine == NULL) {
        unsigned index = atomic_fetch_add_explicit(&nextPlace, 1, memory_order_relaxed);
        mine = &places[index < placeCount ? index : placeCount - 1];
    }
    return mine;
}

static void add(_Atomic uint64_t *count, uint64_t more) {
    atomic_store_explicit(count, atomic_load_explicit(count, memory_order_relaxed) + more, memory_order_relaxed);
}

static void note(size_t size) {
    struct counts *counts = place();
    add(&counts->blocks, 1);
    add(&counts->bytes, size);
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

bool genai_counters_count_allocations(void) { return true; }

uint64_t genai_counters_allocations(void) { return atomic_load_explicit(&place()->blocks, memory_order_relaxed); }

uint64_t genai_counters_allocated_bytes(void) { return atomic_load_explicit(&place()->bytes, memory_order_relaxed); }

uint64_t genai_counters_allocations_of_all_threads(void) {
    uint64_t sum = 0;
    for (int index = 0; index < placeCount; index += 1) {
        sum += atomic_load_explicit(&places[index].blocks, memory_order_relaxed);
    }
    return sum;
}

void genai_counters_trace(bool is_on) {
    void *frame;
    backtrace(&frame, 1);  // The first call loads a library.
    isTracing = is_on;
}

#else

bool genai_counters_count_allocations(void) { return false; }
uint64_t genai_counters_allocations(void) { return 0; }
uint64_t genai_counters_allocated_bytes(void) { return 0; }
uint64_t genai_counters_allocations_of_all_threads(void) { return 0; }
void genai_counters_trace(bool is_on) { (void)is_on; }

#endif
