// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// What is read from the members of an object.
protocol FieldReadable {
    init(_ fields: inout FieldReader) throws(ImportProblem)
}

extension FieldReadable {
    /// Reads an object of which every member has to be known.
    static func read(_ members: Attributes, at place: String) throws(ImportProblem) -> Self {
        var fields = FieldReader(members, at: place)
        let value = try Self(&fields)
        try fields.finish()
        return value
    }
}

#endif
