// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// What the bytes of a text are: to the search for secrets, 64 at a time, and to JSON.
//
// It is in C because Swift's vectors cannot be turned into bits in one instruction, and everything else hangs on that.

#ifndef GENAI_TEXT_H
#define GENAI_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/// Bytes that are judged at once.
enum { GENAI_TEXT_LENGTH = 64 };

/// What depends on what is looked for. A byte that is not looked for is ':', which is special anyway.
struct genai_text_options {
    /// '@' where addresses are looked for.
    uint8_t at;
    /// '+' where phone numbers are looked for.
    uint8_t plus;
    /// 0xFF where the bytes that a disguise may begin with are special, else 0.
    uint8_t disguises;
    /// 0xFF where of these a backslash before `"` and `n` is none.
    uint8_t escapes;
    /// For the first three bytes of known beginnings: in which buckets a byte may be, by its lower half and by its higher one.
    uint8_t low[3][16], high[3][16];
};

/// Buckets of beginnings; what shares one is told apart less well.
enum { GENAI_TEXT_BUCKETS = 8 };

/// Lets a byte stand at one of the three places of the beginnings of a bucket.
void genai_text_add_beginning(struct genai_text_options *options, unsigned bucket, unsigned place, uint8_t byte);

/// One bit for each byte, the first in the lowest.
struct genai_text_classes {
    /// Something hangs on it, or may hide behind it.
    uint64_t specials;
    /// A known beginning may begin there.
    uint64_t beginnings;
    /// Digits of base-64 in either alphabet.
    uint64_t tokens;
    /// Those of them that are neither digits nor capital letters.
    uint64_t plain;
    uint64_t digits;
    uint64_t dashes;
    uint64_t dots;
};

/// Judges the 64 bytes at a position, which is at most `count`; bytes behind the end are spaces.
///
/// Nothing is read outside of `bytes[0..<count]`.
void genai_text_classify(
    const uint8_t *bytes, size_t count, size_t position, const struct genai_text_options *options,
    struct genai_text_classes *classes);

/// The same with vectors of 16, 32 or 64 bytes, for tests of each; false when this machine has none so long.
bool genai_text_classify_by(
    unsigned width, const uint8_t *bytes, size_t count, size_t position, const struct genai_text_options *options,
    struct genai_text_classes *classes);

/// The same as `genai_text_plain_count`, for texts that are longer than a word.
size_t genai_text_plain_count_of_many(const uint8_t *bytes, size_t count);

/// How many bytes stand before the first that JSON wants an escape for: a quotation mark, a backslash or a control
/// character; all of them when there is none.
static inline size_t genai_text_plain_count(const uint8_t *bytes, size_t count) {
#if __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
    // Most texts in JSON are names of up to seven bytes with a quotation mark behind them: eight bytes, looked at where this
    // is called. A borrow of the subtraction marks bytes above one that is marked, never below.
    const uint64_t ones = 0x0101010101010101, highest = 0x8080808080808080;
    if (count >= sizeof(uint64_t)) {
        uint64_t text;
        __builtin_memcpy(&text, bytes, sizeof text);
        const uint64_t quotes = text ^ ones * '"', backslashes = text ^ ones * '\\';
        const uint64_t marks =
            (((text - ones * 0x20) & ~text) | ((quotes - ones) & ~quotes) | ((backslashes - ones) & ~backslashes)) & highest;
        if (marks != 0) return (size_t)__builtin_ctzll(marks) / 8;
    }
#endif
    return genai_text_plain_count_of_many(bytes, count);
}

#endif
