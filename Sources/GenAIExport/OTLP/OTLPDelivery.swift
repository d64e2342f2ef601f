// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAIOTLP
internal import GenAITelemetry

/// Brings encoded spans to a destination, in parts where it must, and says what became of each.
struct OTLPDelivery: Sendable {
    let sender: OTLPSender
    let encoder: OTLPBodyEncoder
    let sizeLimit: RequestSizeLimit

    /// What became of the spans of a payload; with those that remain, the counts add up to what was in it.
    struct Report: Sendable {
        var takenCount = 0
        /// Spans that the destination refused in an otherwise successful answer.
        var rejectedCount = 0
        /// Spans that were given up, by reason.
        var failed: [ExportError.Code: Int] = [:]
        /// Spans that nobody has any more.
        var lostCount = 0
        /// The first thing that went wrong.
        var error: ExportError?
        /// What the destination remarked.
        var message: String?
    }

    /// A delivery that can be interrupted and go on where it was.
    struct Progress: Sendable {
        fileprivate let payload: OTLPPayload
        fileprivate var plan: DeliveryPlan
        fileprivate var traces: OTLPTraces?
        fileprivate var settled = Report()

        init(_ payload: OTLPPayload) {
            self.payload = payload
            plan = DeliveryPlan(spanCount: payload.spanCount)
        }

        /// Spans about which nothing is decided.
        var remainingCount: Int { plan.remainingCount }

        /// What became of the others.
        var report: Report {
            var report = settled
            if plan.tooLargeCount > 0 { report.failed[.tooLarge, default: 0] += plan.tooLargeCount }
            if plan.unreadableCount > 0 { report.failed[.refused, default: 0] += plan.unreadableCount }
            return report
        }
    }

    /// Sends until every span is settled, or there is no more time.
    ///
    /// - Returns: Why there was no decision about those that remain; nil when none do.
    func advance(_ progress: inout Progress, _ patience: OTLPSender.Patience) async -> ExportError? {
        let payload = progress.payload
        while let part = progress.plan.next() {
            var request = payload
            if part.spans.count < payload.spanCount || part.isShortened {
                // Our own bytes are always readable; those of a file were checked when they were read.
                let traces = progress.traces ?? (try? payload.traces()) ?? OTLPTraces()
                progress.traces = traces
                request = self.request(for: part, of: traces)
            }
            guard sizeLimit.allows(request) else {
                progress.settled.error = progress.settled.error ?? sender.answer.tooLarge(request.body.count)
                progress.plan.settle(.tooLarge)
                continue
            }
            switch await sender.send(request, patience) {
            case .taken(let rejectedCount, let message):
                sizeLimit.noteTaken(request)
                progress.settled.rejectedCount += rejectedCount
                progress.settled.takenCount += part.spans.count - rejectedCount
                progress.settled.message = message ?? progress.settled.message
                progress.plan.settle(.taken)
            case .refused(let failure, let error):
                note(failure, error, of: request, part, &progress)
            case .undecided(let error):
                return error
            }
        }
        return nil
    }

    private func note(
        _ failure: ExportFailure, _ error: ExportError, of request: OTLPPayload, _ part: DeliveryPlan.Part,
        _ progress: inout Progress
    ) {
        progress.settled.error = progress.settled.error ?? error
        switch failure.handling {
        case .split:
            sizeLimit.noteRefused(request)
            progress.plan.settle(.tooLarge)
        case .isolate: progress.plan.settle(.unreadable)
        case .retry, .retryRarely, .hold, .drop:
            progress.settled.failed[error.code, default: 0] += part.spans.count
            progress.plan.settle(.givenUp)
        }
    }

    private func request(for part: DeliveryPlan.Part, of traces: OTLPTraces) -> OTLPPayload {
        let spans = traces.selecting(part.spans)
        return encoder.payload(for: part.isShortened ? spans.shortened() : spans)
    }
}
