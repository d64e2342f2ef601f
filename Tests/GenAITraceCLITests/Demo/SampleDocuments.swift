// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import Foundation

@testable import GenAITraceCLI

/// Documents that the demo's questions can be asked of.
enum SampleDocuments {
    static let files = [
        "README.md": """
        # The package

        A package that records spans. It has a pipeline and no logo.

        ## Where traces go

        Traces go to the endpoint that the variable OTEL_EXPORTER_OTLP_ENDPOINT names. Without it they go to a collector on
        this machine.

        ```
        # not a heading
        make demo
        ```

        ## Credentials

        Credentials are redacted in every span, whatever the capture policy says. A prompt that somebody pasted a key into
        has a mask in its place.
        """,
        "Guide/Delivery.md": """
        # Delivery

        While the backend is busy, spans wait in a queue that is bounded in number and in bytes. What finds no room is dropped
        and counted.

        ## Recording

        Recording spans is described on this page about recording. It has several lines.
        """,
    ]

    static func write(to folder: TemporaryFolder) throws {
        for (name, text) in files { _ = try folder.write(name, text) }
    }

    static func library() throws -> (DocumentLibrary, TemporaryFolder) {
        let folder = try TemporaryFolder()
        try write(to: folder)
        return (try DocumentLibrary([folder.url]), folder)
    }
}

#endif
