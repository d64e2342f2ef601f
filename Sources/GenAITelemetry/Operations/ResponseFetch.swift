// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Fetching an answer that a provider has made, or is still making, on its own time.
///
/// The tokens were spent by the call that asked for the answer and stand on its span, never here.
public struct ResponseFetch: SpanOperation {
    /// Who keeps the answer.
    public var provider: ProviderName
    /// The provider's id of the answer.
    public var responseID: String
    /// The model that answered.
    public var responseModel: String?
    /// How far the answer is.
    public var status: Status?
    /// Where a stream of it is taken up again.
    public var streamCursor: String?
    /// The host that was called, as configured.
    public var server: ServerAddress?
    /// Why the model stopped, one for each choice, in the provider's order.
    public var finishReasons: [FinishReason] = []
    /// The messages that came back, one for each choice.
    public var output: Content?
    /// The instructions of the call that asked for it.
    public var systemInstructions: Content?
    /// The tools that the model was offered.
    public var toolDefinitions: Content?
    /// What only some providers tell.
    public var details = ProviderDetails()

    /// Creates the description of a fetch.
    public init(_ responseID: String, provider: ProviderName) {
        self.responseID = responseID
        self.provider = provider
    }

    /// How far an answer is.
    public struct Status: OpenVocabulary {
        /// The text on the wire.
        public let rawValue: String
        /// Creates a status from its text.
        public init(_ rawValue: String) { self.rawValue = rawValue }

        /// Not begun.
        public static let queued: Status = "queued"
        /// Begun.
        public static let inProgress: Status = "in_progress"
        /// All there.
        public static let completed: Status = "completed"
        /// As far as it could go.
        public static let incomplete: Status = "incomplete"
        /// It went wrong.
        public static let failed: Status = "failed"
        /// Somebody called it off.
        public static let cancelled: Status = "cancelled"
    }
}

extension ResponseFetch {
    /// The kind of this operation.
    public static var kind: OperationKind { .responseFetch }
    /// A call of a service.
    public var defaultSpanKind: SpanKind { .client }

    /// Shows every field that can hold text to a visitor.
    public mutating func visitFields<Visitor: FieldVisitor>(_ visitor: inout Visitor) {
        visitor.visit(&provider, of: Field("gen_ai.provider.name", .public))
        visitor.visit(&responseID, of: Field("gen_ai.response.id", .internal))
        visitor.visit(&responseModel, of: Field("gen_ai.response.model", .public))
        visitor.visit(&status, of: Field("gen_ai.response.status", .public))
        visitor.visit(&streamCursor, of: Field("gen_ai.request.stream_cursor", .internal))
        server?.visitFields(&visitor)
        visitor.visit(&finishReasons, of: Field("gen_ai.response.finish_reasons", .public))
        visitor.visit(&output, of: Field("gen_ai.output.messages", .confidential))
        visitor.visit(&systemInstructions, of: Field("gen_ai.system_instructions", .confidential))
        visitor.visit(&toolDefinitions, of: Field("gen_ai.tool.definitions", .confidential))
        details.visitFields(&visitor)
    }
}

extension SpanOperation where Self == ResponseFetch {
    /// Fetching an answer that a provider keeps.
    public static func responseFetch(_ responseID: String, provider: ProviderName) -> ResponseFetch {
        ResponseFetch(responseID, provider: provider)
    }
}
