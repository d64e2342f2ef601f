// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// How deep messages may lie within one another, in protobuf and in JSON.
enum NestingLimit {
    /// Messages inside one another that every reader accepts, the request included.
    ///
    /// The protobuf of Rust, Python, C++ and Java gives up on the whole request at the next one, and Python's JSON too, so
    /// one deeply nested attribute would lose a batch. What lies deeper becomes the empty value.
    static let messages = 100
    /// How deep the value of an attribute lies at most: request, resource spans, scope spans, span, event, attribute,
    /// value.
    static let attributeValue = 7

    /// The depth of the elements of an array, or nil when they lie too deep: the array and the value come in between.
    static func elementDepth(ofArrayAt depth: Int) -> Int? { depth + 2 <= messages ? depth + 2 : nil }

    /// The depth of the values of a map, or nil when they lie too deep: the list, the pair and the value come in between.
    static func valueDepth(ofMapAt depth: Int) -> Int? { depth + 3 <= messages ? depth + 3 : nil }
}
