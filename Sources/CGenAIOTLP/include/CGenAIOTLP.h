// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// The OTLP messages as C structs, generated from Proto/ by Proto/generate.sh. Everything here, this file too, is
// overwritten by the next run.
//
// Before use, a struct is set up with its `genai_otlp__…__init`, which points it at its descriptor and zeroes the rest.
// The `GENAI_OTLP__…__INIT` macros do the same, but Swift does not see them.
//
// A `string` of OTLP is a ProtobufCBinaryData: a length and a pointer, so a NUL inside it survives. Nobody checks that
// the bytes are UTF-8: the writer repairs before packing, the reader after unpacking.
//
// A repeated field is a pair, `n_name` and `name`; of a message field it is an array of pointers. In a oneof, the
// `…_case` member says which member of the union counts, and the zero case means none. `_sum`, `_min` and `_max` are
// oneofs of a single field that may be absent.
//
// Packing reads and never frees; what a struct points at may live anywhere, and a constant may be shared. `…__unpack`
// returns one tree that the caller gives back through `…__free_unpacked` of the same allocator, or NULL when the bytes
// are malformed. A message declared inside another, such as `Span.Event`, has no pack and unpack of its own, but
// `protobuf_c_message_pack` and its neighbours take any message.
#pragma once

#include "genai_otlp_logs_service.pb-c.h"
#include "genai_otlp_metrics_service.pb-c.h"
#include "genai_otlp_trace_service.pb-c.h"
#include "genai_otlp_common.pb-c.h"
#include "genai_otlp_logs.pb-c.h"
#include "genai_otlp_metrics.pb-c.h"
#include "genai_otlp_resource.pb-c.h"
#include "genai_otlp_trace.pb-c.h"
