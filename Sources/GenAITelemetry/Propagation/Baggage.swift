// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Names and values that travel with a trace from process to process. W3C Baggage.
public struct Baggage: Hashable, Sendable {
    package var members: [Member] = []

    package struct Member: Hashable, Sendable {
        package var name: String
        package var value: String
        package var metadata: String
    }

    /// Creates a baggage of nothing, without allocating.
    public init() {}

    /// Whether nothing is in it.
    public var isEmpty: Bool { members.isEmpty }

    /// The value of a name; names are case-sensitive. Nil removes it.
    public subscript(name: String) -> String? {
        get { members.last { $0.name == name }?.value }
        set {
            members.removeAll { $0.name == name }
            if let newValue { members.append(Member(name: name, value: newValue, metadata: "")) }
        }
    }
}
