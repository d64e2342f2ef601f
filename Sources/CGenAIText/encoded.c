// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#include "genai_text.h"

// What a byte is to a text; of one that begins a character, how many follow it.
enum kind { PRINTABLE, LEADS_ONE, LEADS_TWO, LEADS_THREE, CONTINUATION, ZERO, CONTROL };

static inline enum kind kind_of(uint8_t byte) {
    if (byte < 0x80) {
        if (byte == 0) return ZERO;
        const bool isPrintable = (byte >= 0x20 && byte < 0x7F) || byte == '\t' || byte == '\n' || byte == '\r';
        return isPrintable ? PRINTABLE : CONTROL;
    }
    return byte < 0xC0 ? CONTINUATION : byte < 0xE0 ? LEADS_ONE : byte < 0xF0 ? LEADS_TWO : LEADS_THREE;
}

// Bytes of UTF-16 among which is a zero, unless all are ASCII.
enum { FIRST_ZERO = 4 };

// Whether digits stand for bytes that begin like a text: no control characters, and UTF-8 or UTF-16 as far as can be seen.
static bool begins_text(const uint8_t *digits, size_t count, unsigned width, const uint8_t *values) {
    // The last character may be cut.
    const long certain = (long)(count * width / 8) - 3;
    uint32_t group = 0;
    unsigned bits = 0, leading = 0;
    long decoded = 0, zeros = 0, foreign = 0;
    bool isUTF8 = true;
    for (size_t index = 0; index < count; index++) {
        const uint8_t value = values[digits[index]];
        if (value >= 64) return false;
        group = group << width | value;
        bits += width;
        if (bits < 8) continue;
        bits -= 8;
        decoded++;
        const enum kind kind = kind_of((uint8_t)(group >> bits));
        bool isValid = leading == 0;
        switch (kind) {
        case CONTROL: return false;
        case ZERO:
            isValid = true;
            zeros++;
            break;
        case CONTINUATION:
            isValid = !isValid;
            foreign++;
            if (leading > 0) leading--;
            break;
        case LEADS_ONE: case LEADS_TWO: case LEADS_THREE: foreign++; leading = kind; break;
        case PRINTABLE: leading = 0; break;
        }
        if (!isValid && decoded <= certain) isUTF8 = false;
        // What is neither UTF-8 nor has the zeros of UTF-16.
        if (!isUTF8 && (foreign > 2 || (zeros == 0 && decoded >= FIRST_ZERO))) return false;
    }
    return zeros > 0 ? zeros * 3 + 3 >= decoded : isUTF8;
}

static inline size_t at_most(size_t count, size_t limit) { return count < limit ? count : limit; }

// Whether a run begins with digits of base-16, `0x` before them or not, that stand for a text.
static bool begins_hexadecimal(const uint8_t *run, size_t count, const uint8_t *nibbles) {
    const size_t first = run[0] == '0' && run[1] == 'x' ? 2 : 0;
    const size_t limit = at_most(count, first + GENAI_TEXT_SAMPLE);
    size_t end = first;
    while (end < limit && nibbles[run[end]] < 64) end++;
    return end - first >= GENAI_TEXT_SHORTEST_RUN && begins_text(run + first, end - first, 4, nibbles);
}

bool genai_text_may_be_encoded(
    const uint8_t *run, size_t count, unsigned starts, const uint8_t *sextets, const uint8_t *nibbles) {
    for (unsigned start = 0; start < starts && count >= GENAI_TEXT_SHORTEST_RUN; start++) {
        if (begins_hexadecimal(run, count, nibbles)) return true;
        for (size_t offset = 0; offset < (start == 0 ? 4 : 1); offset++) {
            if (begins_text(run + offset, at_most(count - offset, GENAI_TEXT_SAMPLE), 6, sextets)) return true;
        }
        // What stands before a mark may be a path, or a name with a dash. In both alphabets the last two digits are marks.
        while (count > 0 && sextets[*run] < 62) run++, count--;
        if (count > 0) run++, count--;
    }
    return false;
}
