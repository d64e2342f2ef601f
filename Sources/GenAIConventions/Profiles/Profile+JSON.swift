// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

extension Profile {
    /// What a profile is called in messages.
    private static let subject = "profile"

    /// Reads a profile.
    ///
    /// ```json
    /// {
    ///   "name": "our-backends", "base": "langfuse", "semconv": "latest",
    ///   "dialects": ["openinference", { "name": "langfuse", "content": false }],
    ///   "local_agent_usage": false, "every_cache_write_name": true
    /// }
    /// ```
    ///
    /// Everything but the name may be left out: it is then as in the base, and the base is `generic` unless the file names
    /// another. A dialect with `"content": false` leaves inputs and outputs to others and tells the rest.
    ///
    /// - Parameter json: The text of the file.
    /// - Throws: An error that names the line and says what is wrong there.
    public init(json: String) throws(SettingsError) {
        let root = try SettingsValue(json: json, subject: Self.subject)
        let members = try root.members(known: [
            "name", "base", "semconv", "dialects", "local_agent_usage", "every_cache_write_name",
        ])
        guard let name = members["name"] else { throw root.error("\"name\" is missing") }
        self = try members["base"].map { value throws(SettingsError) in try Self.base(value) } ?? .generic
        self.name = try name.text()
        if let value = members["semconv"] { convention = GenAIConvention(try Self.version(value)) }
        if let value = members["dialects"] {
            dialects = []
            for element in try value.elements() {
                let dialect = try Self.dialect(element)
                // Told twice, every attribute of it would be on the wire twice.
                if dialects.contains(where: { $0.name == dialect.name }) {
                    throw element.error("the dialect stands here a second time")
                }
                dialects.append(dialect)
            }
        }
        if let value = members["local_agent_usage"] { tellsLocalAgentUsage = try value.bool() }
        if let value = members["every_cache_write_name"] { tellsEveryCacheWriteName = try value.bool() }
    }

    /// The built-in profile of a name, or nil when there is none.
    public static func builtIn(_ name: String) -> Profile? { all.first { $0.name == name } }

    private static func base(_ value: SettingsValue) throws(SettingsError) -> Profile {
        guard let base = builtIn(try value.text()) else {
            throw value.error("there is no such profile; there are \(all.map(\.name).joined(separator: ", "))")
        }
        return base
    }

    private static func version(_ value: SettingsValue) throws(SettingsError) -> GenAIConvention.Version {
        guard let version = GenAIConvention.Version.named(try value.text()) else {
            let known = GenAIConvention.Version.all.map(\.id).joined(separator: ", ")
            throw value.error("there is no such version; there are \(known)")
        }
        return version
    }

    private static func dialect(_ value: SettingsValue) throws(SettingsError) -> any Dialect {
        var (name, tellsContent) = (value, true)
        if case .object = value.kind {
            let members = try value.members(known: ["name", "content"])
            guard let inner = members["name"] else { throw value.error("\"name\" is missing") }
            name = inner
            if let content = members["content"] { tellsContent = try content.bool() }
        }
        switch try name.text() {
        case "openinference": return OpenInference(tellsContent: tellsContent)
        case "langfuse": return Langfuse(tellsContent: tellsContent)
        case "mlflow": return MLflow(tellsContent: tellsContent)
        case "traceloop": return Traceloop(tellsContent: tellsContent)
        default:
            throw name.error("there is no such dialect; there are openinference, langfuse, mlflow and traceloop")
        }
    }
}
