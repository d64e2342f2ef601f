// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// One invocation of the application: what a user asked for, from the first byte to the last.
public struct Request: SpanOperation {
    /// The feature of the product that was used; names the span.
    public var feature: String?
    /// The application's own id of the request.
    public var requestID: String?
    /// Whose data this is, in an application with several tenants.
    public var tenant: String?
    /// Where the request came from: web, voice, api.
    public var channel: String?
    /// How risky the application holds the request to be.
    public var riskLevel: String?
    /// How it ended for the user, which is not the same as an error.
    public var outcome: Outcome?
    /// What the user sent.
    public var input: Content?
    /// What the user got.
    public var output: Content?
    /// Ids that all spans of the request share.
    public var association = Association()

    /// Creates the description of a request.
    public init(feature: String? = nil) { self.feature = feature }

    /// How a request ended for the user.
    public struct Outcome: OpenVocabulary {
        /// The text on the wire.
        public let rawValue: String
        /// Creates an outcome from its text.
        public init(_ rawValue: String) { self.rawValue = rawValue }

        /// The user got what was asked for.
        public static let success: Outcome = "success"
        /// The user got nothing.
        public static let failed: Outcome = "failed"
        /// The user got a part of it.
        public static let partial: Outcome = "partial"
        /// The application declined.
        public static let refused: Outcome = "refused"
        /// A person took over.
        public static let escalated: Outcome = "escalated"
    }
}

extension Request {
    /// The kind of this operation.
    public static var kind: OperationKind { .request }
    /// A request is served.
    public var defaultSpanKind: SpanKind { .server }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&feature, of: Field("genai_telemetry.request.feature", .internal))
        visitor.visit(&requestID, of: Field("genai_telemetry.request.id", .internal))
        visitor.visit(&tenant, of: Field("genai_telemetry.request.tenant", .personal))
        visitor.visit(&channel, of: Field("genai_telemetry.request.channel", .internal))
        visitor.visit(&riskLevel, of: Field("genai_telemetry.request.risk_level", .internal))
        visitor.visit(&outcome, of: Field("genai_telemetry.request.outcome", .internal))
        visitor.visit(&input, of: Field("input.value", .confidential))
        visitor.visit(&output, of: Field("output.value", .confidential))
        association.visitFields(&visitor)
    }

    /// The enclosing association with this request's ids over it.
    public func inherited(from outer: Association) -> Association { outer.merging(association) }
}

extension SpanOperation where Self == Request {
    /// One invocation of the application.
    public static func request(
        feature: String? = nil, conversation: String? = nil, session: String? = nil, user: String? = nil,
        input: Content? = nil
    ) -> Request {
        var request = Request(feature: feature)
        if conversation != nil || session != nil || user != nil {
            request.association = Association(conversation: conversation, session: session, user: user)
        }
        request.input = input
        return request
    }
}
