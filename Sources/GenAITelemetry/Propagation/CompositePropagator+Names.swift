// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension CompositePropagator {
    /// Creates the propagators that a list names, as in the environment variable `OTEL_PROPAGATORS`.
    ///
    /// - Parameters:
    ///   - names: `tracecontext`, `baggage` or `none`, separated by commas; nil or nothing means ``standard``. A repeated
    ///     name counts once.
    ///   - warn: Called with one sentence for every name that is not one of these. Such a name is ignored.
    public init(names: String?, warn: (String) -> Void = { _ in }) {
        var propagators: [any Propagator] = []
        var seen: [String] = []
        var isNone = false
        for name in (names ?? "").utf8.prefix(Self.maximumByteCount).split(separator: UInt8(ascii: ",")) {
            let name = String(decoding: HeaderText.trimmed(name).map(HeaderText.lowercased), as: UTF8.self)
            if name.isEmpty || seen.contains(name) { continue }
            seen.append(name)
            switch name {
            case "tracecontext": propagators.append(TraceContextPropagator())
            case "baggage": propagators.append(BaggagePropagator())
            case "none": isNone = true
            default: warn(Self.warning(about: name))
            }
        }
        if isNone {
            if seen.count > 1 { warn("OTEL_PROPAGATORS names others beside none; nothing is read or written.") }
            self.init([])
        } else if propagators.isEmpty {
            if !seen.isEmpty { warn("OTEL_PROPAGATORS names nothing that is known here; using tracecontext,baggage.") }
            self = .standard
        } else {
            self.init(propagators)
        }
    }

    /// Bytes of a list that are looked at: room for every propagator that anybody has named, many times over.
    private static let maximumByteCount = 1024

    private static func warning(about name: String) -> String {
        let known = [
            "b3": "the single header of Zipkin", "b3multi": "the headers of Zipkin",
            "jaeger": "the header of old Jaeger clients", "xray": "the header of AWS X-Ray",
            "xray-lambda": "the header of AWS X-Ray", "ottrace": "the headers of OpenTracing",
        ]
        guard let header = known[name] else {
            return
                "OTEL_PROPAGATORS holds a name of \(name.utf8.count) bytes that is none of tracecontext, baggage and "
                + "none; ignoring it."
        }
        return
            "OTEL_PROPAGATORS names \(name), \(header), which is not supported here; ignoring it. Let the callers send "
            + "traceparent as well, or write a Propagator."
    }
}
