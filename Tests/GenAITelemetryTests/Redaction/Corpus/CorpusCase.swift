// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetryTesting

/// One text of the corpus and what has to become of it.
struct CorpusCase: Sendable, CustomStringConvertible {
    enum Class: String, Sendable, CaseIterable {
        case credentials, personalData, encodings, unicode, boundaries, structure, cost, negatives

        /// The least number of cases: the plan of the corpus.
        var minimum: Int {
            switch self {
            case .credentials: 95
            case .personalData: 60
            case .encodings: 36
            case .unicode: 48
            case .boundaries: 34
            case .structure: 40
            case .cost: 16
            case .negatives: 70
            }
        }
    }

    enum Fate: Sendable, Hashable {
        /// Nothing of the secret can be read afterwards.
        case found
        /// Byte by byte as it was.
        case kept
        /// A miss that is known and told: it must be one, or it has to be taken off the list.
        case missed
    }

    let form: String
    /// The kind of secret.
    let kind: String
    let bytes: [UInt8]
    /// What must not be read afterwards; nil where nothing is secret.
    let canary: Canary?
    let fate: Fate

    init(_ form: String, _ kind: String, _ text: String, _ canary: Canary?, fate: Fate = .found) {
        self.init(form, kind, Array(text.utf8), canary, fate: fate)
    }

    init(_ form: String, _ kind: String, _ bytes: [UInt8], _ canary: Canary?, fate: Fate = .found) {
        self.form = form
        self.kind = kind
        self.bytes = bytes
        self.canary = canary
        self.fate = fate
    }

    var text: String { String(decoding: bytes, as: UTF8.self) }
    var description: String { "\(kind), \(form): \(text.prefix(400).debugDescription)" }
}
