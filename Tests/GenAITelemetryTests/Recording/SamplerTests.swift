// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting
import Testing

@Suite struct SamplerTests {
    private func decide(_ sampler: any Sampler, low: UInt64, high: UInt64 = 1, parent: SpanContext? = nil) -> Bool {
        guard let traceID = TraceID(high: high, low: low) else { return false }
        return sampler.decide(
            SamplingParameters(traceID: traceID, parent: parent, operation: .generic, kind: .internal))
            == .recordAndSample
    }

    @Test func `a ratio looks at the low 63 bits of the trace id, as other languages do`() {
        let half = TraceIDRatioBasedSampler(ratio: 0.5)
        #expect(decide(half, low: 0))
        #expect(decide(half, low: 0x3FFF_FFFF_FFFF_FFFF))
        #expect(!decide(half, low: 0x4000_0000_0000_0000))
        #expect(!decide(half, low: 0x7FFF_FFFF_FFFF_FFFF))
        #expect(decide(half, low: 0x8000_0000_0000_0000))
        #expect(decide(half, low: 0xBFFF_FFFF_FFFF_FFFF))
        #expect(!decide(half, low: 0xC000_0000_0000_0000))
        for high: UInt64 in [1, 0xFFFF_FFFF_FFFF_FFFF] {
            #expect(decide(half, low: 1, high: high))
            #expect(!decide(half, low: 0x7000_0000_0000_0000, high: high))
        }
    }

    @Test func `a trace that a small ratio takes is taken by every larger one`() {
        var random = Xoshiro256(seed: 1)
        let samplers = [0.001, 0.1, 0.5, 0.9].map { TraceIDRatioBasedSampler(ratio: $0) }
        var counts = [0, 0, 0, 0]
        for _ in 0..<20_000 {
            let low = random.next()
            let taken = samplers.map { decide($0, low: low) }
            if taken != taken.sorted(by: { !$0 && $1 }) { Issue.record("\(low): \(taken)") }
            for (index, isTaken) in taken.enumerated() where isTaken { counts[index] += 1 }
        }
        #expect((1...80).contains(counts[0]))
        #expect((1800...2200).contains(counts[1]))
        #expect((9700...10300).contains(counts[2]))
        #expect((17800...18200).contains(counts[3]))
    }

    @Test func `a ratio out of range is brought to the nearest end`() {
        for (given, taken) in [(-1.0, 0.0), (2, 1), (.infinity, 1), (-.infinity, 0), (.nan, 0), (1, 1), (0, 0)] {
            let sampler = TraceIDRatioBasedSampler(ratio: given)
            #expect(sampler.ratio == taken)
            for low in [1, 0x7FFF_FFFF_FFFF_FFFF, UInt64.max] { #expect(decide(sampler, low: low) == (taken == 1)) }
        }
        #expect(!decide(TraceIDRatioBasedSampler(ratio: .leastNonzeroMagnitude), low: 1))
        #expect(decide(TraceIDRatioBasedSampler(ratio: 1.0.nextDown), low: 1))
    }

    @Test func `samplers describe themselves as the specification asks`() {
        #expect(TraceIDRatioBasedSampler(ratio: 0.0001).description == "TraceIdRatioBased{0.000100}")
        #expect(TraceIDRatioBasedSampler(ratio: 1).description == "TraceIdRatioBased{1.000000}")
        #expect(AlwaysOnSampler().description == "AlwaysOnSampler")
        #expect(AlwaysOffSampler().description == "AlwaysOffSampler")
        #expect(
            ParentBasedSampler(root: TraceIDRatioBasedSampler(ratio: 0.25)).description
                == "ParentBased{root:TraceIdRatioBased{0.250000}}")
    }

    @Test(arguments: [true, false], [true, false])
    func `the parent decides, wherever it is`(isSampled: Bool, isRemote: Bool) throws {
        let parent = SpanContext(
            traceID: try #require(TraceID(high: 1, low: 2)), spanID: try #require(SpanID(3)),
            flags: isSampled ? .sampled : [], isRemote: isRemote)
        for root: any Sampler in [AlwaysOnSampler(), AlwaysOffSampler()] {
            #expect(decide(ParentBasedSampler(root: root), low: 2, parent: parent) == isSampled)
        }
        #expect(decide(ParentBasedSampler(root: AlwaysOnSampler()), low: 2))
        #expect(!decide(ParentBasedSampler(root: AlwaysOffSampler()), low: 2))
    }

    @Test func `a span that is not sampled has an identity, passes it on, and records nothing`() {
        let recorder = Recorder(sampler: ParentBasedSampler(root: AlwaysOffSampler()))
        withTelemetry(recorder.telemetry) {
            withSpan(.chat(model: "m", provider: .openAI)) { outer in
                #expect(!outer.isRecording)
                #expect(!outer.capturesContent)
                #expect(outer.context?.isSampled == false)
                outer.responseModel = "x"
                outer.setAttribute("a", 1)
                #expect(outer.responseModel == nil)
                #expect(TelemetryContext.spanContext == outer.context)
                withSpan(.span("inner")) { inner in
                    #expect(inner.context?.traceID == outer.context?.traceID)
                    #expect(inner.context?.spanID != outer.context?.spanID)
                    #expect(inner.context?.isSampled == false)
                }
            }
        }
        #expect(recorder.records.isEmpty)
        #expect(recorder.collected.statistics.ended == 0)
    }

    @Test func `a sampler sees the trace, the parent and the work`() {
        struct Picky: Sampler {
            func decide(_ span: borrowing SamplingParameters) -> SamplingDecision {
                span.operation == .inference && span.kind == .client && span.parent != nil && span.traceID.low == 1
                    ? .recordAndSample : .drop
            }
            var description: String { "Picky" }
        }
        let recorder = Recorder(sampler: Picky())
        withTelemetry(recorder.telemetry) {
            withSpan(.span("outer")) { _ in
                withSpan(.chat(model: "m", provider: .openAI)) { _ in }
                withSpan(.chat(model: "m", provider: .openAI), kind: .internal) { _ in }
            }
        }
        #expect(recorder.records.count == 1)
        #expect(recorder.records.first?.context.isSampled == true)
    }

    @Test func `a sampler may look at the work itself, also behind the parent's decision`() {
        struct OneProvider: Sampler {
            func decide(_ span: borrowing SamplingParameters) -> SamplingDecision { .drop }
            func decide(_ span: borrowing SamplingParameters, about work: some SpanOperation) -> SamplingDecision {
                (work as? Inference)?.provider == .anthropic ? .recordAndSample : decide(span)
            }
            var description: String { "OneProvider" }
        }
        let recorder = Recorder(sampler: ParentBasedSampler(root: OneProvider()))
        withTelemetry(recorder.telemetry) {
            withSpan(.chat(model: "kept", provider: .anthropic)) { _ in
                withSpan(.chat(model: "below", provider: .openAI)) { _ in }
            }
            withSpan(.chat(model: "dropped", provider: .openAI)) { _ in
                withSpan(.chat(model: "below", provider: .anthropic)) { _ in }
            }
        }
        let models = recorder.records.compactMap { $0.operation(as: Inference.self)?.requestModel }
        #expect(Set(models) == ["kept", "below"])
        #expect(models.count == 2)
    }

    @Test func `random ids say so on roots, and children repeat what their parent says`() throws {
        let random = Recorder(idGenerator: RandomIDGenerator())
        withTelemetry(random.telemetry) { withSpan(.span("root")) { _ in withSpan(.span("child")) { _ in } } }
        #expect(random.records.allSatisfy { $0.context.flags == [.sampled, .random] })

        let remote = SpanContext(
            traceID: try #require(TraceID(high: 1, low: 2)), spanID: try #require(SpanID(3)),
            flags: TraceFlags(rawValue: 0xFD), isRemote: true)
        random.tracer.withSpan(.span("below"), parent: .context(remote)) { span in
            #expect(span.context?.flags == .sampled)
        }
        Recorder().tracer.withSpan(.span("sequential")) { span in #expect(span.context?.flags == .sampled) }
    }
}
