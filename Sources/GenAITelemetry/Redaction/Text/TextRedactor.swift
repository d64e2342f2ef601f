// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Takes secrets out of texts: credentials anywhere, and in JSON the values of secret names too.
///
/// The answer nil means that nothing was found, and nothing was allocated to find that out unless the text is JSON or
/// disguises.
struct TextRedactor {
    /// Whether in JSON every value of a secret name is taken out.
    ///
    /// Otherwise only one that looks like a secret.
    var appliesKeyRules = true
    private let tables: DetectorTables
    /// Whether credentials only are looked for.
    var isForCredentials = false
    /// Makes pseudonyms of personal data; nil where they are masked.
    var pseudonymizer: Pseudonymizer?
    /// Whether a gate is asked before a text is searched; without one the answers are the same.
    var hasGate = true
    /// What was done.
    var tally = RedactionTally()

    /// Layers of JSON within JSON strings, and of escapes within escapes, that are looked through.
    ///
    /// What is still wrapped then goes as a whole.
    static let maximumLayers = 4
    /// How often a text is searched again because something was found.
    ///
    /// What is not clean then goes as a whole.
    private static let maximumPasses = 8

    init(appliesKeyRules: Bool = true, table: DetectorTable = .credentials) {
        self.appliesKeyRules = appliesKeyRules
        tables = DetectorTables(all: table, credentials: table)
    }

    init(_ tables: DetectorTables) { self.tables = tables }

    /// What is looked for.
    var table: DetectorTable { isForCredentials ? tables.credentials : tables.all }

    /// Whether a field may have secrets: no is for certain.
    ///
    /// A text in which there is nothing is remembered if it `recurs` on other spans.
    func mayFindSomething(inField text: String, recurs: @autoclosure () -> Bool = true) -> Bool {
        let table = table
        guard text.utf8.count >= table.shortestText else { return false }
        return text.withBytes { bytes in
            if table.knownTexts.contains(bytes) { return false }
            if TextScanner.mayFindSomething(in: bytes, layer: 0, table: table) { return true }
            if recurs() { table.knownTexts.insert(bytes) }
            return false
        }
    }

    /// Whether the name of an attribute is ordinary and says nothing about the value; no is not for certain.
    ///
    /// Names are few, and every span has the same ones.
    func isOrdinary(name: String) -> Bool {
        let table = table
        return name.withBytes { bytes in
            if table.knownNames.contains(bytes) { return true }
            guard SurfaceNames.surface(of: name) == nil, ContentNames.classify(name) == .other,
                KeyRules.secrecy(of: name) == .none, AttributeName.isProper(name),
                bytes.count < table.shortestText
                    || !TextScanner.mayFindSomething(in: bytes, layer: 0, table: table)
            else { return false }
            table.knownNames.insert(bytes)
            return true
        }
    }

    /// The text without secrets; nil when it has none.
    mutating func redacted(_ text: String) -> String? {
        guard text.utf8.count >= table.shortestText else { return nil }
        let result = text.withBytes { redacted($0) }
        return result.map { String(decoding: $0, as: UTF8.self) }
    }

    /// The context without its `tracestate`, when that holds a secret: half of one would be of no use to anybody.
    ///
    /// Nil when it holds none.
    mutating func redacted(_ context: SpanContext) -> SpanContext? {
        if context.traceState.isEmpty || redacted(context.traceState.headerValue) == nil { return nil }
        return SpanContext(
            traceID: context.traceID, spanID: context.spanID, flags: context.flags, isRemote: context.isRemote)
    }

    /// The bytes without secrets, whether they are UTF-8 or not; nil when they have none.
    ///
    /// What was taken out stood between other things, which may mean more without it. So a text in which something was
    /// found is searched again until nothing is, and redacting it a second time changes nothing.
    mutating func redacted(_ bytes: Bytes) -> [UInt8]? {
        guard var redacted = searched(bytes) else { return nil }
        for _ in 0..<Self.maximumPasses {
            guard let again = searched(redacted.span) else { return redacted }
            redacted = again
        }
        return apply([whole(bytes, "error")], to: bytes)
    }

    /// The bytes without what one search finds; nil when it finds nothing.
    private mutating func searched(_ bytes: Bytes) -> [UInt8]? {
        let edits = edits(in: bytes, layer: 0)
        return edits.isEmpty ? nil : apply(edits, to: bytes)
    }

    /// What one search wants to have changed, in order.
    ///
    /// Each layer is searched as it stands. What has disguises is searched again as it reads; what has none is searched
    /// for runs of base64. So a text is looked at a fixed number of times, however it is wrapped.
    func edits(in bytes: Bytes, layer: Int) -> [TextEdit] {
        guard bytes.count >= table.shortestText,
            !hasGate || layer > Self.deepestGate
                || TextScanner.mayFindSomething(in: bytes, layer: layer, table: table),
            !RedactionMask.isMask(bytes)
        else { return [] }
        let isJSON = JSONText.isLikely(bytes)
        if isJSON {
            if layer > Self.maximumLayers { return [whole(bytes, "depth")] }
            if let edits = jsonEdits(bytes, layer: layer) { return edits }
        }
        var scanner = TextScanner(isStrict: isJSON && appliesKeyRules, table: table)
        scanner.scan(bytes)
        let found = edits(for: scanner.findings, in: bytes)
        guard let view = TextView(revealing: bytes) else {
            return encodedEdits(in: bytes, layer: layer, beside: found)
        }
        if layer >= Self.maximumLayers, Disguise.firstPosition(in: view.bytes.span) != nil {
            return [whole(bytes, "depth")]
        }
        let hidden = edits(in: view.bytes.span, layer: layer + 1)
        if hidden.isEmpty { return found }
        return (found + hidden.map { $0.moved(to: view.origin(of: $0.range)) }).merged
    }

    /// The deepest layer of which a gate is asked first; beyond, what is wrapped once more may go as a whole.
    static let deepestGate = 2

    /// What was found, and the runs of base64 and hexadecimal digits with something in them, which go as a whole.
    private func encodedEdits(in bytes: Bytes, layer: Int, beside found: [TextEdit]) -> [TextEdit] {
        var edits = found
        var position = 0
        while let run = EncodedRun.next(in: bytes, from: position) {
            position = run.upperBound
            guard let encoded = EncodedRun(run, in: bytes) else { continue }
            position = max(position, encoded.range.upperBound)
            if layer >= Self.maximumLayers {
                edits.append(TextEdit(masking: encoded.range, rule: "depth"))
            } else if let first = self.edits(in: encoded.decoded.span, layer: layer + 1).first {
                edits.append(TextEdit(masking: encoded.range, rule: first.rule))
            }
        }
        position = 0
        while let dump = DumpedBytes.next(in: bytes, from: position) {
            position = dump.range.upperBound
            if let edit = edit(for: dump, layer: layer) { edits.append(edit) }
        }
        return edits.count == found.count ? found : edits.merged
    }

    /// What has to be done with numbers that stand for a text; nil when nothing is found in that.
    func edit(for dump: DumpedBytes, layer: Int) -> TextEdit? {
        if layer >= Self.maximumLayers { return TextEdit(masking: dump.range, rule: "depth") }
        return edits(in: dump.decoded.span, layer: layer + 1).first.map { TextEdit(masking: dump.range, rule: $0.rule) }
    }

    private func edits(for findings: [Finding], in bytes: Bytes) -> [TextEdit] {
        var edits: [TextEdit] = []
        edits.reserveCapacity(findings.count)
        // Many findings are of one kind.
        var mask: (kind: String, bytes: [UInt8]) = ("", [])
        for (index, finding) in findings.enumerated() {
            var range = finding.range
            if finding.dataClass == .credential {
                let limit = index + 1 < findings.count ? findings[index + 1].range.lowerBound : bytes.count
                range = range.lowerBound..<Self.endOfWrapped(range, before: limit, in: bytes)
            }
            var replacement = pseudonym(for: finding, in: bytes)
            if replacement == nil {
                if mask.kind != finding.kind { mask = (finding.kind, [UInt8](RedactionMask.text(finding.kind).utf8)) }
                replacement = mask.bytes
            }
            edits.append(TextEdit(range, replacement ?? [], rule: finding.kind))
        }
        return edits
    }

    /// What stands in place of personal data where they are not masked.
    private func pseudonym(for finding: Finding, in bytes: Bytes) -> [UInt8]? {
        guard finding.dataClass == .personal, let pseudonymizer else { return nil }
        let value = bytes.extracting(finding.range).array
        return [UInt8](pseudonymizer.pseudonym(of: value, kind: finding.kind).utf8)
    }

    private mutating func apply(_ edits: [TextEdit], to bytes: Bytes) -> [UInt8] {
        for edit in edits { tally.count(edit.rule, bytes: edit.range.count) }
        return bytes.applying(edits)
    }

    private func whole(_ bytes: Bytes, _ rule: String) -> TextEdit { TextEdit(masking: bytes.indices, rule: rule) }
}
