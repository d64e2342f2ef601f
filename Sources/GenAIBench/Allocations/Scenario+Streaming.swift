// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIProviders
import GenAITelemetry

extension Scenario {
    /// A chunk of a streamed response, from its bytes until its text stands in the assembled message.
    ///
    /// Nothing but the text may grow, and that grows by doubling: most chunks ask for no block at all.
    static let streamed = StreamedResponse.allCases.map { response in
        let stream = StreamUnderWay(response)
        return Scenario("a chunk of \(response.rawValue)", bar: 0) { stream.receive() }
    }
}

/// A stream of one chunk after the other.
///
/// Sendable: the measurement is one task, and nobody else has it.
private final class StreamUnderWay: @unchecked Sendable {
    private var parser: ResponseStreamParser
    private var assembler: any ResponseAssembler
    private let chunk: [UInt8]

    init(_ response: StreamedResponse) {
        parser = ResponseStreamParser(response.framing)
        assembler = response.adapter.makeAssembler()
        chunk = response.chunk
    }

    func receive() { parser.add(chunk) { assembler.add($0) } }
}

#endif
