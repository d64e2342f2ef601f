// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// libdeflate: gzip for buffers that are whole in memory, which is what an OTLP request is.
//
// Why not zlib: on a batch of spans its fastest level is about as quick as zlib's but packs better, and a batch costs a
// quarter of the processor time that zlib's default does. Why C: there is nothing to wrap, Swift calls it directly.
//
// A compressor or decompressor is made once, used by one thread at a time, and freed with `libdeflate_free_compressor` or
// `libdeflate_free_decompressor`; NULL from a constructor means that memory is out. The functions only read their input
// and only write into the buffer they are given: none keeps a pointer.
#include <libdeflate.h>
