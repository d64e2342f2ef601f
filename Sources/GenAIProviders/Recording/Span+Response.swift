// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

// What a client sent and got back, onto the span of its call. Nothing here throws, and nothing is read for a span that is
// not recorded.
extension Span where Operation: ProviderOperation {
    /// Records a response whose `Encodable` form is the provider's JSON, as that of most clients is.
    ///
    /// ```swift
    /// let answer = try await withSpan(.chat(model: query.model, provider: .openAI)) { call in
    ///     let result = try await client.chats(query: query)
    ///     call.record(result)
    ///     return result
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - response: The response.
    ///   - adapter: Who reads it; by the provider of the span unless it is given.
    public func record(_ response: some Encodable, by adapter: (any ProviderAdapter)? = nil) {
        guard isRecording else { return }
        record(json: JSONValueEncoder.value(of: response), by: adapter)
    }

    /// Records a response in the bytes that came over the wire.
    ///
    /// - Parameters:
    ///   - body: The bytes of the whole response.
    ///   - status: The HTTP status; that of a failure sets the outcome of the span.
    ///   - adapter: Who reads it; by the provider of the span unless it is given.
    /// - Returns: What went wrong, if the status or the response says so.
    @discardableResult
    public func record(
        body: some Collection<UInt8>, status: Int = 200, by adapter: (any ProviderAdapter)? = nil
    ) -> ProviderFailure? {
        guard isRecording else { return nil }
        let json = try? JSONReader.parse(body)
        if (200..<300).contains(status) { return record(json: json ?? .empty, by: adapter) }
        let failure = (adapter ?? ownAdapter).failure(status: status, body: json)
        setStatus(failure.spanStatus)
        return failure
    }

    /// Records a response as JSON that was read already.
    ///
    /// - Parameters:
    ///   - json: The response.
    ///   - adapter: Who reads it; by the provider of the span unless it is given.
    /// - Returns: What went wrong, when the response says so.
    @discardableResult
    public func record(json: AttributeValue, by adapter: (any ProviderAdapter)? = nil) -> ProviderFailure? {
        guard isRecording else { return nil }
        let adapter = adapter ?? ownAdapter
        var failure: ProviderFailure?
        update { operation in
            var call = operation.call
            failure = adapter.read(json, into: &call)
            operation.take(call)
        }
        if let failure { setStatus(failure.spanStatus) }
        return failure
    }

    /// The adapter for the provider that the span names.
    private var ownAdapter: any ProviderAdapter {
        var provider: ProviderName?
        update { provider = $0.calledProvider }
        return ProviderAdapters.adapter(for: provider ?? .openAI)
    }
}

extension Span<Inference> {
    /// Records a response that says of itself what to tell.
    public func record(_ response: some RecordableResponse) {
        update { response.record(into: &$0) }
    }
}
