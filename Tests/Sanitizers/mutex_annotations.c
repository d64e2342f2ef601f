// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// Tells the thread sanitizer what Swift's Mutex does when two threads meet at it.
//
// On Linux the quick way through a Mutex is inlined into our code, where the sanitizer sees its atomics. The slow way, taken
// when the lock is held by another thread, waits in the kernel from inside libswiftSynchronization, which was compiled
// without the sanitizer: it sees nothing of that, and reports every access after it as a race. This library is preloaded,
// stands in for the slow functions, calls them, and says "what happened before the unlock happened before the lock".
//
// The symbols are Swift's, so the calling convention is too: `self`, the address of the lock, travels in a register of
// its own. Whether this still fits the compiler's Mutex is tested by contended_mutex.swift before any other test runs.

#define _GNU_SOURCE  // RTLD_NEXT
#include <dlfcn.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>

#define SWIFT __attribute__((swiftcall))
#define SELF __attribute__((swift_context))

// Weak, since the library is loaded into programs without the sanitizer too.
extern void __tsan_acquire(void *address) __attribute__((weak));
extern void __tsan_release(void *address) __attribute__((weak));

#define LOCK "$s15Synchronization12_MutexHandleV9_lockSlowyys6UInt32VF"
#define TRY_LOCK "$s15Synchronization12_MutexHandleV12_tryLockSlowSbyF"
#define UNLOCK "$s15Synchronization12_MutexHandleV11_unlockSlowyyF"

static void *next(const char *symbol) {
    void *function = dlsym(RTLD_NEXT, symbol);
    if (function == NULL) abort();
    return function;
}

SWIFT void annotatedLock(uint32_t thread, SELF void *self) __asm__(LOCK);
SWIFT void annotatedLock(uint32_t thread, SELF void *self) {
    ((SWIFT void (*)(uint32_t, SELF void *))next(LOCK))(thread, self);
    if (__tsan_acquire != NULL) __tsan_acquire(self);
}

SWIFT bool annotatedTryLock(SELF void *self) __asm__(TRY_LOCK);
SWIFT bool annotatedTryLock(SELF void *self) {
    bool isLocked = ((SWIFT bool (*)(SELF void *))next(TRY_LOCK))(self);
    if (isLocked && __tsan_acquire != NULL) __tsan_acquire(self);
    return isLocked;
}

SWIFT void annotatedUnlock(SELF void *self) __asm__(UNLOCK);
SWIFT void annotatedUnlock(SELF void *self) {
    if (__tsan_release != NULL) __tsan_release(self);
    ((SWIFT void (*)(SELF void *))next(UNLOCK))(self);
}
