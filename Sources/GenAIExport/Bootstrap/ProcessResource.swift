// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAITelemetry

#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

/// What can be told of this process without asking anybody: no network, no command line, no user.
enum ProcessResource {
    static func resource(service: String?, attributes: Attributes) -> Resource {
        let executable = CommandLine.arguments.first?.split(separator: "/").last.map(String.init)
        var all: Attributes = ["service.name": .string(executable.map { "unknown_service:\($0)" } ?? "unknown_service")]
        all["process.pid"] = .int(getpid())
        if let executable { all["process.executable.name"] = .string(executable) }
        all["process.runtime.name"] = "swift"
        all["os.type"] = .string(operatingSystem)
        // Jaeger shifts the spans of hosts that it cannot tell apart.
        if let host = hostName { all["host.name"] = .string(host) }
        for (key, value) in attributes { all[key] = value }
        if let service { all["service.name"] = .string(service) }
        return Resource(attributes: all)
    }

    private static var operatingSystem: String {
        #if canImport(Darwin)
        "darwin"
        #else
        "linux"
        #endif
    }

    private static var hostName: String? {
        var name = [CChar](repeating: 0, count: 256)
        guard unsafe gethostname(&name, name.count - 1) == 0 else { return nil }
        let text = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return text.isEmpty ? nil : text
    }
}
