// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#include "genai_text.h"
#include "vectors.h"

size_t genai_text_plain_count(const uint8_t *bytes, size_t count) {
    size_t position = 0;
    for (; count - position >= sizeof(vector16); position += sizeof(vector16)) {
        vector16 text;
        memcpy(&text, bytes + position, sizeof text);
        const uint64_t marks = bits16((vector16)(text < 0x20) | (vector16)(text == '"') | (vector16)(text == '\\'));
        if (marks != 0) return position + (size_t)__builtin_ctzll(marks);
    }
    while (position < count && bytes[position] >= 0x20 && bytes[position] != '"' && bytes[position] != '\\') position++;
    return position;
}
