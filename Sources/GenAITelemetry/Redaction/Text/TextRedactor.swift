// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Takes secrets out of texts: credentials anywhere, and in JSON the values of secret names too.
///
/// The answer nil means that nothing was found, and nothing was allocated to find that out unless the text is JSON or
/// has escapes.
struct TextRedactor {
    /// Whether in JSON every value of a secret name is taken out.
    ///
    /// Otherwise only one that looks like a secret.
    var appliesKeyRules = true
    /// What was done.
    var tally = RedactionTally()

    /// Texts that are shorter hold no credential that can be told from a word.
    private static let shortestText = 8
    /// Layers of JSON within JSON strings, and of escapes within escapes, that are looked through.
    ///
    /// What is still wrapped then goes as a whole.
    static let maximumLayers = 4
    /// How often a text is searched again because something was found.
    ///
    /// What is not clean then goes as a whole.
    private static let maximumPasses = 8

    init(appliesKeyRules: Bool = true) { self.appliesKeyRules = appliesKeyRules }

    /// The text without secrets; nil when it has none.
    mutating func redacted(_ text: String) -> String? {
        guard text.utf8.count >= Self.shortestText else { return nil }
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
        guard var redacted = searched(bytes, layer: 0) else { return nil }
        for _ in 0..<Self.maximumPasses {
            guard let again = searched(redacted.span, layer: 0) else { return redacted }
            redacted = again
        }
        return mask(bytes, "error")
    }

    /// The bytes without what one search finds; nil when it finds nothing.
    mutating func searched(_ bytes: Bytes, layer: Int) -> [UInt8]? {
        guard bytes.count >= Self.shortestText else { return nil }
        let isJSON = JSONText.isLikely(bytes)
        if isJSON {
            if layer > Self.maximumLayers { return mask(bytes, "depth") }
            if let edits = jsonEdits(bytes, layer: layer) { return edits.isEmpty ? nil : apply(edits, to: bytes) }
        }
        var scanner = CredentialScanner(isStrict: isJSON && appliesKeyRules)
        scanner.scan(bytes)
        let redacted = scanner.edits.isEmpty ? nil : apply(scanner.edits, to: bytes)
        guard scanner.sawDisguise else { return redacted }
        if let redacted { return searchedBehindDisguise(redacted.span, layer: layer) ?? redacted }
        return searchedBehindDisguise(bytes, layer: layer)
    }

    /// Searches a text once more without what disguises its bytes.
    ///
    /// The answer is the revealed text without its secrets; nil when it has none that the first search has not found.
    private mutating func searchedBehindDisguise(_ bytes: Bytes, layer: Int) -> [UInt8]? {
        guard let revealed = DisguisedText.revealed(bytes) else { return nil }
        if layer >= Self.maximumLayers { return mask(bytes, "depth") }
        return searched(revealed.span, layer: layer + 1)
    }

    mutating func apply(_ edits: [TextEdit], to bytes: Bytes) -> [UInt8] {
        for edit in edits {
            if let rule = edit.rule { tally.count(rule, bytes: edit.range.count) }
        }
        return bytes.applying(edits)
    }

    private mutating func mask(_ bytes: Bytes, _ rule: String) -> [UInt8]? {
        if RedactionMask.isMask(bytes) { return nil }
        tally.count(rule, bytes: bytes.count)
        return [UInt8](RedactionMask.text(rule).utf8)
    }
}
