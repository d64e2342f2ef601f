// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#include "genai_text.h"
#include "vectors.h"

typedef uint8_t vector32 __attribute__((vector_size(32)));
typedef uint8_t vector64 __attribute__((vector_size(64)));

// For vectors of each length: the highest bit of each byte, and for each byte below 16 what a table of 16 has there.
#if defined(__x86_64__)
__attribute__((target("avx2"))) static inline uint64_t bits32(vector32 mask) {
    return (uint32_t)_mm256_movemask_epi8((__m256i)mask);
}

__attribute__((target("avx2"))) static inline vector32 look_up32(const uint8_t *table, vector32 indices) {
    const __m256i twice = _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)table));
    return (vector32)_mm256_shuffle_epi8(twice, (__m256i)indices);
}

__attribute__((target("avx512bw"))) static inline uint64_t bits64(vector64 mask) {
    return _mm512_movepi8_mask((__m512i)mask);
}

__attribute__((target("avx512bw"))) static inline vector64 look_up64(const uint8_t *table, vector64 indices) {
    const __m512i thrice = _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)table));
    return (vector64)_mm512_shuffle_epi8(thrice, (__m512i)indices);
}
#endif

#if defined(__aarch64__)
#include <arm_neon.h>

static inline vector16 look_up16(const uint8_t *table, vector16 indices) {
    return (vector16)vqtbl1q_u8(vld1q_u8(table), (uint8x16_t)indices);
}
#else
static inline vector16 look_up16(const uint8_t *table, vector16 indices) {
    vector16 found;
    for (unsigned index = 0; index < sizeof found; index++) found[index] = table[indices[index]];
    return found;
}
#endif

// The buckets whose beginnings may have a byte at one of their first three places.
#define BUCKETS(look_up, place, byte)                                                                                  \
    (look_up(options->low[place], (byte) & 15) & look_up(options->high[place], (byte) >> 4))

// Beginnings of longer characters that hide nothing: of most letters of Latin, Armenian and Hebrew writing, of Chinese and
// Korean, and of Arabic and Japanese unless a digit or a space begins.
#define PLAIN(vector)                                                                                                  \
    ((vector)((vector)(text - 0xC3) < 9) | (vector)((vector)(text - 0xD4) < 4) | (vector)((vector)(text - 0xDC) < 4)   \
        | (vector)((vector)(text - 0xE4) < 6) | (vector)((vector)(text - 0xEB) < 4) | (vector)(text == 0xDA)           \
        | ((vector)(text == 0xD8) & (vector)(next != 0x9C))                                                            \
        | ((vector)(text == 0xD9) & (vector)((vector)(next - 0xA0) >= 10))                                             \
        | ((vector)(text == 0xDB) & (vector)((vector)(next - 0xB0) >= 10))                                             \
        | ((vector)(text == 0xE3) & (vector)(next != 0x80) & (vector)(next != 0x85)))

// The same for vectors of any length: C has no templates.
#define CLASSIFY(vector, bits, look_up)                                                                                \
    const uint8_t at = options->at, plus = options->plus, disguises = options->disguises, escapes = options->escapes;  \
    uint64_t beyond = 0, leading = 0, lookAlikes = 0;                                                                  \
    memset(found, 0, sizeof *found);                                                                                   \
    for (size_t offset = 0; offset < GENAI_TEXT_LENGTH; offset += sizeof(vector)) {                                    \
        vector text, next, third;                                                                                      \
        memcpy(&text, bytes + offset, sizeof text);                                                                    \
        memcpy(&next, bytes + offset + 1, sizeof next);                                                                \
        memcpy(&third, bytes + offset + 2, sizeof third);                                                              \
        vector lowered = text | 0x20;                                                                                  \
        vector digits = (vector)((vector)(text - '0') < 10);                                                           \
        vector letters = (vector)((vector)(lowered - 'a') < 26);                                                       \
        vector dashes = (vector)(text == '-');                                                                         \
        vector tokens = digits | letters | dashes | (vector)(text == '+') | (vector)(text == '/')                      \
            | (vector)(text == '_');                                                                                   \
        vector specials = (vector)(text == ':') | (vector)(text == '=') | (vector)(text == '~')                        \
            | (vector)(text == at) | (vector)(text == plus);                                                           \
        vector beginnings = BUCKETS(look_up, 0, text) & BUCKETS(look_up, 1, next)                                      \
            & BUCKETS(look_up, 2, third);                                                                              \
        vector backslashes = (vector)(text == '\\');                                                                   \
        vector plain = (vector)(next == 'n') | (vector)(next == '"');                                                  \
        vector hiding = (backslashes & ~(plain & escapes)) | (vector)(text == '%') | (vector)(text == '&')             \
            | (vector)(text == 0) | (vector)(text == 0x1B);                                                            \
        uint64_t high = bits(text);                                                                                    \
        if (high != 0) {                                                                                               \
            beyond |= high << offset;                                                                                  \
            leading |= bits((vector)(text >= 0xC0)) << offset;                                                         \
            hiding |= (vector)(text >= 0xC0) & ~PLAIN(vector);                                                         \
            vector alike = (vector)((vector)(text - 0xCC) < 8);                                                        \
            lookAlikes |= bits(alike) << offset;                                                                       \
            hiding &= ~alike;                                                                                          \
        }                                                                                                              \
        specials |= hiding & disguises;                                                                                \
        found->specials |= bits(specials) << offset;                                                                   \
        found->tokens |= bits(tokens) << offset;                                                                       \
        found->plain |= bits(tokens & ~(digits | (letters & (vector)(text != lowered)))) << offset;                    \
        found->beginnings |= bits((vector)(beginnings != 0)) << offset;                                                \
        found->digits |= bits(digits) << offset;                                                                       \
        found->dashes |= bits(dashes) << offset;                                                                       \
        found->dots |= bits((vector)(text == '.')) << offset;                                                          \
    }                                                                                                                  \
    if (disguises != 0) {                                                                                              \
        /* What is not the beginning of a longer character, and stands behind none of its bytes, belongs to none. */   \
        found->specials |= beyond & ~leading & ~(beyond << 1);                                                         \
        /* Combining marks and letters of two bytes that look like others count beside ASCII only. */                  \
        found->specials |= lookAlikes & (~(beyond << 1) | ~(beyond >> 2));                                             \
    }

#if defined(__x86_64__)
__attribute__((target("avx2"))) static void classify32(
    const uint8_t *bytes, const struct genai_text_options *options, struct genai_text_classes *found) {
    CLASSIFY(vector32, bits32, look_up32)
}

__attribute__((target("avx512bw"))) static void classify64(
    const uint8_t *bytes, const struct genai_text_options *options, struct genai_text_classes *found) {
    CLASSIFY(vector64, bits64, look_up64)
}
#endif

static void classify16(
    const uint8_t *bytes, const struct genai_text_options *options, struct genai_text_classes *found) {
    CLASSIFY(vector16, bits16, look_up16)
}

// Lends the bytes of a chunk to one of the functions above: those of the text, or a copy that is filled up.
#define CLASSIFY_BY(classify)                                                                                          \
    do {                                                                                                               \
        if (count - position >= GENAI_TEXT_LENGTH + 2) {                                                               \
            classify(bytes + position, options, classes);                                                              \
        } else {                                                                                                       \
            uint8_t rest[GENAI_TEXT_LENGTH + 2];                                                                       \
            memset(rest, ' ', sizeof rest);                                                                            \
            memcpy(rest, bytes + position, count - position);                                                          \
            classify(rest, options, classes);                                                                          \
        }                                                                                                              \
    } while (false)

bool genai_text_classify_by(
    unsigned width, const uint8_t *bytes, size_t count, size_t position, const struct genai_text_options *options,
    struct genai_text_classes *classes) {
#if defined(__x86_64__)
    if (width == 64 && __builtin_cpu_supports("avx512bw")) {
        CLASSIFY_BY(classify64);
        return true;
    }
    if (width == 32 && __builtin_cpu_supports("avx2")) {
        CLASSIFY_BY(classify32);
        return true;
    }
#endif
    if (width != 16) return false;
    CLASSIFY_BY(classify16);
    return true;
}

void genai_text_classify(
    const uint8_t *bytes, size_t count, size_t position, const struct genai_text_options *options,
    struct genai_text_classes *classes) {
#if defined(__x86_64__)
    if (genai_text_classify_by(64, bytes, count, position, options, classes)) return;
    if (genai_text_classify_by(32, bytes, count, position, options, classes)) return;
#endif
    genai_text_classify_by(16, bytes, count, position, options, classes);
}

void genai_text_add_beginning(struct genai_text_options *options, unsigned bucket, unsigned place, uint8_t byte) {
    if (bucket >= GENAI_TEXT_BUCKETS || place >= 3) return;
    options->low[place][byte & 15] |= 1 << bucket;
    options->high[place][byte >> 4] |= 1 << bucket;
}
