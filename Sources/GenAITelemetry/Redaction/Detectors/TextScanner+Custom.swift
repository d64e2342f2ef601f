// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

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
