// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// Vectors of the length that every machine has.

#ifndef GENAI_TEXT_VECTORS_H
#define GENAI_TEXT_VECTORS_H

#include <stdint.h>
#include <string.h>

typedef uint8_t vector16 __attribute__((vector_size(16)));

// The highest bit of each byte.
#if defined(__x86_64__)
#include <immintrin.h>

static inline uint64_t bits16(vector16 mask) { return (uint16_t)_mm_movemask_epi8((__m128i)mask); }
#else
static inline uint64_t bits16(vector16 mask) {
    const vector16 weights = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    uint64_t halves[2];
    mask = (vector16)((int8_t __attribute__((vector_size(16))))mask < 0) & weights;
    memcpy(halves, &mask, sizeof halves);
    // Of each eight bytes, every one has a bit of its own: their sum is all of them, in the highest byte.
    return (halves[0] * 0x0101010101010101) >> 56 | ((halves[1] * 0x0101010101010101) >> 56) << 8;
}
#endif

#endif
