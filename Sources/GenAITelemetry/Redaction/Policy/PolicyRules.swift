// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// A policy made ready for use: one for all spans of a stage.
final class PolicyRules: Sendable {
    let policy: RedactionPolicy
    /// A number that no other rules of this process have.
    let number = PolicyRules.numbers.add(1, ordering: .relaxed).newValue
    private static let numbers = Atomic<UInt64>(0)
    /// The detectors, made ready.
    let detectors: DetectorTables
    let pseudonymizer: Pseudonymizer?
    let store: (any ContentStore)?
    /// Runs the application's part.
    let hooks: HookRunner
    private let fields: NameTable<RedactionAction>?
    /// Whether personal data under the names of attributes is treated otherwise than the rest.
    let hasPersonalRule: Bool

    init(_ policy: RedactionPolicy, store: (any ContentStore)? = nil, hooks: HookRunner = HookRunner(budget: nil)) {
        self.policy = policy
        self.store = store
        self.hooks = hooks
        detectors = DetectorTables(policy.detectors)
        pseudonymizer = policy.pseudonyms.map(Pseudonymizer.init)
        fields = policy.fields.isEmpty ? nil : NameTable(policy.fields.map { ($0.value, [$0.key]) })
        hasPersonalRule = policy.classes[.personal].map { $0 != .keep } ?? false
    }

    /// The rules of a stage that was told nothing.
    static let standard = PolicyRules(RedactionPolicy())

    /// What takes secrets out of texts.
    func makeTextRedactor() -> TextRedactor {
        var redactor = TextRedactor(detectors)
        if policy.personalData == .pseudonym { redactor.pseudonymizer = pseudonymizer }
        return redactor
    }

    /// What the policy says of a name; nil when it says nothing of it.
    func action(forName name: String) -> RedactionAction? {
        guard let fields else { return nil }
        return name.withBytes { fields.longestMatch(of: $0) }
    }

    /// Whether the policy says something of names.
    var hasFields: Bool { fields != nil }

    /// What happens to the classes of fields on a span whose content is captured so.
    func actions(capturing capture: CapturePolicy) -> ClassActions {
        guard !policy.classes.isEmpty else { return ClassActions(confidential: RedactionAction(capture)) }
        return ClassActions(
            public: policy.classes[.public] ?? .keep, internal: policy.classes[.internal] ?? .keep,
            personal: policy.classes[.personal] ?? .keep,
            confidential: policy.classes[.confidential] ?? RedactionAction(capture),
            secret: policy.classes[.secret] ?? .mask)
    }
}

/// What happens to fields by their class.
struct ClassActions: Hashable, Sendable {
    var `public` = RedactionAction.keep
    var `internal` = RedactionAction.keep
    var personal = RedactionAction.keep
    var confidential: RedactionAction
    var secret = RedactionAction.mask

    subscript(sensitivity: Sensitivity) -> RedactionAction {
        switch sensitivity {
        case .public: `public`
        case .internal: `internal`
        case .personal: personal
        case .confidential: confidential
        case .secret: secret
        }
    }
}

extension NameTable {
    /// The meaning of a name, or of the longest beginning of it that ends before a dot.
    func longestMatch(of name: Bytes) -> Meaning? {
        guard mayBegin(name) else { return nil }
        var found: Meaning?
        var hash = NameHash()
        for index in name.indices {
            if name[index] == UInt8(ascii: ".") { found = self[hash] ?? found }
            hash.add(name[index])
        }
        return self[hash] ?? found
    }
}
