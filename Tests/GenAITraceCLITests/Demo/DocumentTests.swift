// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation
import Testing

@testable import GenAITraceCLI

struct DocumentTests {
    @Test func `documents are cut at their headings, and not inside code`() throws {
        let (library, _) = try SampleDocuments.library()
        #expect(
            library.sections.map(\.id) == [
                "Guide/Delivery.md#delivery", "Guide/Delivery.md#recording", "README.md#the-package",
                "README.md#where-traces-go", "README.md#credentials",
            ])
        #expect(library.sections[3].headings == ["The package", "Where traces go"])
        #expect(library.sections[3].text.contains("# not a heading"))
    }

    @Test func `sections of the same name have different ids`() {
        let sections = DocumentSection.sections(
            of: "# A\nx\n## B\ny\n# A\nz\n##\nno heading\n# \u{1F680}\nw", file: "f.md")
        #expect(sections.map(\.id) == ["f.md#a", "f.md#b", "f.md#a-1", "f.md#section"])
    }

    @Test func `the index finds what a question is about, the same way every time`() throws {
        let (library, _) = try SampleDocuments.library()
        let index = LexicalIndex(library.sections)
        let hits = index.search("Where do my traces go?", limit: 8)
        #expect(hits.first?.section.id == "README.md#where-traces-go")
        #expect(zip(hits, hits.dropFirst()).allSatisfy { $0.score >= $1.score })
        #expect(index.search("Where do my traces go?", limit: 1).count == 1)
        #expect(index.search("zzz", limit: 8).isEmpty && index.search("", limit: 8).isEmpty)
        #expect(LexicalIndex([]).search("spans", limit: 8).isEmpty)
    }

    @Test func `the reranker moves a fitting heading up and drops what is far behind`() throws {
        let (library, _) = try SampleDocuments.library()
        let hits = library.sections.map { LexicalIndex.Hit(section: $0, score: 1) }
        let best = HeadingReranker().rerank(hits, for: "credentials in a prompt", keeping: 3)
        #expect(best.first?.section.id == "README.md#credentials")
        #expect(best.count <= 3)
        #expect(HeadingReranker().rerank([], for: "x", keeping: 3).isEmpty)
        let weak = [LexicalIndex.Hit(section: library.sections[0], score: 0.01)]
        let strong = LexicalIndex.Hit(section: library.sections[4], score: 10)
        #expect(HeadingReranker().rerank([strong] + weak, for: "credentials", keeping: 3).count == 1)
    }

    @Test func `a folder without documents is told by its name`() throws {
        let folder = try TemporaryFolder()
        _ = try folder.write("notes.txt", "no Markdown")
        let error = #expect(throws: DocumentError.self) { try DocumentLibrary([folder.url]) }
        #expect(error?.description.contains(folder.url.lastPathComponent) == true)
        #expect(error?.description.contains("--documents") == true)
    }

    @Test func `citations are ids in brackets, and made up ones are found`() {
        let check = CitationCheck(
            "[a.md#x] is so [a.md#x], see [b.md#y] and [not one] and [1].", allowed: ["a.md#x"])
        #expect(check.cited == ["a.md#x", "b.md#y"])
        #expect(check.unknown == ["b.md#y"])
        #expect(!check.isPassed && check.score == 0.5)
        #expect(CitationCheck("So [a.md#x].", allowed: ["a.md#x"]).isPassed)
        #expect(!CitationCheck("I do not know.", allowed: ["a.md#x"]).isPassed)
        #expect(CitationCheck("[[[#]", allowed: []).cited == ["#"])
    }

    @Test func `tools answer the model, also when it asks for what is not there`() throws {
        let (library, _) = try SampleDocuments.library()
        let tools = DocumentTool.all(for: library)
        func run(_ name: String, _ arguments: String) throws -> String {
            try DocumentTool.run(name, arguments: arguments, among: tools)
        }
        #expect(try run("count_lines", #"{"file":"Guide/Delivery.md"}"#) == "Guide/Delivery.md has 8 lines")
        #expect(try run("list_sections", #"{"file":"Guide/Delivery.md"}"#) == "Delivery\nDelivery > Recording")
        #expect(throws: ToolError.self) { try run("count_lines", #"{"file":"/etc/passwd"}"#) }
        #expect(throws: ToolError.self) { try run("count_lines", "[]") }
        #expect(throws: ToolError.self) { try run("rm", "{}") }
    }
}

#endif
