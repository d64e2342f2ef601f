// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The logical host of a service, as configured.
public struct ServerAddress: Hashable, Sendable {
    /// The host name, address or socket path.
    public var address: String
    /// The port; the conventions require it beside an address.
    public var port: Int

    /// Creates an address.
    public init(_ address: String, port: Int = 443) {
        self.address = address
        self.port = port
    }

    mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor, as name: String = "server.address") {
        visitor.visit(&address, of: Field(name, .internal))
    }
}
