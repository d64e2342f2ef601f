// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// How one backend reads a span: which attribute fills which panel.
///
/// A model of its precedence and nothing else, so it can be read beside the backend's own code. Panels that make no sense
/// for a span are not judged. Adding a backend is adding one file, and one line below.
protocol BackendReader: Sendable {
    /// The word that selects it.
    var name: String { get }
    /// What was read, and of which version.
    var basis: String { get }
    /// What it shows of a span.
    func readings(of span: ObservedSpan, role: SpanRole) -> [PanelReading]
}

/// The backends that are known.
enum BackendReaders {
    static let all: [any BackendReader] = [
        PhoenixReader(), LangfuseReader(), MLflowReader(), JaegerReader(), DatadogReader(),
    ]
}
