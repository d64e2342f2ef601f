// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIProviders
import GenAITelemetry

/// One line of a file: a span that somebody else has recorded, either as an exchange with a provider or in the words of the
/// span model.
struct ImportedSpan {
    let operation: any SpanOperation
    let past: PastSpan

    /// Reads a line.
    ///
    /// - Parameters:
    ///   - json: The line.
    ///   - media: What becomes of pictures, sounds and files.
    ///   - now: When a span without times ended.
    /// - Throws: ``ImportProblem``, which says where the line is not what it should be.
    init(json: [UInt8], media: MediaCapture, now: UInt64) throws(ImportProblem) {
        let value: AttributeValue
        do throws(JSONError) {
            value = try JSONReader.parse(json, maximumDepth: RecordedBody.maximumDepth)
        } catch {
            throw ImportProblem("\(error)")
        }
        guard case .map(let members) = value else { throw ImportProblem("The line has to be one JSON object.") }
        var line = FieldReader(members)
        if ["provider", "request", "request_base64", "response", "response_base64"].contains(where: line.has) {
            let exchange = try RecordedExchange(&line, media: media)
            var past = try PastSpan(&line, now: now)
            try line.finish()
            do throws(RecordedExchangeError) {
                let read = try exchange.read()
                past.status = read.status
                operation = read.operation
            } catch {
                throw ImportProblem("\(error)")
            }
            self.past = past
        } else {
            let operation = try ImportedOperation.read(&line)
            let status = try line.nested("status", as: SpanStatus.self)
            var past = try PastSpan(&line, now: now)
            try line.finish()
            past.status = status ?? .unset
            self.operation = operation
            self.past = past
        }
    }
}

extension RecordedExchange {
    /// Reads what the options of `genai-trace record` say, with the bodies inline.
    fileprivate init(_ line: inout FieldReader, media: MediaCapture) throws(ImportProblem) {
        self.init(provider: try line.text("provider"))
        request = try line.body("request")
        response = try line.body("response")
        status = try line.count("status") ?? 200
        operation = try line.text("operation")
        model = try line.text("model")
        path = try line.text("path")
        host = try line.server("host")
        self.media = media
    }
}

extension FieldReader {
    /// A body: a JSON value, a text as it was sent, or base64 under a name of its own.
    fileprivate mutating func body(_ name: String) throws(ImportProblem) -> RecordedBody {
        let base64 = "\(name)_base64"
        if has(name), has(base64) { throw problem(base64, "stands beside \"\(name)\"; one body is enough") }
        if let bytes = try read(base64, "base64", { $0.importedText.flatMap { Base64.decode($0.utf8) } }) {
            return .bytes(bytes)
        }
        return switch take(name) {
        case nil: .none
        case .string(let text)?: .bytes(Array(text.utf8))
        case let value?: .json(value)
        }
    }
}

#endif
