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

/// Which digits make a chunk one that is looked at.
enum genai_text_numbers {
    /// None.
    GENAI_TEXT_NO_NUMBERS,
    /// Those that may be of a list of bytes, as `115, 107, 45` is: a separator stands at most four bytes behind.
    GENAI_TEXT_LISTED_NUMBERS,
    /// All of them.
    GENAI_TEXT_ALL_NUMBERS,
};

/// What somebody who reads a text chunk by chunk looks for, and what the last chunk had: something may go on in the next.
///
/// Whoever goes on elsewhere than behind the last chunk clears `last`.
struct genai_text_reader {
    enum genai_text_numbers numbers;
    /// Whether dots between digits are special.
    bool addresses;
    struct genai_text_classes last;
};

/// Sixty-four bytes of a text in which something may be found. One bit for each byte, the first in the lowest.
struct genai_text_chunk {
    /// Where they begin.
    size_t position;
    /// The bytes that something hangs on: a separator, the @ of an address, what a disguise may begin with.
    uint64_t specials;
    /// The bytes by which runs of digits of base-64 become as long as a token.
    uint64_t runs;
    /// Digits of base-64.
    uint64_t tokens;
    /// Where something may begin that no long run follows.
    uint64_t beginnings;
    /// The last of two dashes or more in a row.
    uint64_t dashes;
    uint64_t digits;
    /// Those of them that may be of a list of bytes.
    uint64_t listed;
};

/// Reads on from a position, 64 bytes at a time, until something may be found in them, and tells what; false when nothing
/// may be found up to the end.
///
/// Nothing is read outside of `bytes[0..<count]`; bytes behind the end are spaces. The whole text is read in one call, so that
/// what the vectors are compared with is made once.
bool genai_text_next(
    const uint8_t *bytes, size_t count, size_t position, const struct genai_text_options *options,
    struct genai_text_reader *reader, struct genai_text_chunk *chunk);

/// The same with vectors of at most 16, 32 or 64 bytes, for tests of each.
bool genai_text_next_by(
    unsigned width, const uint8_t *bytes, size_t count, size_t position, const struct genai_text_options *options,
    struct genai_text_reader *reader, struct genai_text_chunk *chunk);

/// What the 64 bytes at a position are, which is at most `count`, with vectors of 16, 32 or 64 bytes: for tests of each.
///
/// False when this machine has none so long.
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

enum {
    /// Digits of the shortest run that may be a text: of twelve bytes in base-64, or eight in base-16.
    GENAI_TEXT_SHORTEST_RUN = 16,
    /// Digits from which it is told whether a run is a text.
    GENAI_TEXT_SAMPLE = 32,
};

/// Whether a run of digits of base-64 may be a text in base-64 or base-16, beginning at one of its first few parts.
///
/// The tables have the value of each byte as a digit, and 64 for what is none. Nearly every run is an id or a hash, and told
/// from a text after four bytes.
bool genai_text_may_be_encoded(
    const uint8_t *run, size_t count, unsigned starts, const uint8_t *sextets, const uint8_t *nibbles);

/// Bytes of the longest text that can be known.
enum { GENAI_TEXT_LONGEST_KNOWN = 55 };

/// Some texts of which something is known: a bounded number, the last ones, for many threads.
struct genai_text_known;

/// Makes one that knows nothing; null without memory, and then nothing will be known.
struct genai_text_known *genai_text_known_make(void);
void genai_text_known_free(struct genai_text_known *known);

/// Whether a text was learnt and has not been forgotten since.
bool genai_text_knows(struct genai_text_known *known, const uint8_t *bytes, size_t count);

/// Learns a text, and forgets another one for it.
void genai_text_learn(struct genai_text_known *known, const uint8_t *bytes, size_t count);

#endif
