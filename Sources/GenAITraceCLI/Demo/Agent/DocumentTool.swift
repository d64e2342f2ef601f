// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation

/// A function over the documents that the model may call.
struct DocumentTool: Sendable {
    /// What the model is told about it.
    let definition: ToolDefinition
    /// Runs it with the model's arguments.
    let run: @Sendable (_ arguments: [String: String]) throws -> String

    var name: String { definition.function.name }

    init(
        _ name: String, _ description: String, parameters: [String: String],
        run: @escaping @Sendable ([String: String]) throws -> String
    ) {
        definition = ToolDefinition(name, description: description, parameters: parameters)
        self.run = run
    }
}

extension DocumentTool {
    /// The tools over a library.
    static func all(for library: DocumentLibrary) -> [DocumentTool] {
        [
            DocumentTool(
                "count_lines", "Counts the lines of a document.",
                parameters: ["file": "The document's path, such as README.md"]
            ) { arguments in
                let file = arguments["file"] ?? ""
                guard let text = library.files[file] else { throw ToolError("there is no document named \(file)") }
                return "\(file) has \(text.split(separator: "\n", omittingEmptySubsequences: false).count) lines"
            },
            DocumentTool(
                "list_sections", "Lists the headings of a document.",
                parameters: ["file": "The document's path, such as README.md"]
            ) { arguments in
                let file = arguments["file"] ?? ""
                let sections = library.sections.filter { $0.file == file }
                if sections.isEmpty { throw ToolError("there is no document named \(file)") }
                return sections.map { $0.headings.joined(separator: " > ") }.joined(separator: "\n")
            },
        ]
    }

    /// Runs the tool that the model asked for.
    ///
    /// - Parameters:
    ///   - name: The name, as the model wrote it.
    ///   - arguments: JSON, as the model wrote it.
    ///   - tools: The tools that the model was offered.
    /// - Returns: What the model is told.
    /// - Throws: ``ToolError`` when the model made it up.
    static func run(_ name: String, arguments: String, among tools: [DocumentTool]) throws -> String {
        guard let tool = tools.first(where: { $0.name == name }) else {
            throw ToolError("there is no tool named \(name)")
        }
        guard let arguments = try? JSONDecoder().decode([String: String].self, from: Data(arguments.utf8)) else {
            throw ToolError("the arguments are no JSON object of texts")
        }
        return try tool.run(arguments)
    }
}

/// Why a tool did not run: the model may read it and try something else.
struct ToolError: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}

#endif
