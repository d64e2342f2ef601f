// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension Detector {
    /// Whether what it finds has only bytes that no encoder escapes.
    var isPlain: Bool { CredentialPattern(self).isPlain }
}

extension CredentialPattern {
    init(_ detector: Detector) {
        var pieces = detector.pieces
        var prefix = ""
        if case .literal(let text) = pieces.first {
            prefix = text
            pieces.removeFirst()
        }
        self.init(
            kind: detector.kind, prefix: prefix, shape: .pieces(pieces), ignoresCase: detector.ignoresCase,
            isWithinWords: detector.isWithinWords, dataClass: detector.dataClass)
    }

    /// Whether it has only bytes that no encoder of JSON escapes.
    var isPlain: Bool {
        guard case .pieces(let pieces) = shape else { return true }
        return isPlain(prefix)
            && pieces.allSatisfy { piece in
                switch piece {
                case .literal(let text): isPlain(text)
                case .characters(let set, _): (set.bytes.subtracting(Self.plainBytes)) == .none
                }
            }
    }

    private static let plainBytes: ByteSet = .wordAndDash | "."

    private func isPlain(_ text: String) -> Bool { text.utf8.allSatisfy(Self.plainBytes.contains) }

    var isCustom: Bool { if case .pieces = shape { true } else { false } }
}

extension TextScanner {
    /// Where the pieces of an application's detector end; nil when one of them is not there.
    func end(of pieces: [Detector.Piece], ignoringCase: Bool, at start: Int, in bytes: Bytes) -> Int? {
        var position = start
        for piece in pieces {
            switch piece {
            case .literal(let text):
                guard bytes.contains(text, at: position, ignoringCase: ignoringCase) else { return nil }
                position += text.utf8.count
            case .characters(let set, let count):
                let end = bytes.endOfRun(of: set.bytes, from: position, limit: position + count.upperBound + 1)
                guard count.contains(end - position) else { return nil }
                position = end
            }
        }
        return position
    }
}
