// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// Wrong on purpose: the address sanitizer must report the read.

let numbers = UnsafeMutablePointer<Int>.allocate(capacity: 8)
numbers.initialize(repeating: 1, count: 8)
numbers.deallocate()
print(numbers.pointee)
