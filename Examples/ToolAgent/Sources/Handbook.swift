// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// What the agent knows: three pages, searched by counting words.
struct Handbook {
    private let pages = [
        "leave.md": "Everybody has 30 days of leave a year. Unused days are kept until March.",
        "travel.md": "Trains are first class above four hours. Hotels are booked by the office.",
        "laptops.md": "A laptop is replaced after four years, or when it breaks.",
    ]

    func search(_ query: String) -> [Candidate] {
        let words = Set(query.lowercased().split { !$0.isLetter })
        return pages.map { name, text in
            let found = text.lowercased().split { !$0.isLetter }.filter { words.contains($0) }.count
            return Candidate(id: name, score: Double(found) / Double(words.count), content: .text(text))
        }
        .sorted { ($0.score ?? 0, $1.id) > ($1.score ?? 0, $0.id) }
    }
}
