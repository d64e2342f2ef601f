// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIText

/// A span that has ended and been redacted: the only thing that a queue, an exporter, a file or a console can be given.
///
/// It cannot be made outside this module, and inside only from a record that has been through the redaction stage. A
/// copy is one more reference to the same record.
public struct SealedSpan: Sendable {
    private let span: ActiveSpan
    /// An estimate of the encoded size, which the bounds in bytes are measured in.
    public let byteCount: Int

    init(span: ActiveSpan, byteCount: Int) {
        self.span = span
        self.byteCount = byteCount
    }

    /// The identity of the span.
    public var context: SpanContext { span.context }
    /// What the span was recorded by and for.
    public var resource: Resource { span.settings.resource }
    /// Whether it is of a resource: the same object, not an equal one.
    package func isOf(_ resource: Resource) -> Bool { span.settings.resource === resource }
    /// A copy of the record.
    ///
    /// Inside a loan of the same span, which can give out no second one, it holds the identity and nothing else.
    public var record: SpanRecord {
        span.read { $0.copy() }
            ?? SpanRecord(
                context: context, parent: nil, scope: .default, kind: nil, operation: Generic(""), startTime: 0,
                association: Association())
    }

    /// Lends the record without copying it.
    ///
    /// Nil when called from inside another loan of the same span.
    @inlinable
    public func withRecord<Result>(_ body: (borrowing SpanRecord) -> Result) -> Result? {
        // Inlinable, so that the caller's compiler knows the result: generic code spends more on finding out about its
        // types than an encoder on half a span.
        var result: Result?
        lend { result = body($0) }
        return result
    }

    /// Asks for the memory of the span ahead of its use.
    ///
    /// Whoever recorded it has it in another processor's cache.
    package func prefetch() {
        let address = unsafe UnsafeRawPointer(Unmanaged.passUnretained(span).toOpaque())
        for offset in stride(from: 0, to: Self.spanByteCount, by: 64) { unsafe genai_prefetch(address + offset) }
    }

    /// About what a span takes without what it points to, in whole cache lines.
    private static let spanByteCount = 640

    @usableFromInline
    func lend(to body: (borrowing SpanRecord) -> Void) { span.lend(to: body) }
}

extension SpanRecord {
    fileprivate borrowing func copy() -> SpanRecord { copy self }
}
