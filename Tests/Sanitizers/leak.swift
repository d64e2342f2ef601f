// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// Wrong on purpose: the address sanitizer must report the block that nobody frees.

@inline(never) func lose(_ size: Int) {
    let block = UnsafeMutableRawPointer.allocate(byteCount: size, alignment: 1)
    block.storeBytes(of: 1, as: UInt8.self)
}

for size in 100..<110 { lose(size) }
print("done")
