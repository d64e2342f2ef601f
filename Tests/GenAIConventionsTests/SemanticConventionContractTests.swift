// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAIConventions
import GenAITelemetry
import GenAITelemetryTesting
import Testing

/// A contract that accepts everything proves nothing.
@Suite struct SemanticConventionContractTests {
    @Test(arguments: BrokenConvention.Fault.allCases)
    func `a convention with a fault is told which`(fault: BrokenConvention.Fault) {
        let violations = SemanticConventionContract(BrokenConvention(fault: fault)).violations()
        #expect(violations.contains { $0.contains(fault.rawValue) }, "\(violations)")
    }
}

/// The OpenTelemetry conventions with one thing wrong.
struct BrokenConvention: SemanticConvention {
    /// What is wrong, in the words of the contract.
    enum Fault: String, CaseIterable {
        case emptyName = "the span has an empty name"
        case trailingSpace = "the name ends with white space"
        case repeatedName = "acme.twice is set twice"
        case emptyKey = "an attribute has an empty name"
        case brokenJSON = "acme.json is not JSON"
        case errorTypeOnSuccess = "error.type is"
        case lostFreeAttribute = "the free attribute acme.own is lost"
        case valueless = "acme.nothing has no value"
        case emptyEventName = "an event has an empty name"
        case eventOutside = "acme.late lies outside of the span"
        case valuelessEvent = "acme.nothing of acme.event has no value"
    }

    let fault: Fault
    private let sound = GenAIConvention()
    var schemaURL: StaticString { "" }

    init(fault: Fault) { self.fault = fault }

    func spanName(for span: borrowing SpanRecord) -> SpanName {
        switch fault {
        case .emptyName: ""
        case .trailingSpace: SpanName(sound.spanName(for: span).description + " ")
        default: sound.spanName(for: span)
        }
    }

    func events(of span: borrowing SpanRecord) -> [SpanEvent] {
        switch fault {
        case .emptyEventName: [SpanEvent(name: "", time: span.startTime)]
        case .eventOutside: [SpanEvent(name: "acme.late", time: span.startTime - 1)]
        case .valuelessEvent:
            [SpanEvent(name: "acme.event", time: span.startTime, attributes: ["acme.nothing": .empty])]
        default: []
        }
    }

    func map<Sink: AttributeSink & ~Copyable>(_ span: borrowing SpanRecord, into sink: inout Sink) {
        switch fault {
        case .repeatedName:
            sink.set("acme.twice", true)
            sink.set("acme.twice", true)
        case .emptyKey: sink.set("", true)
        case .brokenJSON: sink.setJSON("acme.json") { _ in }
        case .errorTypeOnSuccess: if !span.status.isFailure { sink.set("error.type", "none") }
        case .valueless: sink.set("acme.nothing", AttributeValue.empty)
        case .lostFreeAttribute: return
        default: break
        }
        sound.map(span, into: &sink)
    }
}
