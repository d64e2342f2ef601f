// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

extension GenAIConvention {
    /// A version of the conventions: everything in which one differs from another, and nothing else.
    ///
    /// A further version is one more constant here. Attributes that a later version added are told under their later
    /// names in all versions: an older reader ignores them, and a second name would only have to be migrated again. Where
    /// an older version has its own way to say something, that way is taken, alone.
    public struct Version: Sendable {
        /// Behind a pointer: a convention is passed on by value, several times for every span.
        private let terms: Terms

        /// What the version is called in a setting.
        public var id: String { terms.id }
        /// The schema that its names follow.
        public var schemaURL: StaticString { terms.schemaURL }
        /// How it names providers.
        var provider: ProviderVocabulary { terms.provider }
        /// How it names what only OpenAI tells.
        var openAI: DetailNames { terms.openAI }
        /// The name of the count of input tokens that were written to a cache.
        var cacheWriteTokens: StaticString { terms.cacheWriteTokens }
        /// Whether the k of top-k sampling is a whole number on the wire.
        var isTopKWhole: Bool { terms.isTopKWhole }
        /// Whether an agent in this process has an id and a version on its spans.
        var identifiesLocalAgents: Bool { terms.identifiesLocalAgents }
        /// Whether messages are events of the span, one for each, and no attributes.
        var tellsMessagesAsEvents: Bool { terms.tellsMessagesAsEvents }
        /// Whether the result of an evaluation is an event.
        var tellsEvaluations: Bool { terms.tellsEvaluations }

        private init(_ terms: Terms) { self.terms = terms }

        /// Version 1.36, the last one with the names and events that older readers wait for.
        public static let v1_36 = Version(
            Terms(
                id: "1.36", schemaURL: "https://opentelemetry.io/schemas/1.36.0", provider: .system,
                openAI: .legacyOpenAI, cacheWriteTokens: "gen_ai.usage.cache_creation.input_tokens", isTopKWhole: false,
                identifiesLocalAgents: true, tellsMessagesAsEvents: true, tellsEvaluations: false))

        /// Version 1.41, the last one that was published with the core conventions and what most backends know.
        public static let v1_41 = Version(
            Terms(
                id: "1.41", schemaURL: "https://opentelemetry.io/schemas/1.41.0", provider: .providerName,
                openAI: .openAI, cacheWriteTokens: "gen_ai.usage.cache_creation.input_tokens", isTopKWhole: false,
                identifiesLocalAgents: true, tellsMessagesAsEvents: false, tellsEvaluations: true))

        /// The state of the conventions in their own repository, which has no release yet.
        public static let latest = Version(
            Terms(
                id: "latest", schemaURL: "https://opentelemetry.io/schemas/gen-ai-dev/1.42.0-dev",
                provider: .providerName, openAI: .openAI,
                cacheWriteTokens: "gen_ai.usage.cache_write.input_tokens", isTopKWhole: true,
                identifiesLocalAgents: false, tellsMessagesAsEvents: false, tellsEvaluations: true))

        /// The version that is used unless somebody asks for another.
        public static let `default` = v1_41
        /// Every version, oldest first.
        public static let all = [v1_36, v1_41, latest]
    }

    /// In what a version differs.
    fileprivate final class Terms: Sendable {
        let id: String
        let schemaURL: StaticString
        let provider: ProviderVocabulary
        let openAI: DetailNames
        let cacheWriteTokens: StaticString
        let isTopKWhole: Bool
        let identifiesLocalAgents: Bool
        let tellsMessagesAsEvents: Bool
        let tellsEvaluations: Bool

        init(
            id: String, schemaURL: StaticString, provider: ProviderVocabulary, openAI: DetailNames,
            cacheWriteTokens: StaticString, isTopKWhole: Bool, identifiesLocalAgents: Bool,
            tellsMessagesAsEvents: Bool, tellsEvaluations: Bool
        ) {
            self.id = id
            self.schemaURL = schemaURL
            self.provider = provider
            self.openAI = openAI
            self.cacheWriteTokens = cacheWriteTokens
            self.isTopKWhole = isTopKWhole
            self.identifiesLocalAgents = identifiesLocalAgents
            self.tellsMessagesAsEvents = tellsMessagesAsEvents
            self.tellsEvaluations = tellsEvaluations
        }
    }

    /// Under which name and in which words a version says who serves a model.
    struct ProviderVocabulary: Sendable {
        let name: StaticString
        /// Words that differ from those of ``ProviderName``.
        private let words: [ProviderName: String]

        /// The current one.
        static let providerName = ProviderVocabulary(name: "gen_ai.provider.name", words: [:])
        /// That of the attribute which came before.
        static let system = ProviderVocabulary(
            name: "gen_ai.system",
            words: [.xAI: "xai"])

        func word(for provider: ProviderName) -> String { words[provider] ?? provider.rawValue }

        func attribute(for provider: ProviderName) -> (key: String, value: AttributeValue) {
            (name.description, .string(word(for: provider)))
        }
    }
}

extension GenAIConvention.Version: Hashable, CustomStringConvertible {
    /// Whether two versions are the same.
    public static func == (left: Self, right: Self) -> Bool { left.id == right.id }
    /// Feeds the id.
    public func hash(into hasher: inout Hasher) { hasher.combine(id) }
    /// The id.
    public var description: String { id }
}
