// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Reads the members of a policy file.
struct PolicyReader {
    let key: (RedactionPolicyFile.KeySource) -> Result<[UInt8], RedactionPolicyFile.KeyProblem>

    /// What may stand in the policy of a destination.
    static let destinationNames = [
        "version", "note", "content", "operations", "classes", "fields", "truncation", "detectors", "personal_data",
        "pseudonyms", "tracestate",
    ]
    /// What may stand in a file.
    static let names = destinationNames + ["baggage"]

    /// Bytes of the word `truncate` where nothing else is said.
    private static let defaultTruncation = 1024

    func policy(
        _ members: [String: SettingsValue], basedOn base: RedactionPolicy
    ) throws(SettingsError) -> RedactionPolicy {
        var policy = base
        if let version = members["version"] { policy.version = try self.version(version) }
        if let content = members["content"] { policy.content = try word(content, capturePolicies) }
        for (name, value) in try members["operations"]?.allMembers() ?? [] {
            policy.operations[try word(name, value, operations)] = try word(value, capturePolicies)
        }
        var truncation = Self.defaultTruncation
        if let value = members["truncation"] {
            guard let bytes = try value.members(known: ["bytes"])["bytes"] else {
                throw value.error("\"bytes\" is missing")
            }
            truncation = try bytes.count()
        }
        for (name, value) in try members["classes"]?.allMembers() ?? [] {
            policy.classes[try word(name, value, classes)] = try action(value, truncation)
        }
        for (name, value) in try members["fields"]?.allMembers() ?? [] {
            guard !name.isEmpty else { throw value.error("a field has a name") }
            policy.fields[name] = try action(value, truncation)
        }
        if let value = members["detectors"] { policy.detectors = try detectors(value) }
        if let value = members["personal_data"] {
            policy.personalData = try word(value, ["mask": .mask, "pseudonym": .pseudonym])
        }
        if let value = members["pseudonyms"] { policy.pseudonyms = try keys(value) }
        if let value = members["tracestate"] { policy.traceStateKeys = Set(try value.texts()) }
        if let value = members["baggage"] {
            let hosts = try value.texts()
            policy.baggage = hosts.isEmpty ? OutboundPolicy.Hosts.none : .only(hosts)
        }
        if policy.needsKey, policy.pseudonyms == nil {
            let value = members["personal_data"] ?? members["classes"] ?? members["fields"]
            throw value?.error("pseudonyms are asked for and \"pseudonyms\" has no key")
                ?? SettingsError("redaction policy", line: 1, "pseudonyms are asked for and \"pseudonyms\" has no key")
        }
        return policy
    }

    // MARK: Words

    private let capturePolicies: [String: CapturePolicy] = ["none": .none, "redacted": .redacted, "full": .full]

    private var operations: [String: OperationKind] {
        Dictionary(uniqueKeysWithValues: OperationKind.allCases.map { ($0.settingName, $0) })
    }

    private var classes: [String: Sensitivity] {
        Dictionary(uniqueKeysWithValues: Sensitivity.allCases.map { ($0.name, $0) })
    }

    private func word<Meaning>(
        _ value: SettingsValue, _ words: [String: Meaning]
    ) throws(SettingsError) -> Meaning { try word(value.text(), value, words) }

    private func word<Meaning>(
        _ word: String, _ value: SettingsValue, _ words: [String: Meaning]
    ) throws(SettingsError) -> Meaning {
        guard let meaning = words[word] else {
            throw value.error("one of \(words.keys.sorted().joined(separator: ", ")) was expected")
        }
        return meaning
    }

    private func version(_ value: SettingsValue) throws(SettingsError) -> String {
        let version = try value.text()
        guard version.utf8.count <= 64, version.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else {
            throw value.error("at most 64 printable ASCII characters without spaces were expected")
        }
        return version
    }

    private func action(_ value: SettingsValue, _ truncation: Int) throws(SettingsError) -> RedactionAction {
        if case .object = value.kind {
            guard let bytes = try value.members(known: ["truncate"])["truncate"] else {
                throw value.error("\"truncate\" is missing")
            }
            return .truncate(toBytes: try bytes.count())
        }
        return try word(
            value,
            [
                "keep": .keep, "redacted": .keep, "full": .full, "mask": .mask, "drop": .drop,
                "truncate": .truncate(toBytes: truncation), "pseudonym": .pseudonym, "summary": .summary,
                "none": .summary, "reference": .reference,
            ])
    }

    // MARK: Keys

    private func keys(_ value: SettingsValue) throws(SettingsError) -> PseudonymKeys {
        let members = try value.members(known: ["key_id", "key_file", "key_environment", "former_key_ids"])
        guard let id = members["key_id"] else { throw value.error("\"key_id\" is missing") }
        let source: RedactionPolicyFile.KeySource
        let named: SettingsValue
        switch (members["key_file"], members["key_environment"]) {
        case (.some(let file), .none): (source, named) = (.file(try file.text()), file)
        case (.none, .some(let variable)): (source, named) = (.environment(try variable.text()), variable)
        default: throw value.error("either \"key_file\" or \"key_environment\" is needed")
        }
        let bytes: [UInt8]
        switch key(source) {
        case .success(let found): bytes = found
        case .failure(let problem): throw named.error("the key \(problem.reason)")
        }
        do throws(PseudonymKey.Problem) {
            return try PseudonymKeys(
                PseudonymKey(id: id.textOrEmpty, bytes: bytes), formerIDs: members["former_key_ids"]?.textsOrEmpty ?? []
            )
        } catch {
            throw (error == .tooShort ? named : id).error("\(error)")
        }
    }

    // MARK: Detectors

    private func detectors(_ value: SettingsValue) throws(SettingsError) -> DetectorSet {
        let members = try value.members(known: ["personal_data", "custom"])
        var detectors = DetectorSet.standard
        let kinds = Dictionary(uniqueKeysWithValues: PersonalData.allCases.map { ($0.rawValue, $0) })
        if let personal = members["personal_data"] {
            if case .array = personal.kind {
                detectors.personalData = []
                for element in try personal.elements() { detectors.personalData.insert(try word(element, kinds)) }
            } else {
                for (name, isOn) in try personal.allMembers() {
                    let kind = try word(name, isOn, kinds)
                    if try isOn.bool() {
                        detectors.personalData.insert(kind)
                    } else {
                        detectors.personalData.remove(kind)
                    }
                }
            }
        }
        for custom in try members["custom"]?.elements() ?? [] { detectors.custom.append(try detector(custom)) }
        return detectors
    }

    private func detector(_ value: SettingsValue) throws(SettingsError) -> Detector {
        let members = try value.members(
            known: ["kind", "literal", "prefix", "characters", "at_least", "at_most", "ignoring_case", "class"])
        guard let kind = members["kind"] else { throw value.error("\"kind\" is missing") }
        let dataClass: Detector.DataClass =
            try members["class"].map { value throws(SettingsError) in
                try word(value, ["credential": .credential, "personal": .personal])
            } ?? .credential
        let ignoringCase = try members["ignoring_case"]?.bool() ?? false
        let name = try kind.text()
        do throws(DetectorError) {
            if let literal = members["literal"] {
                return try Detector.literal(name, literal.textOrEmpty, ignoringCase: ignoringCase, dataClass: dataClass)
            }
            guard let prefix = members["prefix"], let characters = members["characters"],
                let atLeast = members["at_least"]
            else { throw DetectorError(name, "it needs \"literal\", or \"prefix\", \"characters\" and \"at_least\"") }
            let fewest = (try? atLeast.count()) ?? 0
            let most = members["at_most"].map { (try? $0.count()) ?? 0 } ?? max(fewest, 512)
            guard let set = Detector.Characters(setting: characters.textOrEmpty) else {
                throw DetectorError(
                    name, "its characters are none of \(Detector.Characters.settingNames.joined(separator: ", "))")
            }
            return try Detector.structured(
                name, [.literal(prefix.textOrEmpty), .characters(set, fewest...max(most, fewest))],
                ignoringCase: ignoringCase, dataClass: dataClass)
        } catch {
            throw value.error("the detector cannot be used: \(error.reason)")
        }
    }
}

extension RedactionPolicy {
    /// Whether something is to be replaced by a pseudonym.
    fileprivate var needsKey: Bool {
        personalData == .pseudonym || classes.values.contains(.pseudonym) || fields.values.contains(.pseudonym)
    }
}

extension SettingsValue {
    fileprivate var textOrEmpty: String { (try? text()) ?? "" }
    fileprivate var textsOrEmpty: [String] { (try? texts()) ?? [""] }
}

extension OperationKind {
    /// The name in files: `tool_execution`.
    package var settingName: String {
        rawValue.reduce(into: "") { name, character in
            name += character.isUppercase ? "_\(character.lowercased())" : String(character)
        }
    }
}

extension Detector.Characters {
    private static let settings: [String: Detector.Characters] = [
        "digits": .digits, "lowercase": .lowercase, "uppercase": .uppercase, "alphanumeric": .alphanumeric,
        "hexadecimal": .hexadecimal, "word": .word, "base64": .base64, "base64url": .base64URL,
    ]

    /// The names of sets in files.
    fileprivate static var settingNames: [String] { settings.keys.sorted() }

    fileprivate init?(setting name: String) {
        guard let characters = Self.settings[name] else { return nil }
        self = characters
    }
}
