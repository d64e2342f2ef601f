// swift-tools-version: 6.2
// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import PackageDescription

// Every third-party Swift package sits behind a trait: the dependency of a disabled trait is not even cloned. With no
// trait enabled, which is the default, `swift build` resolves no package and needs three C libraries and nothing else.
let traits: Set<Trait> = [
    .trait(name: "CLI", description: "The commands genai-trace and genai-bench."),
    .default(enabledTraits: []),
]

let dependencies: [Package.Dependency] = [
    // Argument parsing and --help for genai-trace. (CLI)
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    // An HTTP/1.1 server in pure Swift for `genai-trace listen` and the demo's scripted model; it has no dependency of
    // its own, where a SwiftNIO server brings eight packages and minutes of build time. (CLI)
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
]

let package = Package(
    name: "genai-telemetry",
    platforms: [.macOS(.v15)],  // Synchronization.Mutex
    products: [
        .library(name: "GenAITelemetry", targets: ["GenAITelemetry"]),
        .library(name: "GenAIConventions", targets: ["GenAIConventions"]),
        .library(name: "GenAIOTLP", targets: ["GenAIOTLP"]),
        .library(name: "GenAIExport", targets: ["GenAIExport"]),
        .library(name: "GenAIProviders", targets: ["GenAIProviders"]),
        .library(name: "GenAITraceAnalysis", targets: ["GenAITraceAnalysis"]),
        .library(name: "GenAITelemetryTesting", targets: ["GenAITelemetryTesting"]),
        .executable(name: "genai-trace", targets: ["GenAITraceCLI"]),
        .executable(name: "genai-bench", targets: ["GenAIBench"]),
    ],
    traits: traits,
    dependencies: dependencies,
    targets: [
        // C enters here and nowhere else. The prefix keeps the names unique in a client's whole graph.
        .systemLibrary(
            name: "CGenAICurl", pkgConfig: "libcurl",
            providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]),
        .systemLibrary(
            name: "CGenAIProtobufC", pkgConfig: "libprotobuf-c",
            providers: [.apt(["libprotobuf-c-dev"]), .brew(["protobuf-c"])]),
        .systemLibrary(
            name: "CGenAIISAL", pkgConfig: "libisal",
            providers: [.apt(["libisal-dev"]), .brew(["isa-l"])]),
        .target(name: "CGenAIOTLP", dependencies: ["CGenAIProtobufC"]),  // generated from Proto/ by `make proto`
        .target(name: "CGenAIText"),  // what bytes are to the search for secrets, with vectors; needs no library
        .target(name: "CGenAICounters"),  // counts what a program asks of the heap; only in genai-bench

        .target(name: "GenAITelemetry", dependencies: ["CGenAIText"]),
        .target(name: "GenAIConventions", dependencies: ["GenAITelemetry"], exclude: ["README.md"]),
        .target(name: "GenAIProviders", dependencies: ["GenAITelemetry"]),
        .target(
            name: "GenAIOTLP",
            dependencies: ["GenAITelemetry", "GenAIConventions", "CGenAIOTLP", "CGenAIProtobufC"]),
        .target(
            name: "GenAIExport",
            dependencies: ["GenAITelemetry", "GenAIConventions", "GenAIOTLP", "CGenAICurl", "CGenAIISAL"]),
        .target(name: "GenAITraceAnalysis", dependencies: ["GenAITelemetry", "GenAIConventions", "GenAIOTLP"]),
        .target(name: "GenAITelemetryTesting", dependencies: ["GenAITelemetry", "GenAIConventions"]),
        .executableTarget(
            name: "GenAITraceCLI",
            dependencies: [
                "GenAITelemetry", "GenAIConventions", "GenAIOTLP", "GenAIExport", "GenAIProviders",
                "GenAITraceAnalysis", "GenAITelemetryTesting",
                .product(name: "ArgumentParser", package: "swift-argument-parser", condition: .when(traits: ["CLI"])),
                .product(name: "FlyingFox", package: "FlyingFox", condition: .when(traits: ["CLI"])),
                .product(name: "FlyingSocks", package: "FlyingFox", condition: .when(traits: ["CLI"])),
            ]),

        .executableTarget(
            name: "GenAIBench",
            dependencies: [
                "GenAITelemetry", "GenAIConventions", "GenAIOTLP", "GenAIExport", "GenAIProviders",
                "GenAITelemetryTesting", "CGenAICounters",
                .product(name: "ArgumentParser", package: "swift-argument-parser", condition: .when(traits: ["CLI"])),
            ]),

        .testTarget(
            name: "GenAITelemetryTests", dependencies: ["GenAITelemetry", "GenAITelemetryTesting", "CGenAIText"]),
        .testTarget(
            name: "GenAIConventionsTests",
            dependencies: ["GenAIConventions", "GenAITelemetry", "GenAITelemetryTesting"], exclude: ["Fixtures"]),
        .testTarget(
            name: "GenAIProvidersTests",
            dependencies: ["GenAIProviders", "GenAIConventions", "GenAITelemetry", "GenAITelemetryTesting"],
            exclude: ["Fixtures"]),
        .testTarget(
            name: "GenAIOTLPTests",
            dependencies: ["GenAIOTLP", "GenAIConventions", "GenAITelemetry", "GenAITelemetryTesting"]),
        .testTarget(
            name: "GenAIExportTests",
            dependencies: ["GenAIExport", "GenAIOTLP", "GenAIConventions", "GenAITelemetry", "GenAITelemetryTesting"]),
        .testTarget(
            name: "GenAITraceAnalysisTests",
            dependencies: [
                "GenAITraceAnalysis", "GenAIOTLP", "GenAIConventions", "GenAITelemetry", "GenAITelemetryTesting",
            ], exclude: ["Fixtures"]),
        .testTarget(
            name: "GenAITraceCLITests",
            dependencies: [
                "GenAITraceCLI", "GenAITraceAnalysis", "GenAIExport", "GenAIOTLP", "GenAIProviders", "GenAITelemetry",
                .product(name: "ArgumentParser", package: "swift-argument-parser", condition: .when(traits: ["CLI"])),
                .product(name: "FlyingFox", package: "FlyingFox", condition: .when(traits: ["CLI"])),
            ]),
    ],
    swiftLanguageModes: [.v6]
)

// One loop, so that no target can fall behind.
let isInC: Set = ["CGenAIOTLP", "CGenAIText", "CGenAICounters"]
for target in package.targets where target.type != .system && !isInC.contains(target.name) {
    var settings = target.swiftSettings ?? []
    // `any` marks every existential, so the cost of a protocol value is visible. SE-0335.
    settings.append(.enableUpcomingFeature("ExistentialAny"))
    // A member is found only when its module is imported in that file. SE-0444.
    settings.append(.enableUpcomingFeature("MemberImportVisibility"))
    // Imports are internal unless the API exposes them: no C type leaks. SE-0409.
    settings.append(.enableUpcomingFeature("InternalImportsByDefault"))
    // An async function runs where its caller runs: a span's closure needs no Sendable. SE-0461.
    settings.append(.enableUpcomingFeature("NonisolatedNonsendingByDefault"))
    // Every touch of unsafe memory is spelled `unsafe`; grep answers which files can corrupt memory. SE-0458.
    settings.append(.strictMemorySafety())
    if Context.environment["GENAI_TELEMETRY_STRICT"] != nil {
        // CI only: a client's build never fails because of a newer compiler's warning.
        settings.append(.treatAllWarnings(as: .error))
    }
    target.swiftSettings = settings
}

// The sanitizers compile everything in a way of their own; what is not tested under them is left out (Scripts/sanitize.sh).
if Context.environment["GENAI_TELEMETRY_SANITIZED"] != nil {
    let untouched: Set = [
        "GenAITraceAnalysis", "GenAITraceCLI", "GenAIBench", "CGenAICounters", "GenAIConventionsTests",
        "GenAITraceAnalysisTests", "GenAITraceCLITests",
    ]
    package.targets.removeAll { untouched.contains($0.name) }
    package.products.removeAll { ["GenAITraceAnalysis", "genai-trace", "genai-bench"].contains($0.name) }
}
