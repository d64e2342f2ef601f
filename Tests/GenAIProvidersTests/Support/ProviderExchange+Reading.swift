// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAIProviders
import GenAITelemetry
import GenAITelemetryTesting
import Testing

extension ProviderExchange {
    /// The adapter that is found by host and path.
    func adapter() throws -> any ProviderAdapter {
        try #require(ProviderAdapters.adapter(server: request.server, path: request.path))
    }

    /// The call and what went wrong in it, as an application would read them.
    func read(cutting pieces: ([UInt8]) -> [ArraySlice<UInt8>] = { [$0[...]] }) throws -> Outcome {
        let adapter = try adapter()
        var outcome = Outcome(call: adapter.call(of: request))
        if status >= 400 {
            outcome.failure = adapter.failure(status: status, body: try? JSONReader.parse(response))
        } else if isStream {
            outcome.add(response, by: adapter, contentType: contentType, cutting: pieces)
        } else {
            outcome.failure = try adapter.read(JSONReader.parse(response), into: &outcome.call)
        }
        return outcome
    }

    struct Outcome {
        var call: ProviderCall
        var failure: ProviderFailure?
        var contents: [PieceContents] = []
        var droppedPieceCount = 0

        mutating func add(
            _ bytes: [UInt8], by adapter: any ProviderAdapter, contentType: String?,
            cutting pieces: ([UInt8]) -> [ArraySlice<UInt8>]
        ) {
            var assembler = adapter.makeAssembler()
            var parser = ResponseStreamParser(contentType: contentType)
            var contents: [PieceContents] = []
            for piece in pieces(bytes) { parser.add(piece) { contents.append(assembler.add($0)) } }
            parser.finish { contents.append(assembler.add($0)) }
            assembler.finish(into: &call)
            self.contents = contents
            failure = assembler.failure
            droppedPieceCount = parser.droppedPieceCount
        }

        /// What came of a stream, to be compared quickly.
        var essence: String {
            guard case .inference(let inference) = call else { return table }
            return
                "\(inference.responseID ?? "") \(inference.finishReasons) \(inference.usage) \(String(describing: failure))"
        }

        /// What the model said.
        var output: Content? { if case .inference(let inference) = call { inference.output } else { nil } }

        /// The span of the call, as the latest conventions tell it.
        var table: String {
            var record = SpanRecord.sample(of: call.operation)
            if let failure { record.status = failure.spanStatus }
            let convention = GenAIConvention(.latest)
            var lines = [convention.spanName(for: record).description]
            lines += AttributeCollector(of: record, by: convention).attributes.map(\.line)
            if let failure {
                lines.append(
                    "failure: status \(failure.status.map { String($0) } ?? "none"), code \(failure.code ?? "none"), "
                        + "\(failure.isRetryable ? "retryable" : "permanent"), \(failure.message ?? "no message")")
            }
            return lines.joined(separator: "\n")
        }
    }
}

extension AttributeCollector.Attribute {
    /// The attribute in a notation in which the types can be told apart.
    fileprivate var line: String {
        if isJSON, case .string(let json) = value { return "\(name) = \(json)" }
        return "\(name) = \(value.notation)"
    }
}

extension AttributeValue {
    fileprivate var notation: String {
        switch self {
        case .string(let text): text.debugDescription
        case .bool(let truth): "\(truth)"
        case .int(let number): "\(number)"
        case .double(let number): "\(number)"
        case .bytes(let bytes): "bytes \(bytes)"
        case .sensitive(let stated): stated.description
        case .array(let elements): "[\(elements.map(\.notation).joined(separator: ", "))]"
        case .map(let attributes): "{\(attributes.map { "\($0.key): \($0.value.notation)" }.joined(separator: ", "))}"
        case .empty: "empty"
        }
    }
}
