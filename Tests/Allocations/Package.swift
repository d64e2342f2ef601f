// swift-tools-version: 6.2
// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// A package of its own, because it replaces `malloc`: nothing of it may reach a client's build.
let package = Package(
    name: "allocations",
    platforms: [.macOS(.v15)],
    dependencies: [.package(name: "genai-telemetry", path: "../..")],
    targets: [
        .target(name: "CAllocationCounter"),
        .executableTarget(
            name: "allocations",
            dependencies: [
                "CAllocationCounter",
                .product(name: "GenAITelemetry", package: "genai-telemetry"),
                .product(name: "GenAIProviders", package: "genai-telemetry"),
            ]),
    ],
    swiftLanguageModes: [.v6]
)
