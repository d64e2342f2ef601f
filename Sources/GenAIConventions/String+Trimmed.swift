// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

extension StringProtocol {
    /// The text without white space around it, or nil when nothing is left of it.
    var trimmed: String? {
        let text = String(self)
        // Looking for white space beyond ASCII is slow, and names have none at their ends.
        let isTrimmed = text.lendUTF8 { bytes in
            guard let first = unsafe bytes.first, let last = unsafe bytes.last else { return false }
            return (0x21...0x7E).contains(first) && (0x21...0x7E).contains(last)
        }
        if isTrimmed { return text }
        guard let first = text.firstIndex(where: { !$0.isWhitespace }),
            let last = text.lastIndex(where: { !$0.isWhitespace })
        else { return nil }
        return String(text[first...last])
    }
}
