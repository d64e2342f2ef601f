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

// For the lower half of a byte and for its higher one, in which of seven sets it may be. Bytes with a set in common are those
// that mean something besides letters and dots: NUL and `@`, an escape, `%&+-/`, `0` to `:` and `=`, `\_`, `~`, and what is
// beyond ASCII.
static const uint8_t mark_lows[16] = {
    0x49, 0x48, 0x48, 0x48, 0x48, 0x4C, 0x4C, 0x48, 0x48, 0x48, 0x48, 0x46, 0x50, 0x4C, 0x60, 0x54};
static const uint8_t mark_highs[16] = {
    0x01, 0x02, 0x04, 0x08, 0x01, 0x10, 0x00, 0x20, 0x40, 0x40, 0x40, 0x40, 0x40, 0x40, 0x40, 0x40};

// Judges the bytes that begin at an address, as many vectors of them as reach `length` of 64; two more can be read behind.
// What is asked for is in C what templates are elsewhere: the same for vectors of each length.
#define DEFINE_CLASSIFY(vector, bits, look_up, name, attributes)                                                       \
    attributes static inline __attribute__((always_inline)) struct genai_text_classes name(                            \
        const uint8_t *bytes, size_t length, const struct genai_text_options *options) {                               \
        const uint8_t at = options->at, plus = options->plus, disguises = options->disguises;                          \
        const uint8_t escapes = options->escapes;                                                                      \
        struct genai_text_classes found = {0};                                                                         \
        uint64_t beyond = 0, leading = 0, lookAlikes = 0;                                                              \
        for (size_t offset = 0; offset < length; offset += sizeof(vector)) {                                           \
            vector text, next, third;                                                                                  \
            memcpy(&text, bytes + offset, sizeof text);                                                                \
            memcpy(&next, bytes + offset + 1, sizeof next);                                                            \
            memcpy(&third, bytes + offset + 2, sizeof third);                                                          \
            vector lowered = text | 0x20;                                                                              \
            vector letters = (vector)((vector)(lowered - 'a') < 26);                                                   \
            vector small = letters & (vector)(text == lowered);                                                        \
            vector beginnings = BUCKETS(look_up, 0, text) & BUCKETS(look_up, 1, next)                                  \
                & BUCKETS(look_up, 2, third);                                                                          \
            vector marks = look_up(mark_lows, text & 15) & look_up(mark_highs, text >> 4);                             \
            found.beginnings |= bits((vector)(beginnings != 0)) << offset;                                             \
            found.dots |= bits((vector)(text == '.')) << offset;                                                       \
            if (bits((vector)(marks != 0)) == 0) {                                                                     \
                /* Words and what stands between words, as in nearly every sentence. */                                \
                found.tokens |= bits(letters) << offset;                                                               \
                found.plain |= bits(small) << offset;                                                                  \
                continue;                                                                                              \
            }                                                                                                          \
            vector digits = (vector)((vector)(text - '0') < 10);                                                       \
            vector dashes = (vector)(text == '-');                                                                     \
            vector others = dashes | (vector)(text == '+') | (vector)(text == '/') | (vector)(text == '_');            \
            vector specials = (vector)(text == ':') | (vector)(text == '=') | (vector)(text == '~')                    \
                | (vector)(text == at) | (vector)(text == plus);                                                       \
            vector backslashes = (vector)(text == '\\');                                                               \
            vector escaped = (vector)(next == 'n') | (vector)(next == '"');                                            \
            vector hiding = (backslashes & ~(escaped & escapes)) | (vector)(text == '%') | (vector)(text == '&')       \
                | (vector)(text == 0) | (vector)(text == 0x1B);                                                        \
            uint64_t high = bits(text);                                                                                \
            if (high != 0) {                                                                                           \
                beyond |= high << offset;                                                                              \
                leading |= bits((vector)(text >= 0xC0)) << offset;                                                     \
                hiding |= (vector)(text >= 0xC0) & ~PLAIN(vector);                                                     \
                vector alike = (vector)((vector)(text - 0xCC) < 8);                                                    \
                lookAlikes |= bits(alike) << offset;                                                                   \
                hiding &= ~alike;                                                                                      \
            }                                                                                                          \
            specials |= hiding & disguises;                                                                            \
            found.specials |= bits(specials) << offset;                                                                \
            found.tokens |= bits(digits | letters | others) << offset;                                                 \
            found.plain |= bits(small | others) << offset;                                                             \
            found.digits |= bits(digits) << offset;                                                                    \
            found.dashes |= bits(dashes) << offset;                                                                    \
        }                                                                                                              \
        if (disguises != 0 && beyond != 0) {                                                                           \
            /* What is not the beginning of a longer character, and stands behind none of its bytes, belongs to        \
               none. */                                                                                                \
            found.specials |= beyond & ~leading & ~(beyond << 1);                                                      \
            /* Combining marks and letters of two bytes that look like others count beside ASCII only. */              \
            found.specials |= lookAlikes & (~(beyond << 1) | ~(beyond >> 2));                                          \
        }                                                                                                              \
        return found;                                                                                                  \
    }

// Judges the chunk at a position: in place, or where the text ends before, a copy that is filled up with spaces.
#define CLASSIFY_AT(classify)                                                                                          \
    struct genai_text_classes found;                                                                                   \
    if (count - position >= GENAI_TEXT_LENGTH + 2) {                                                                   \
        found = classify(bytes + position, GENAI_TEXT_LENGTH, options);                                                \
    } else {                                                                                                           \
        uint8_t rest[2 * GENAI_TEXT_LENGTH];                                                                           \
        const size_t length = count - position;                                                                        \
        memset(rest, ' ', sizeof rest);                                                                                \
        memcpy(rest, bytes + position, length);                                                                        \
        found = classify(rest, length < GENAI_TEXT_LENGTH ? length : GENAI_TEXT_LENGTH, options);                      \
    }

// Reads on from a position. The reader is copied while it reads: so the compiler knows that nothing else changes.
#define DEFINE_NEXT(classify, name, attributes)                                                                        \
    attributes static bool name(                                                                                       \
        const uint8_t *bytes, size_t count, size_t position, const struct genai_text_options *options,                 \
        struct genai_text_reader *reader, struct genai_text_chunk *chunk) {                                            \
        struct genai_text_reader read = *reader;                                                                       \
        for (; position < count; position += GENAI_TEXT_LENGTH) {                                                      \
            CLASSIFY_AT(classify)                                                                                      \
            if (is_quiet(&found, &read.last)) {                                                                        \
                read.last = found;                                                                                     \
                continue;                                                                                              \
            }                                                                                                          \
            struct genai_text_chunk judged = judge(&found, &read, position);                                           \
            read.last = found;                                                                                         \
            const uint64_t numbers = read.numbers == GENAI_TEXT_ALL_NUMBERS ? judged.digits : judged.listed;           \
            if ((judged.specials | judged.runs | judged.dashes | judged.beginnings | numbers) != 0) {                  \
                *reader = read;                                                                                        \
                *chunk = judged;                                                                                       \
                return true;                                                                                           \
            }                                                                                                          \
        }                                                                                                              \
        return false;                                                                                                  \
    }

// Where so many bytes of a set stand in a row, at the last of them: in a chunk, and in the one before.
struct rows {
    uint64_t eights, twelves, last_twelves;
};

static inline __attribute__((always_inline)) struct rows rows(uint64_t last, uint64_t current) {
    current &= current << 1 | last >> 63, last &= last << 1;  // two
    current &= current << 2 | last >> 62, last &= last << 2;  // four
    const uint64_t fours = current, last_fours = last;
    current &= current << 4 | last >> 60, last &= last << 4;  // eight
    return (struct rows){current, current & (fours << 8 | last_fours >> 56), last & last_fours << 8};
}

// The bytes by which rows of twelve digits of base-64 begin, or of eight behind a dot, or go on.
//
// Rows of small letters and marks are words, paths and rules. A token has digits or capital letters.
static inline __attribute__((always_inline)) uint64_t runs(const struct genai_text_classes *found, const struct genai_text_classes *last) {
    const struct rows tokens = rows(last->tokens, found->tokens);
    const uint64_t dotted = tokens.eights & (found->dots << 8 | last->dots >> 56);
    if ((tokens.twelves | dotted) == 0) return 0;
    const struct rows words = rows(last->plain, found->plain);
    const uint64_t runs = tokens.twelves & ~words.twelves;
    const uint64_t last_runs = tokens.last_twelves & ~words.last_twelves;
    return (runs & ~(runs << 1 | last_runs >> 63)) | (dotted & ~words.eights);
}

// Digits that may be those of a number in a list of bytes: four bytes behind, at most, the number ends with what is no
// digit of base-64, or with a dash. What stands behind the chunk is not known, and may be that.
static inline uint64_t listed(const struct genai_text_classes *found) {
    const uint64_t ends = ~found->tokens | found->dashes;
    return found->digits & (ends >> 1 | ends >> 2 | ends >> 3 | ends >> 4 | (uint64_t)0xF << 60);
}

// Whether there is nothing but words and marks in a chunk, as in most: whatever else is found hangs on something that is none.
static inline __attribute__((always_inline)) bool is_quiet(
    const struct genai_text_classes *found, const struct genai_text_classes *last) {
    const uint64_t tokens = (found->tokens & ~found->plain) | (last->tokens & ~last->plain);
    return (found->specials | found->beginnings | found->dashes | found->digits | tokens) == 0;
}

// What hangs on the bytes of a chunk, behind the one that the reader has read last.
static inline __attribute__((always_inline)) struct genai_text_chunk judge(
    const struct genai_text_classes *found, const struct genai_text_reader *reader, size_t position) {
    struct genai_text_chunk chunk = {
        .position = position,
        .specials = found->specials,
        .runs = runs(found, &reader->last),
        .tokens = found->tokens,
        .beginnings = found->beginnings,
        .dashes = found->dashes & (found->dashes << 1 | reader->last.dashes >> 63) & ~(found->dashes >> 1),
        .digits = found->digits,
        .listed = reader->numbers == GENAI_TEXT_NO_NUMBERS ? 0 : listed(found),
    };
    if (reader->addresses) {
        // Dots with digits on both sides.
        const uint64_t behind = found->digits << 1 | reader->last.digits >> 63;
        chunk.specials |= found->dots & behind & (found->digits >> 1 | (uint64_t)1 << 63);
    }
    return chunk;
}

#if defined(__x86_64__)
DEFINE_CLASSIFY(vector32, bits32, look_up32, classify32, __attribute__((target("avx2"))))
DEFINE_CLASSIFY(vector64, bits64, look_up64, classify64, __attribute__((target("avx512bw"))))
DEFINE_NEXT(classify32, next32, __attribute__((target("avx2"))))
DEFINE_NEXT(classify64, next64, __attribute__((target("avx512bw"))))
#endif
DEFINE_CLASSIFY(vector16, bits16, look_up16, classify16, )
DEFINE_NEXT(classify16, next16, )

bool genai_text_next_by(
    unsigned width, const uint8_t *bytes, size_t count, size_t position, const struct genai_text_options *options,
    struct genai_text_reader *reader, struct genai_text_chunk *chunk) {
#if defined(__x86_64__)
    if (width == 64 && __builtin_cpu_supports("avx512bw")) {
        return next64(bytes, count, position, options, reader, chunk);
    }
    if (width >= 32 && __builtin_cpu_supports("avx2")) {
        return next32(bytes, count, position, options, reader, chunk);
    }
#else
    (void)width;
#endif
    return next16(bytes, count, position, options, reader, chunk);
}

bool genai_text_next(
    const uint8_t *bytes, size_t count, size_t position, const struct genai_text_options *options,
    struct genai_text_reader *reader, struct genai_text_chunk *chunk) {
    return genai_text_next_by(64, bytes, count, position, options, reader, chunk);
}

#if defined(__x86_64__)
__attribute__((target("avx2"))) static struct genai_text_classes classes32(
    const uint8_t *bytes, size_t count, size_t position, const struct genai_text_options *options) {
    CLASSIFY_AT(classify32)
    return found;
}

__attribute__((target("avx512bw"))) static struct genai_text_classes classes64(
    const uint8_t *bytes, size_t count, size_t position, const struct genai_text_options *options) {
    CLASSIFY_AT(classify64)
    return found;
}
#endif

bool genai_text_classify_by(
    unsigned width, const uint8_t *bytes, size_t count, size_t position, const struct genai_text_options *options,
    struct genai_text_classes *classes) {
#if defined(__x86_64__)
    if (width == 64 && __builtin_cpu_supports("avx512bw")) {
        *classes = classes64(bytes, count, position, options);
        return true;
    }
    if (width == 32 && __builtin_cpu_supports("avx2")) {
        *classes = classes32(bytes, count, position, options);
        return true;
    }
#endif
    if (width != 16) return false;
    CLASSIFY_AT(classify16)
    *classes = found;
    return true;
}

void genai_text_add_beginning(struct genai_text_options *options, unsigned bucket, unsigned place, uint8_t byte) {
    if (bucket >= GENAI_TEXT_BUCKETS || place >= 3) return;
    options->low[place][byte & 15] |= 1 << bucket;
    options->high[place][byte >> 4] |= 1 << bucket;
}
