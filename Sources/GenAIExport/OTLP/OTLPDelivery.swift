// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAIOTLP
internal import GenAITelemetry

/// Brings encoded spans to a destination, in parts where it must, and says what became of each.
struct OTLPDelivery: Sendable {
    let sender: OTLPSender
    let encoder: OTLPBodyEncoder
    let sizeLimit: RequestSizeLimit

    /// What became of the spans of a payload; the counts add up to what was in it.
    struct Report: Sendable {
        var takenCount = 0
        /// Spans that the destination refused in an otherwise successful answer.
        var rejectedCount = 0
        /// Spans that were given up, by reason.
        var failed: [ExportError.Code: Int] = [:]
        /// Spans about which nothing was decided in the time there was.
        var undecidedCount = 0
        /// The first thing that went wrong.
        var error: ExportError?
        /// What the destination remarked.
        var message: String?
    }

    /// Sends until every span is settled, or there is no more time.
    func deliver(_ payload: OTLPPayload, _ patience: OTLPSender.Patience) async -> Report {
        var report = Report()
        var plan = DeliveryPlan(spanCount: payload.spanCount)
        var traces: OTLPTraces?
        while let part = plan.next() {
            var request = payload
            if part.spans.count < payload.spanCount || part.isShortened {
                // Our own bytes are always readable; those of a file were checked when they were read.
                traces = traces ?? (try? payload.traces())
                request = self.request(for: part, of: traces ?? OTLPTraces())
            }
            guard sizeLimit.allows(request) else {
                report.error = report.error ?? sender.answer.tooLarge(request.body.count)
                plan.settle(.tooLarge)
                continue
            }
            switch await sender.send(request, patience) {
            case .taken(let rejectedCount, let message):
                sizeLimit.noteTaken(request)
                report.rejectedCount += rejectedCount
                report.takenCount += part.spans.count - rejectedCount
                report.message = message ?? report.message
                plan.settle(.taken)
            case .refused(let failure, let error):
                report.error = report.error ?? error
                switch failure.handling {
                case .split:
                    sizeLimit.noteRefused(request)
                    plan.settle(.tooLarge)
                case .isolate: plan.settle(.unreadable)
                case .retry, .retryRarely, .hold, .drop:
                    report.failed[error.code, default: 0] += part.spans.count
                    plan.settle(.givenUp)
                }
            case .undecided(let error):
                report.error = error
                report.undecidedCount = plan.remainingCount
                plan.stop()
            }
        }
        if plan.tooLargeCount > 0 { report.failed[.tooLarge, default: 0] += plan.tooLargeCount }
        if plan.unreadableCount > 0 { report.failed[.refused, default: 0] += plan.unreadableCount }
        return report
    }

    private func request(for part: DeliveryPlan.Part, of traces: OTLPTraces) -> OTLPPayload {
        let spans = traces.selecting(part.spans)
        return encoder.payload(for: part.isShortened ? spans.shortened() : spans)
    }
}
