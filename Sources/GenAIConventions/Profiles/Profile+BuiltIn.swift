// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// The profiles for backends that are known, each with what it is made of and why. Proven by `make test-backends` and
// described in the article Backends.
extension Profile {
    /// The OpenTelemetry conventions and nothing else: for a collector, and for backends that read them.
    public static let generic = Profile("generic")

    /// Arize Phoenix.
    ///
    /// It translates messages, models and tokens from the OpenTelemetry names itself. OpenInference adds what it has no
    /// translation for: kinds, panels, rerankings, documents without a score, reasoning tokens. It knows tokens written to
    /// a cache under the name of 1.41 only.
    public static let phoenix = Profile("phoenix", dialects: [OpenInference()], tellsEveryCacheWriteName: true)

    /// Langfuse.
    ///
    /// Its own words, which it reads first, so that nothing is guessed; no second name of a count, because it adds up all
    /// that it does not know.
    public static let langfuse = Profile("langfuse", dialects: [Langfuse()])

    /// MLflow.
    ///
    /// Its own words without OpenInference: with both it would prefer OpenInference's, which have no chat model. An agent
    /// here does not tell its tokens, for MLflow leaves out those of everything below it.
    public static let mlflow = Profile("mlflow", dialects: [MLflow()], tellsLocalAgentUsage: false)

    /// Jaeger.
    ///
    /// Its view of AI spans reads the OpenTelemetry names, and tokens written to a cache under the name of 1.41 only.
    public static let jaeger = Profile("jaeger", tellsEveryCacheWriteName: true)

    /// Datadog LLM Observability.
    ///
    /// It reads the OpenTelemetry names, cuts names that it does not know at 256 characters and shows them as tags: one
    /// more dialect would be noise.
    public static let datadog = Profile("datadog")

    /// All of Phoenix, Langfuse, MLflow and Jaeger at once: for a collector that feeds several, at less than twice the cost.
    ///
    /// The panels are OpenInference's, in a shape that all three show; Langfuse and MLflow add only what they would
    /// otherwise get wrong. Langfuse is told its counts itself, so a second name of one does no harm.
    public static let universal = Profile(
        "universal",
        dialects: [OpenInference(), Langfuse(tellsContent: false), MLflow(tellsContent: false)],
        tellsLocalAgentUsage: false, tellsEveryCacheWriteName: true)

    /// Every profile, by name.
    public static let all: [Profile] = [generic, phoenix, langfuse, mlflow, jaeger, datadog, universal]
}
