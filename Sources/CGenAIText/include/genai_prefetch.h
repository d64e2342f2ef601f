// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// What Swift has no word for.

#ifndef GENAI_PREFETCH_H
#define GENAI_PREFETCH_H

/// Asks the processor for memory that is read soon; whatever the address is, nothing happens but that.
static inline void genai_prefetch(const void *address) { __builtin_prefetch(address, 0, 3); }

#endif
