// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

extension ServerAddress {
    /// Creates an address from `HOST`, `HOST:PORT` or `[ADDRESS]:PORT`, or nil when the text is anything else.
    init?(text: String) {
        let parts: (host: Substring, port: Substring?)
        if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
            let rest = text[text.index(after: end)...]
            guard rest.isEmpty || rest.hasPrefix(":") else { return nil }
            parts = (text[text.index(after: text.startIndex)..<end], rest.isEmpty ? nil : rest.dropFirst())
        } else {
            let pieces = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            parts = (pieces[0], pieces.count == 2 ? pieces[1] : nil)
        }
        let isHost = !parts.host.isEmpty && parts.host.allSatisfy { !$0.isWhitespace && $0 != "/" && $0 != "@" }
        guard isHost else { return nil }
        guard let port = parts.port else {
            self.init(String(parts.host))
            return
        }
        guard let number = UInt16(port), number > 0 else { return nil }
        self.init(String(parts.host), port: Int(number))
    }
}

#endif
