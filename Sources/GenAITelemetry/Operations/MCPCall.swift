// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A call in the Model Context Protocol.
///
/// A result that says `isError` is a failure of the tool and not of the protocol: set the status `.error("tool_error")`,
/// which is what the conventions call it.
public struct MCPCall: Hashable, Sendable {
    /// The method, such as `tools/call`.
    public var method: String
    /// The session of the transport.
    public var sessionID: String?
    /// The version of the protocol.
    public var protocolVersion: String?
    /// The JSON-RPC id of the request; nil for a notification.
    public var requestID: String?
    /// The version of JSON-RPC; say nothing when it is 2.0.
    public var jsonRPCVersion: String?
    /// The error code of the answer, if it was an error of the protocol.
    public var errorCode: Int?
    /// The resource that the method is about; never in the name of a span.
    public var resourceURI: String?
    /// The prompt that the method is about; names the span.
    public var prompt: PromptReference?
    /// What carries the messages.
    public var network = Network()
    /// The other side: the server of a call that this process makes, the client of one that it serves.
    public var peer: ServerAddress?
    /// Whether this process serves the call; otherwise it makes it.
    public var isServer = false

    /// Creates the description of a call.
    public init(method: String = "tools/call") { self.method = method }

    /// What carries the messages of a call.
    public struct Network: Hashable, Sendable {
        /// `pipe` for standard input and output, `tcp` or `quic` for HTTP.
        public var transport: String?
        /// The protocol on top of it, such as `http`.
        public var protocolName: String?
        /// The version of that protocol.
        public var protocolVersion: String?

        /// Creates a network of which the rest is unknown.
        public init(transport: String? = nil, protocolName: String? = nil, protocolVersion: String? = nil) {
            self.transport = transport
            self.protocolName = protocolName
            self.protocolVersion = protocolVersion
        }
    }

    mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&method, of: Field("mcp.method.name", .public))
        visitor.visit(&sessionID, of: Field("mcp.session.id", .internal))
        visitor.visit(&protocolVersion, of: Field("mcp.protocol.version", .public))
        visitor.visit(&requestID, of: Field("jsonrpc.request.id", .internal))
        visitor.visit(&jsonRPCVersion, of: Field("jsonrpc.protocol.version", .public))
        visitor.visit(&resourceURI, of: Field("mcp.resource.uri", .internal))
        prompt?.visitFields(&visitor)
        visitor.visit(&network.transport, of: Field("network.transport", .public))
        visitor.visit(&network.protocolName, of: Field("network.protocol.name", .public))
        visitor.visit(&network.protocolVersion, of: Field("network.protocol.version", .public))
        peer?.visitFields(&visitor, as: isServer ? "client.address" : "server.address")
    }
}
