// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI

/// A piece of a document below one heading: the unit that is indexed, put into a prompt and cited.
struct DocumentSection: Hashable, Sendable {
    /// The name of the document.
    let file: String
    /// The headings above the text, outermost first.
    let headings: [String]
    /// The text without its heading.
    let text: String
    /// What a citation says, such as `README.md#quick-start`; unique among the documents.
    let id: String
}

extension DocumentSection {
    /// Cuts a Markdown text at its headings.
    ///
    /// A `#` inside a fenced block of code is no heading. Sections without text are left out.
    static func sections(of markdown: String, file: String) -> [DocumentSection] {
        var sections: [DocumentSection] = []
        var ids: [String: Int] = [:]
        var headings: [(level: Int, title: String)] = []
        var lines: [Substring] = []
        var isInCode = false

        func close() {
            let text = lines.joined(separator: "\n").trimmingWhiteSpace()
            lines = []
            guard !text.isEmpty else { return }
            let titles = headings.map(\.title)
            let anchor = slug(titles.last ?? "top")
            let repetition = ids[anchor, default: 0]
            ids[anchor] = repetition + 1
            sections.append(
                DocumentSection(
                    file: file, headings: titles, text: text,
                    id: "\(file)#\(repetition == 0 ? anchor : "\(anchor)-\(repetition)")"))
        }

        for line in markdown.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("```") { isInCode.toggle() }
            let level = line.prefix { $0 == "#" }.count
            guard !isInCode, (1...6).contains(level), line.dropFirst(level).first == " " else {
                lines.append(line)
                continue
            }
            close()
            headings.removeAll { $0.level >= level }
            headings.append((level, line.dropFirst(level).trimmingWhiteSpace()))
        }
        close()
        return sections
    }

    /// The anchor that a web page would have for a heading.
    private static func slug(_ title: String) -> String {
        let words = title.lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.isEmpty ? "section" : words.joined(separator: "-")
    }
}

extension StringProtocol {
    /// The text without white space around it.
    func trimmingWhiteSpace() -> String {
        let start = firstIndex { !$0.isWhitespace } ?? endIndex
        let end = lastIndex { !$0.isWhitespace }.map(index(after:)) ?? endIndex
        return String(self[start..<end])
    }
}

#endif
