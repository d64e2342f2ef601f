// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// libdeflate: gzip for buffers that are whole in memory, which is what an OTLP request is. A compressor is created once,
// belongs to one thread, and is freed with `libdeflate_free_compressor`.
#include <libdeflate.h>
