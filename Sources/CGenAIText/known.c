// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#include <stdatomic.h>
#include <stdlib.h>
#include <string.h>

#include "genai_text.h"

// A text has one place, where it takes the place of whatever stands there. All of its bytes are kept and compared, so what is
// known is what was learnt, and never something else with the same hash.
//
// Nobody waits. Who writes makes the version odd first and even when done; who reads and sees an odd version, or another one
// than before, has not found the text. Words are stored and loaded in order (release, acquire): whoever sees a word of a
// writer sees its version, too.

enum { SLOTS = 256, WORDS = GENAI_TEXT_LONGEST_KNOWN / 8 + 1 };

struct slot {
    _Atomic uint64_t version;
    _Atomic uint64_t words[WORDS];
};

struct genai_text_known {
    struct slot slots[SLOTS];
};

// A text as it is kept: filled up with zeros, its length in the last byte.
struct key {
    uint64_t words[WORDS];
};

static inline struct key make_key(const uint8_t *bytes, size_t count) {
    struct key key = {{0}};
    memcpy(&key, bytes, count);
    key.words[WORDS - 1] |= (uint64_t)count << 56;
    return key;
}

static inline size_t place(const struct key *key) {
    uint64_t hash = 0;
    for (unsigned index = 0; index < WORDS; index++) hash = (hash ^ key->words[index]) * 0x9E3779B97F4A7C15;
    return hash >> 56;
}

struct genai_text_known *genai_text_known_make(void) {
    struct genai_text_known *known = aligned_alloc(64, sizeof *known);
    if (known == NULL) return NULL;
    for (unsigned index = 0; index < SLOTS; index++) {
        atomic_init(&known->slots[index].version, 0);
        // No text has no length.
        for (unsigned word = 0; word < WORDS; word++) atomic_init(&known->slots[index].words[word], 0);
    }
    return known;
}

void genai_text_known_free(struct genai_text_known *known) { free(known); }

bool genai_text_knows(struct genai_text_known *known, const uint8_t *bytes, size_t count) {
    if (known == NULL || count == 0 || count > GENAI_TEXT_LONGEST_KNOWN) return false;
    const struct key key = make_key(bytes, count);
    struct slot *slot = &known->slots[place(&key)];
    const uint64_t version = atomic_load_explicit(&slot->version, memory_order_acquire);
    uint64_t difference = version & 1;
    for (unsigned index = 0; index < WORDS; index++) {
        difference |= key.words[index] ^ atomic_load_explicit(&slot->words[index], memory_order_acquire);
    }
    return difference == 0 && atomic_load_explicit(&slot->version, memory_order_relaxed) == version;
}

void genai_text_learn(struct genai_text_known *known, const uint8_t *bytes, size_t count) {
    if (known == NULL || count == 0 || count > GENAI_TEXT_LONGEST_KNOWN) return;
    const struct key key = make_key(bytes, count);
    struct slot *slot = &known->slots[place(&key)];
    uint64_t version = atomic_load_explicit(&slot->version, memory_order_relaxed);
    // Somebody else writes there: then this text is learnt another time.
    if (version & 1
        || !atomic_compare_exchange_strong_explicit(
            &slot->version, &version, version + 1, memory_order_acq_rel, memory_order_relaxed)) {
        return;
    }
    for (unsigned index = 0; index < WORDS; index++) {
        atomic_store_explicit(&slot->words[index], key.words[index], memory_order_release);
    }
    atomic_store_explicit(&slot->version, version + 2, memory_order_release);
}
