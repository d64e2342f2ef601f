// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

@Suite struct ServerTextTests {
    private func excerpt(_ text: String, limit: Int = 256, hiding values: String...) throws -> String {
        var headers = HTTPHeaders()
        for (index, value) in values.enumerated() { try headers.set("X-\(index)", to: value) }
        return ServerText.excerpt(of: Array(text.utf8), limit: limit, hiding: headers)
    }

    @Test func `plain text stays as it is`() throws {
        #expect(try excerpt("  quota exceeded for größe 5 🙂\n") == "quota exceeded for größe 5 🙂")
    }

    @Test func `a credential that the server repeats is hidden`() throws {
        let text = "invalid token 'sk-canary-0123456789' in 'Bearer sk-canary-0123456789'"
        #expect(
            try excerpt(text, hiding: "Bearer sk-canary-0123456789")
                == "invalid token '[hidden]' in '[hidden]'")
    }

    @Test func `its beginning alone is hidden too`() throws {
        #expect(
            try excerpt("key sk-canary-0… is expired", hiding: "sk-canary-0123456789") == "key [hidden]… is expired")
    }

    @Test func `a credential that the limit would cut is hidden`() throws {
        let text = String(repeating: "x", count: 250) + "sk-canary-0123456789"
        #expect(try !excerpt(text, hiding: "sk-canary-0123456789").contains("canary"))
    }

    @Test func `control characters cannot reach a terminal or break a line`() throws {
        #expect(try excerpt("a\r\nb\u{1B}[31mc\u{0}d\u{202E}e\u{2028}f") == "a  b [31mc d e f")
    }

    @Test func `a flood is cut, at a whole character`() throws {
        let text = try excerpt(String(repeating: "🙂", count: 100_000), limit: 10)
        #expect(text.utf8.count <= 16)
        #expect(text.hasPrefix("🙂🙂"))
    }

    @Test func `bytes that are no text are repaired`() throws {
        #expect(ServerText.excerpt(of: [0x61, 0xFF, 0x62], hiding: HTTPHeaders()) == "a\u{FFFD}b")
        #expect(ServerText.excerpt(of: [], hiding: HTTPHeaders()) == "")
    }
}
