// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

extension AsyncSequence where Element: Encodable & SendableMetatype {
    /// The stream with a span around it, for a client whose chunks are the provider's JSON in a type of their own.
    ///
    /// ```swift
    /// for try await chunk in client.chatsStream(query: query).traced(.chat(model: query.model, provider: .openAI)) {
    ///     print(chunk.choices.first?.delta.content ?? "", terminator: "")
    /// }
    /// ```
    ///
    /// Text, tool calls, usage and finish reasons are put together from the chunks; times to the first chunk and the first
    /// token, the longest wait and how the stream ended stand on the span. Elements and errors are not touched.
    ///
    /// - Parameters:
    ///   - operation: What the span is about.
    ///   - adapter: Who reads the chunks; by the provider of the operation unless it is given.
    ///   - parent: Where the span belongs.
    /// - Returns: The stream, to be read instead of this one.
    public func traced(
        _ operation: Inference, by adapter: (any ProviderAdapter)? = nil, parent: SpanParent = .current
    ) -> TracedSequence<Self> {
        let reader = StreamReader(adapter ?? ProviderAdapters.adapter(for: operation.provider))
        return TracedSequence(self, StreamRecording(operation, reader: reader, parent: parent)) { $1.add(value: $0) }
    }
}

extension AsyncSequence {
    /// The stream with a span around it, for the bytes of a response as they come over the wire.
    ///
    /// ```swift
    /// let body = response.body.traced(.chat(model: model, provider: .anthropic), contentType: type) { $0.readableBytesView }
    /// ```
    ///
    /// - Parameters:
    ///   - operation: What the span is about.
    ///   - contentType: The content type of the response; the first bytes tell the framing when it is nil.
    ///   - adapter: Who reads the pieces; by the provider of the operation unless it is given.
    ///   - parent: Where the span belongs.
    ///   - bytes: The bytes of an element.
    /// - Returns: The stream, to be read instead of this one.
    public func traced<Bytes: Sequence<UInt8> & SendableMetatype>(
        _ operation: Inference, contentType: String?, by adapter: (any ProviderAdapter)? = nil,
        parent: SpanParent = .current, bytes: @escaping @Sendable (Element) -> Bytes
    ) -> TracedSequence<Self> {
        let adapter = adapter ?? ProviderAdapters.adapter(for: operation.provider)
        let reader = StreamReader(adapter, contentType: contentType)
        return TracedSequence(self, StreamRecording(operation, reader: reader, parent: parent)) { element, reader in
            reader.add(bytes: bytes(element))
        }
    }
}

extension AsyncSequence where Element == UInt8 {
    /// The stream with a span around it, for a response that is read byte by byte.
    ///
    /// - Parameters:
    ///   - operation: What the span is about.
    ///   - contentType: The content type of the response; the first bytes tell the framing when it is nil.
    ///   - adapter: Who reads the pieces; by the provider of the operation unless it is given.
    ///   - parent: Where the span belongs.
    /// - Returns: The stream, to be read instead of this one.
    public func traced(
        _ operation: Inference, contentType: String?, by adapter: (any ProviderAdapter)? = nil,
        parent: SpanParent = .current
    ) -> TracedSequence<Self> {
        let adapter = adapter ?? ProviderAdapters.adapter(for: operation.provider)
        let reader = StreamReader(adapter, contentType: contentType)
        return TracedSequence(self, StreamRecording(operation, reader: reader, parent: parent)) { $1.add(byte: $0) }
    }
}
