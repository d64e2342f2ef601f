// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// Environment variables as a carrier: `TRACEPARENT`, `TRACESTATE` and `BAGGAGE` tell a child process where it belongs.
///
/// ```swift
/// var carrier = EnvironmentCarrier(environment)
/// TelemetryContext.inject(into: &carrier)
/// child.environment = carrier.variables
///
/// // in the child
/// try await withExtractedContext(from: EnvironmentCarrier.process()) { … }
/// ```
public struct EnvironmentCarrier: ReadableCarrier, WritableCarrier, Hashable, Sendable {
    /// The variables.
    public var variables: [String: String]

    /// Creates a carrier of variables.
    public init(_ variables: [String: String] = [:]) { self.variables = variables }

    /// The variables of this process in which a context can stand.
    ///
    /// - Parameter fields: What the propagator reads: see ``Propagator/fields``.
    /// - Returns: A carrier of those that are set.
    public static func process(fields: [String] = CompositePropagator.standard.fields) -> EnvironmentCarrier {
        var carrier = EnvironmentCarrier()
        for field in fields {
            let name = variableName(for: field)
            if let value = unsafe getenv(name) { carrier.variables[name] = unsafe String(cString: value) }
        }
        return carrier
    }

    /// The value of the variable for a header.
    public func values(of name: String) -> [String] { variables[Self.variableName(for: name)].map { [$0] } ?? [] }

    /// Sets or removes the variable for a header.
    public mutating func set(_ value: String?, of name: String) { variables[Self.variableName(for: name)] = value }

    /// Uppercase letters, digits and underscores, not starting with a digit.
    private static func variableName(for field: String) -> String {
        var name: [UInt8] = []
        for byte in field.utf8 {
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"): name.append(byte & ~0x20)
            case UInt8(ascii: "A")...UInt8(ascii: "Z"): name.append(byte)
            case UInt8(ascii: "0")...UInt8(ascii: "9"):
                if name.isEmpty { name.append(UInt8(ascii: "_")) }
                name.append(byte)
            default: name.append(UInt8(ascii: "_"))
            }
        }
        return String(decoding: name, as: UTF8.self)
    }
}
