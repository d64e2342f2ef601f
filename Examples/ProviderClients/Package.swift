// swift-tools-version: 6.2
// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

let package = Package(
    name: "ProviderClients",
    platforms: [.macOS(.v15)],
    traits: [
        // A trait, because it takes minutes to compile: `swift run --traits AsyncHTTPClient`.
        .trait(name: "AsyncHTTPClient", description: "Runs every exchange through AsyncHTTPClient as well.")
    ],
    dependencies: [
        // In your own package: .package(url: "https://github.com/genai-telemetry/genai-telemetry", from: "0.1.0")
        .package(name: "genai-telemetry", path: "../.."),
        // Stands in for the providers.
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
        .package(url: "https://github.com/swift-server/async-http-client", from: "1.24.0"),
    ],
    targets: [
        .executableTarget(
            name: "ProviderClients",
            dependencies: [
                .product(name: "GenAIExport", package: "genai-telemetry"),
                .product(name: "GenAIProviders", package: "genai-telemetry"),
                .product(name: "GenAITelemetry", package: "genai-telemetry"),
                .product(name: "FlyingFox", package: "FlyingFox"),
                .product(
                    name: "AsyncHTTPClient", package: "async-http-client",
                    condition: .when(traits: ["AsyncHTTPClient"])),
            ],
            path: "Sources")
    ]
)
