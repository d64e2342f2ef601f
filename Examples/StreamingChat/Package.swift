// swift-tools-version: 6.2
// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "StreamingChat",
    platforms: [.macOS(.v15)],
    dependencies: [
        // In your own package: .package(url: "https://github.com/genai-telemetry/genai-telemetry", from: "0.1.0")
        .package(name: "genai-telemetry", path: "../..")
    ],
    targets: [
        .executableTarget(
            name: "StreamingChat",
            dependencies: [
                .product(name: "GenAIExport", package: "genai-telemetry"),
                .product(name: "GenAITelemetry", package: "genai-telemetry"),
            ],
            path: "Sources")
    ]
)
