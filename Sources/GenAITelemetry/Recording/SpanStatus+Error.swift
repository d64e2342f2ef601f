// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// An error that knows how a span that it ends came out.
public protocol SpanStatusConvertible: Error {
    /// The outcome, with an `errorType` of few different values.
    var spanStatus: SpanStatus { get }
}

extension SpanStatus {
    /// The outcome that a thrown error means: cancelled, timed out, or failed.
    ///
    /// Without a message, which may hold content.
    public init(thrown error: any Error) {
        if let error = error as? any SpanStatusConvertible {
            self = error.spanStatus
        } else if error is CancellationError {
            self = .cancelled
        } else {
            self = Self.known(domain: error._domain, code: error._code) ?? .error(Self.typeName(of: error))
        }
    }

    /// URLSession and POSIX say timeout and cancellation in numbers.
    ///
    /// The two underscored requirements of `Error` are how the standard library bridges to them, so Foundation need not
    /// be imported for it.
    private static func known(domain: String, code: Int) -> SpanStatus? {
        switch (domain, code) {
        case ("NSURLErrorDomain", -1001), ("NSPOSIXErrorDomain", 110), ("NSPOSIXErrorDomain", 60): .timeout
        case ("NSURLErrorDomain", -999), ("NSCocoaErrorDomain", 3072): .cancelled
        case ("NSPOSIXErrorDomain", 125), ("NSPOSIXErrorDomain", 89): .cancelled
        default: nil
        }
    }

    /// The qualified name, without what differs from run to run: a private or local type has an address in it.
    static func typeName(of error: any Error) -> String {
        let parts = _typeName(type(of: error), qualified: true)
            .split(separator: "(unknown context at ", omittingEmptySubsequences: false)
        return parts.dropFirst().reduce(into: String(parts.first ?? "")) { name, part in
            name += part.drop { $0 != ")" }.dropFirst(2)
        }
    }
}

extension ActiveSpan {
    func recordException(_ error: any Error) {
        guard isRecording else { return }
        let type = SpanStatus.typeName(of: error)
        // Describing an error runs foreign code and formats; without content it would be thrown away again.
        let message = settings.tellsFailures ? String(describing: error) : nil
        var event = SpanEvent(name: "exception", time: now, attributes: ["exception.type": .string(type)])
        if let message { event.attributes["exception.message"] = .string(message) }
        add(event)
    }

    @usableFromInline
    package func end(throwing error: any Error) {
        var status = SpanStatus(thrown: error)
        if status.code != .cancelled {
            recordException(error)
            if status.message == nil, isRecording, settings.tellsFailures {
                status.message = String(describing: error)
            }
        }
        end(status: status)
    }
}
