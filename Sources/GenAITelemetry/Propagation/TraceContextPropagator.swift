// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// `traceparent` and `tracestate`: W3C Trace Context level 2.
public struct TraceContextPropagator: Propagator {
    private static let traceParent = "traceparent"
    private static let traceState = "tracestate"

    /// Bytes of a `traceparent` of version 00, and the least of any later version.
    private static let byteCount = 55
    /// Bytes beyond which a `traceparent` is not looked at.
    ///
    /// Later versions may be longer than ours, but not that much.
    private static let maximumByteCount = 1024

    /// Creates the propagator.
    public init() {}

    /// The names of the two headers.
    public var fields: [String] { [Self.traceParent, Self.traceState] }

    /// Reads the identity of the caller's span.
    ///
    /// A damaged `tracestate` is left out; the rest counts all the same.
    public func extract(from carrier: some ReadableCarrier, into context: inout PropagationContext) {
        let values = carrier.values(of: Self.traceParent)
        // Of two parents neither can be believed.
        guard values.count == 1, let (traceID, spanID, flags) = Self.parse(values[0]) else { return }
        context.spanContext = SpanContext(
            traceID: traceID, spanID: spanID, flags: flags,
            traceState: TraceState(headerValues: carrier.values(of: Self.traceState)) ?? .empty, isRemote: true)
    }

    /// Writes the identity of the span, if there is one.
    public func inject(_ context: PropagationContext, into carrier: inout some WritableCarrier) {
        guard let span = context.spanContext else { return }
        carrier.set(Self.format(span), of: Self.traceParent)
        // One that stood there before belonged to another parent.
        carrier.set(span.traceState.isEmpty ? nil : span.traceState.headerValue, of: Self.traceState)
    }

    /// `version "-" trace-id "-" parent-id "-" trace-flags`: section 3.2.2, and 3.2.4 for later versions.
    private static func parse(_ text: String) -> (TraceID, SpanID, TraceFlags)? {
        guard text.utf8.count <= maximumByteCount else { return nil }
        let bytes = Array(HeaderText.trimmed(text.utf8))
        let dash = UInt8(ascii: "-")
        guard bytes.count >= byteCount, bytes[2] == dash, bytes[35] == dash, bytes[52] == dash,
            let version = byte(bytes[0], bytes[1]), version != 0xFF,
            bytes.count == byteCount || (version > 0 && bytes[byteCount] == dash),
            let traceID = TraceID(hexBytes: Array(bytes[3..<35]), allowingUppercase: false),
            let spanID = SpanID(hexBytes: Array(bytes[36..<52]), allowingUppercase: false),
            let flags = byte(bytes[53], bytes[54])
        else { return nil }
        return (traceID, spanID, TraceFlags(rawValue: flags).intersection(.known))
    }

    private static func byte(_ high: UInt8, _ low: UInt8) -> UInt8? {
        guard let high = Hexadecimal.nibble(high), let low = Hexadecimal.nibble(low) else { return nil }
        return high << 4 | low
    }

    private static func format(_ span: SpanContext) -> String {
        var utf8 = Array("00-".utf8)
        utf8.reserveCapacity(byteCount)
        Hexadecimal.append(span.traceID.high, to: &utf8)
        Hexadecimal.append(span.traceID.low, to: &utf8)
        utf8.append(UInt8(ascii: "-"))
        Hexadecimal.append(span.spanID.value, to: &utf8)
        // Bits that nobody here understands are not passed on. Section 3.2.2.5.
        utf8 += [UInt8(ascii: "-"), UInt8(ascii: "0")]
        utf8.append(Hexadecimal.digit(span.flags.intersection(.known).rawValue))
        return String(decoding: utf8, as: UTF8.self)
    }
}
