// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#include "genai_text.h"
#include "vectors.h"

// Which bytes want an escape.
static inline vector16 marked(vector16 text) {
    return (vector16)(text < 0x20) | (vector16)(text == '"') | (vector16)(text == '\\');
}

size_t genai_text_plain_count_of_many(const uint8_t *bytes, size_t count) {
    size_t position = 0;
    vector16 text[4];
    for (; count - position >= sizeof text; position += sizeof text) {
        memcpy(text, bytes + position, sizeof text);
        if (bits16(marked(text[0]) | marked(text[1]) | marked(text[2]) | marked(text[3])) != 0) break;
    }
    for (; count - position >= sizeof(vector16); position += sizeof(vector16)) {
        memcpy(text, bytes + position, sizeof(vector16));
        const uint64_t marks = bits16(marked(text[0]));
        if (marks != 0) return position + (size_t)__builtin_ctzll(marks);
    }
    while (position < count && bytes[position] >= 0x20 && bytes[position] != '"' && bytes[position] != '\\') position++;
    return position;
}
