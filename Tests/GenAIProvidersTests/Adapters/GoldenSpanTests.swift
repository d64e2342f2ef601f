// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Foundation
import GenAIProviders
import Testing

/// What becomes of every exchange, kept as files: what a change does to the spans is the difference between two of them.
@Suite struct GoldenSpanTests {
    @Test(arguments: ProviderExchange.folders)
    func `an exchange says what it says in the file`(folder: String) throws {
        try compare(ProviderExchange.all(in: folder), with: "spans/\(folder).txt")
    }

    @Test func `exchanges that another program recorded say what they say in the file`() throws {
        let exchanges = try RecordedExchange.all().map(ProviderExchange.init)
        #expect(exchanges.count == 38)
        try compare(exchanges, with: "spans/recorded.txt")
    }

    private func compare(_ exchanges: [ProviderExchange], with file: String) throws {
        let text = try exchanges.map { "# \($0.name)\n\(try $0.read().table)" }.joined(separator: "\n\n") + "\n"
        if Fixtures.isWriting { try Fixtures.write(text, to: file) }
        let expected = try String(decoding: Fixtures.data(file), as: UTF8.self)
        let (lines, expectedLines) = (text.split(separator: "\n"), expected.split(separator: "\n"))
        for difference in lines.difference(from: expectedLines) { Issue.record("\(file): \(difference)") }
    }
}
