// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation

/// The Markdown files of some folders, read once.
struct DocumentLibrary: Sendable {
    /// The text of each file by its name, which is its path below the folder that it was found in.
    let files: [String: String]
    /// All sections, in the order of the files' names.
    let sections: [DocumentSection]

    /// The most bytes of one file that are read; documentation is smaller, and anything else is none.
    private static let maximumFileSize = 1 << 20

    /// Reads Markdown files.
    ///
    /// - Parameter urls: Files, and folders with all that is below them.
    /// - Throws: When there is nothing to read.
    init(_ urls: [URL]) throws(DocumentError) {
        var files: [String: String] = [:]
        for url in urls {
            for (name, file) in Self.markdownFiles(at: url) {
                guard let size = try? file.resourceValues(forKeys: [.fileSizeKey]).fileSize,
                    size <= Self.maximumFileSize, let text = try? String(contentsOf: file, encoding: .utf8)
                else { continue }
                files[name] = text
            }
        }
        guard !files.isEmpty else {
            throw .nothingToRead(urls.map { $0.path(percentEncoded: false) }.joined(separator: " and "))
        }
        self.files = files
        sections = files.sorted { $0.key < $1.key }.flatMap { DocumentSection.sections(of: $0.value, file: $0.key) }
    }

    /// This package's own documentation, looked for upwards from the working directory and from the executable.
    static func ofThisPackage() throws(DocumentError) -> DocumentLibrary {
        let manager = FileManager.default
        let starts = [URL(filePath: manager.currentDirectoryPath), Bundle.main.bundleURL]
        for start in starts {
            var folder = start.standardizedFileURL
            while folder.pathComponents.count > 1 {
                let catalog = folder.appending(path: Self.catalog)
                if manager.fileExists(atPath: catalog.path(percentEncoded: false)) {
                    return try DocumentLibrary([folder.appending(path: "README.md"), catalog])
                }
                folder.deleteLastPathComponent()
            }
        }
        throw .packageNotFound
    }

    private static let catalog = "Sources/GenAITelemetry/Documentation.docc"

    private static func markdownFiles(at url: URL) -> [(name: String, file: URL)] {
        let url = url.standardizedFileURL.resolvingSymlinksInPath()
        if url.pathExtension == "md" { return [(url.lastPathComponent, url)] }
        let all = FileManager.default.enumerator(
            at: url, includingPropertiesForKeys: [.fileSizeKey], options: [.skipsHiddenFiles])
        let files = (all?.allObjects ?? []).compactMap { $0 as? URL }.filter { $0.pathExtension == "md" }
        return files.map { file in
            let path = file.standardizedFileURL.resolvingSymlinksInPath().pathComponents
            return (path.dropFirst(url.pathComponents.count).joined(separator: "/"), file)
        }
    }
}

/// Why there are no documents to answer from.
enum DocumentError: Error, CustomStringConvertible {
    case nothingToRead(String)
    case packageNotFound

    var description: String {
        switch self {
        case .nothingToRead(let folder):
            "There is no Markdown file to read below \(folder); give a folder that has some with --documents DIR."
        case .packageNotFound:
            "The package's own documentation was found neither above the working directory nor above the executable; "
                + "run the demo inside the package, or give a folder of Markdown files with --documents DIR."
        }
    }
}

#endif
