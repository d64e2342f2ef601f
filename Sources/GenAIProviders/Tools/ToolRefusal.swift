// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// Why a tool did not run: it may not, or not before a person has said so.
///
/// Thrown out of ``withTool(_:arguments:callID:isolation:_:)`` it stands on the span as its authorization and as the
/// error's type.
public struct ToolRefusal: Error, Hashable, Sendable {
    /// What stands on the span.
    public var authorization: ToolExecution.Authorization

    /// Creates a refusal.
    public init(_ authorization: ToolExecution.Authorization) { self.authorization = authorization }

    /// The tool may not run.
    public static let denied = ToolRefusal(.denied)
    /// A person has to say first.
    public static let approvalRequired = ToolRefusal(.approvalRequired)
}

extension ToolRefusal: SpanStatusConvertible, CustomStringConvertible {
    /// A failure whose type is the authorization.
    public var spanStatus: SpanStatus { .error(authorization.rawValue, message: description) }

    /// A sentence for the person on call.
    public var description: String {
        switch authorization {
        case .denied: "The tool may not run, and did not."
        case .approvalRequired: "The tool did not run: a person has to approve it first."
        default: "The tool did not run: its authorization is \(authorization)."
        }
    }
}
