// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// protobuf-c: the runtime that packs and unpacks the messages generated from Proto/ into CGenAIOTLP, whose headers
// include it too. Swift imports CGenAIOTLP alone and sees all of it there; this module is here for the linker.
//
// Packing only reads the structs it is given and never frees. It measures no buffer: whoever calls it has made room for
// the packed size. An unpacked message belongs to the caller, who returns it to the same allocator; NULL means malformed
// input, or an allocator that gave nothing. Unpacking calls itself for every message within a message, so the nesting of
// foreign bytes is bounded before.
#include <protobuf-c/protobuf-c.h>
