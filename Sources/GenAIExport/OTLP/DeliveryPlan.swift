// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// In which parts the spans of a batch are sent, and what became of each: a pure state machine.
///
/// A batch goes whole. When it is too large it goes in halves, down to single spans; a single span goes once more with its
/// content shortened. When the destination cannot read it, the span that is to blame is looked for: a part is known to
/// hold it when its other half was taken, so each halving costs one request. Everything that was not to blame arrives
/// together at the end.
struct DeliveryPlan: Sendable {
    /// The most requests that looking for unreadable spans may cost a batch: enough for one among 512 with its neighbours,
    /// and for a second one in most places.
    static let isolationBudget = 16

    /// Spans that go in one request, by their positions in the batch.
    struct Part: Hashable, Sendable {
        var spans: [Int]
        /// Whether the content is shortened; only ever that of a single span.
        var isShortened = false
    }

    /// What became of a part.
    enum Outcome: Hashable, Sendable {
        case taken
        /// Given up for a reason that has nothing to do with the spans in it.
        case givenUp
        case tooLarge
        case unreadable
    }

    /// A search for a span that the destination cannot read.
    private struct Search: Hashable, Sendable {
        /// At least one of these is unreadable.
        var suspects: [Int]
        /// Nothing is known of these.
        var others: [Int] = []

        var half: Int { suspects.count / 2 }
    }

    private var waiting: [Part]
    private var search: Search?
    private var isolationRequests = 0
    /// Spans that no shortening makes small enough.
    private(set) var tooLargeCount = 0
    /// Spans that the destination cannot read, or that were suspected of it when the budget was used up.
    private(set) var unreadableCount = 0

    /// Plans the delivery of a number of spans.
    init(spanCount: Int) { waiting = spanCount > 0 ? [Part(spans: Array(0..<spanCount))] : [] }

    /// What is not settled yet.
    var remainingCount: Int {
        waiting.reduce(0) { $0 + $1.spans.count } + (search.map { $0.suspects.count + $0.others.count } ?? 0)
    }

    /// The next part to send; nil when all are settled.
    ///
    /// The same until ``settle(_:)`` is told what became of it.
    mutating func next() -> Part? {
        while let search {
            // A half that is not taken makes one more request, for the spans of which nothing is known.
            let cost = search.others.isEmpty ? 2 : 1
            if search.suspects.count > 1 && isolationRequests + cost <= Self.isolationBudget {
                return Part(spans: Array(search.suspects[..<search.half]))
            }
            unreadableCount += search.suspects.count
            if !search.others.isEmpty { waiting.append(Part(spans: search.others)) }
            self.search = nil
        }
        return waiting.last
    }

    /// Notes what became of the part that ``next()`` gave.
    mutating func settle(_ outcome: Outcome) {
        if let search { settle(outcome, in: search) } else if let part = waiting.popLast() { settle(outcome, of: part) }
    }

    private mutating func settle(_ outcome: Outcome, of part: Part) {
        switch outcome {
        case .taken, .givenUp: break
        case .tooLarge where part.spans.count > 1: waiting += Self.halves(of: part.spans)
        case .tooLarge where part.isShortened: tooLargeCount += 1
        case .tooLarge: waiting.append(Part(spans: part.spans, isShortened: true))
        case .unreadable: search = Search(suspects: part.spans)
        }
    }

    private mutating func settle(_ outcome: Outcome, in search: Search) {
        var search = search
        let (first, second) = (search.suspects[..<search.half], search.suspects[search.half...])
        isolationRequests += 1
        switch outcome {
        case .taken:
            search.suspects = Array(second)
            self.search = search
        case .givenUp:
            // Whoever was to blame may have been among them.
            self.search = nil
            waiting.append(Part(spans: Array(second) + search.others))
        case .unreadable:
            // The request for the others comes at the end, and is counted now.
            if search.others.isEmpty { isolationRequests += 1 }
            search.suspects = Array(first)
            search.others = Array(second) + search.others
            self.search = search
        case .tooLarge:
            // It was not when there was more of it; begin anew with what there is.
            self.search = nil
            waiting += Self.halves(of: search.suspects + search.others)
        }
    }

    /// Two parts, the first of them last: the next is taken from the end.
    private static func halves(of spans: [Int]) -> [Part] {
        let half = spans.count / 2
        return [Part(spans: Array(spans[half...])), Part(spans: Array(spans[..<half]))].filter { !$0.spans.isEmpty }
    }
}
