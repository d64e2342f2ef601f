// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// protobuf-c: the runtime that packs and unpacks the messages generated from Proto/ into CGenAIOTLP.
// Packing only reads the structs it is given and never frees. An unpacked message belongs to the caller, who returns it
// to the same allocator with `protobuf_c_message_free_unpacked`; NULL means malformed input.
#include <protobuf-c/protobuf-c.h>
