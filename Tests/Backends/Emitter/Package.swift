// swift-tools-version: 6.2
// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// A package of its own: it uses the library as an application does, and nothing of it reaches a client's build.
let package = Package(
    name: "backend-emitter",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "genai-telemetry", path: "../../..")],
    targets: [
        .executableTarget(
            name: "backend-emitter",
            dependencies: [
                .product(name: "GenAIConventions", package: "genai-telemetry"),
                .product(name: "GenAIExport", package: "genai-telemetry"),
                .product(name: "GenAITelemetry", package: "genai-telemetry"),
            ],
            path: "Sources")
    ],
    swiftLanguageModes: [.v6]
)
