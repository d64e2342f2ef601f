// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Takes out of every field what must not leave the process.
///
/// Nothing is written back where nothing was found, so that shared storage stays shared and a clean span costs no
/// allocation.
struct RedactingVisitor: FieldVisitor {
    let rules: PolicyRules
    /// What happens to fields by their class.
    let actions: ClassActions
    /// How much content leaves the process.
    let capture: CapturePolicy
    /// The span that is visited, if it is one.
    let span: SpanContext?
    /// When the application's part has to be done.
    let deadline: UInt64?
    /// What takes credentials out of texts, and counts everything that goes.
    var texts: TextRedactor
    /// Whether names that promise a secret are enough to take a value out of content.
    var appliesKeyRules = true
    /// Attributes that were dropped.
    var droppedCount = 0
    /// Bytes below which nothing can be found in a public field, whatever its name is.
    private let shortestPublicText: Int

    init(
        policy capture: CapturePolicy, rules: PolicyRules = .standard, span: SpanContext? = nil,
        deadline: UInt64? = nil
    ) {
        self.rules = rules
        self.capture = capture
        self.span = span
        self.deadline = deadline
        actions = rules.actions(capturing: capture)
        let keepsPublic = !rules.hasFields && (actions.public == .keep || actions.public == .full)
        shortestPublicText = keepsPublic ? rules.detectors.all.shortestText : 0
        texts = rules.makeTextRedactor()
    }

    /// The number of what is done to fields: that of the rules, and of how much content is captured.
    var redaction: UInt64 {
        switch capture {
        case .none: rules.number * 3
        case .redacted: rules.number * 3 + 1
        case .full: rules.number * 3 + 2
        }
    }

    var tally: RedactionTally {
        get { texts.tally }
        set { texts.tally = newValue }
    }

    /// What the policy does with a field.
    func action(for field: Field) -> RedactionAction { rules.action(forName: field.name) ?? actions[field.sensitivity] }

    // MARK: Texts

    /// Whether a field is a short word of a vocabulary: with these, nothing has to be done.
    private func isShort(_ text: String, _ field: Field) -> Bool {
        field.sensitivity == .public && text.utf8.count < shortestPublicText
    }

    mutating func visit(_ text: inout String, of field: Field) {
        if isShort(text, field) { return }
        if let redacted = redacted(text, of: field, by: action(for: field)) { text = redacted }
    }

    mutating func visit(_ text: inout String?, of field: Field) {
        guard let some = text, !isShort(some, field) else { return }
        let action = action(for: field)
        if drops(field, action) {
            tally.count(field.name == "status.message" ? "status_message" : "dropped", bytes: some.utf8.count)
            text = nil
        } else if let redacted = redacted(some, of: field, by: action) {
            text = redacted
        }
    }

    mutating func visit<Word: OpenVocabulary>(_ word: inout Word, of field: Field) {
        if isShort(word.rawValue, field) { return }
        var text = word.rawValue
        visit(&text, of: field)
        if text != word.rawValue { word = Word(text) }
    }

    mutating func visit<Word: OpenVocabulary>(_ word: inout Word?, of field: Field) {
        guard let some = word, !isShort(some.rawValue, field) else { return }
        var text: String? = some.rawValue
        visit(&text, of: field)
        if text != some.rawValue { word = text.map(Word.init) }
    }

    mutating func visit(key: inout String) { if let redacted = texts.redacted(key) { key = redacted } }

    /// Whether a field that may be missing goes without a mask.
    private func drops(_ field: Field, _ action: RedactionAction) -> Bool {
        switch action {
        case .drop: true
        // Sentences about failures quote what users typed and what servers answered.
        case .summary, .reference: field.name == "status.message"
        case .keep, .full, .mask, .truncate, .pseudonym: false
        }
    }

    /// What stands in the place of a text; nil when it stays.
    private mutating func redacted(_ text: String, of field: Field, by action: RedactionAction) -> String? {
        switch action {
        case .keep, .full: return kept(text, of: field, by: action)
        case .truncate(let limit):
            return shortened(text, keeping: { $0.kept($1, of: field, by: action) }) { visitor, text in
                TruncatedText.cut(text, toBytes: limit, counting: &visitor.tally)
            }
        case .mask, .drop: return masked(text, field.sensitivity.rule)
        case .pseudonym: return pseudonym(of: text, kind: field.name, rule: field.sensitivity.rule)
        case .summary, .reference:
            return rules.pseudonymizer == nil
                ? masked(text, field.sensitivity.rule)
                : pseudonym(of: text, kind: field.name, rule: field.sensitivity.rule)
        }
    }

    private mutating func kept(_ text: String, of field: Field, by action: RedactionAction) -> String? {
        let surface = field.sensitivity == .public ? nil : SurfaceNames.surface(of: field.name)
        // Ids point to a person by design; whether they do is the policy's business.
        texts.isForCredentials = field.sensitivity == .personal || action == .full
        defer { texts.isForCredentials = false }
        // Nearly every field is done here.
        let isOrdinary: Bool
        if let surface, Self.mayClean(text, as: surface) { isOrdinary = false } else { isOrdinary = true }
        if isOrdinary, text.utf8.count <= Self.longestName,
            !texts.mayFindSomething(inField: text, recurs: !Self.isUnique(field))
        {
            return nil
        }
        return kept(text, of: field, on: surface, by: action)
    }

    /// Whether no two spans have the same in a field.
    private static func isUnique(_ field: Field) -> Bool {
        field.name == "gen_ai.response.id" || field.name == "gen_ai.tool.call.id"
    }

    @inline(never)
    private mutating func kept(
        _ text: String, of field: Field, on surface: SurfaceNames.Surface?, by action: RedactionAction
    ) -> String? {
        let isForCredentials = texts.isForCredentials
        texts.isForCredentials = false
        var changed = surface.flatMap { cleaned(text, as: $0, by: action) }
        texts.isForCredentials = isForCredentials
        if let redacted = texts.redacted(changed ?? text) { changed = redacted }
        if (changed ?? text).utf8.count > Self.longestName, field.name == "name" {
            changed = TruncatedText.cut(changed ?? text, toBytes: Self.longestName, counting: &tally) ?? changed
        }
        return changed
    }

    /// How often a value that was cut is searched again.
    private static let maximumCuts = 4

    /// What is left of a value that is searched and then cut; nil when it stays as it is.
    ///
    /// Without its end a text may mean something else, so what was cut is searched again, until nothing changes.
    mutating func shortened<Value: ShortenedValue>(
        _ value: Value, keeping keep: (inout Self, Value) -> Value?, cut: (inout Self, Value) -> Value?
    ) -> Value? {
        var changed = keep(&self, value)
        for _ in 0..<Self.maximumCuts {
            guard let short = cut(&self, changed ?? value) else { return changed }
            guard let again = keep(&self, short) else { return short }
            changed = again
        }
        return .nothing
    }

    /// Bytes of the longest name of a span.
    private static let longestName = 256

    mutating func masked(_ text: String, _ rule: String) -> String? {
        if text.isEmpty || text.withBytes(RedactionMask.isMask) { return nil }
        tally.count(rule, bytes: text.utf8.count)
        return RedactionMask.text(rule)
    }

    /// The pseudonym of a text; its mask when there is no key, nil when it is one already.
    mutating func pseudonym(of text: String, kind: String, rule: String) -> String? {
        if text.isEmpty || text.withBytes(RedactionMask.isMask) { return nil }
        guard let pseudonymizer = rules.pseudonymizer else {
            tally.fail("missing_key")
            return masked(text, rule)
        }
        if text.withBytes(pseudonymizer.isPseudonym) { return nil }
        tally.count(rule, bytes: text.utf8.count)
        return pseudonymizer.pseudonym(of: Array(text.utf8), kind: kind)
    }
}

extension Sensitivity {
    /// What stands in a mask and on a receipt when the class is the reason.
    var rule: String { self == .confidential ? "content" : name }
}

/// What can be cut.
protocol ShortenedValue {
    /// What is left when it cannot be cut so that nothing more is found in it.
    static var nothing: Self { get }
}

extension String: ShortenedValue {
    static var nothing: String { "" }
}

extension AttributeValue: ShortenedValue {
    static var nothing: AttributeValue { .empty }
}
