// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

/// What every outcome of a request means, row by row.
@Suite struct OutcomeTableTests {
    @Test func `every status means one thing`() {
        let table: [(statuses: [Int], meaning: ExportFailure.Handling?)] = [
            (Array(200..<300), nil),
            ([429, 502, 503, 504], .retry),
            ([400], .isolate),
            ([413], .split),
            ([401, 403], .hold),
        ]
        for status in -1..<1000 {
            let row = table.first { $0.statuses.contains(status) }
            let expected = row.map(\.meaning) ?? .drop
            #expect(ExportFailure.status(status)?.handling == expected, "\(status)")
        }
        #expect(ExportFailure.status(.max)?.handling == .drop)
    }

    @Test func `a failure says which status it was, in few different words`() {
        #expect(ExportFailure.status(400)?.shortDescription == "http_400")
        #expect(ExportFailure.status(307)?.shortDescription == "redirected")
        #expect(ExportFailure.status(500)?.shortDescription == "http_500")
        #expect(ExportFailure.status(100)?.shortDescription == "http_other")
        #expect(Set((Int(-10)..<2000).compactMap { ExportFailure.status($0)?.shortDescription }).count < 210)
    }

    @Test func `a success whose body is spoiled is a success, unless the body is too large to be read`() {
        let spoiled = TransportError(.connectionLost, "")
        #expect(ExportFailure(HTTPResponse(status: 200, bodyFailure: spoiled)) == nil)
        let huge = TransportError(.responseTooLarge, "")
        #expect(ExportFailure(HTTPResponse(status: 200, bodyFailure: huge))?.handling == .drop)
    }

    // The numbers are libcurl's, which never change.
    @Test func `every code of libcurl means one thing`() {
        typealias Row = (codes: [UInt32], kind: TransportError.Kind, meaning: ExportFailure.Handling)
        let table: [Row] = [
            ([5, 6], .nameResolution, .retryRarely),
            ([7], .connectionFailed, .retry),
            ([28], .timeout, .retry),
            ([35, 53, 54, 58, 59, 60, 64, 66, 77, 80, 82, 83, 90, 91, 98], .tls, .retryRarely),
            ([1, 8], .protocolViolation, .drop),
            ([63], .responseTooLarge, .drop),
            ([2, 3, 4, 43, 48], .invalidRequest, .drop),
            ([23, 26, 27], .resourcesExhausted, .retry),
            ([42], .cancelled, .drop),
        ]
        for code in UInt32(1)...130 {
            let row = table.first { $0.codes.contains(code) }
            let kind = TransportError.Kind(curlCode: code)
            #expect(kind == row?.kind ?? .connectionLost, "\(code)")
            #expect(ExportFailure(TransportError(kind, "")).handling == row?.meaning ?? .retry, "\(code)")
        }
    }

    @Test(arguments: [
        TransportError.Kind.connectionRefused, .connectionFailed, .connectionLost, .connectTimeout, .timeout,
        .resourcesExhausted,
    ])
    func `a request that got no answer is tried again`(_ kind: TransportError.Kind) {
        #expect(ExportFailure(TransportError(kind, "")).handling == .retry)
    }

    @Test(arguments: [
        TransportError.Kind.responseTooLarge, .protocolViolation, .cancelled, .closed, .forked, .invalidRequest,
        .unsupportedLibrary,
    ])
    func `what would end the same way again is not`(_ kind: TransportError.Kind) {
        #expect(ExportFailure(TransportError(kind, "")) == ExportFailure(kind.shortDescription, .drop))
    }
}
