// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Synchronization

/// The one door between recording and everything that stores or sends: every span passes it when it ends.
///
/// The application's own redactors run first, so that the built-in rules see what those leave and nothing can be put back
/// behind them. The built-in rules are the policy for fields and content, the rules for names that promise a secret, and
/// the detectors, over every surface that a ``FieldVisitor`` sees and over `tracestate`.
public struct RedactionStage: Redactor {
    /// The longest that the end of a span waits for the application's redactors and its store.
    public static let defaultHookBudget: Duration = .milliseconds(50)

    private let shared: Shared

    /// What all copies of a stage have in common.
    private final class Shared: Sendable {
        let rules: PolicyRules
        let redactors: [any Redactor]
        let books = RedactionBooks()
        let debug: DebugWindow

        init(_ rules: PolicyRules, _ redactors: [any Redactor], _ debug: DebugWindow) {
            self.rules = rules
            self.redactors = redactors
            self.debug = debug
        }
    }

    /// Creates a stage.
    ///
    /// - Parameters:
    ///   - policy: What is kept and what is altered.
    ///   - redactors: The application's own, in their order.
    ///   - store: Where content goes whose action is ``RedactionAction/reference``.
    ///   - hookBudget: The longest that the end of a span waits for redactors and store, which then run on threads of
    ///     their own; nil runs them on the thread that ends the span, however long it takes.
    ///   - clock: What a debug capture is timed by.
    public init(
        policy: RedactionPolicy = RedactionPolicy(), redactors: [any Redactor] = [],
        store: (any ContentStore)? = nil, hookBudget: Duration? = Self.defaultHookBudget,
        clock: any TelemetryClock = SystemClock()
    ) {
        let window = DebugWindow(clock: clock)
        if let capture = policy.debugCapture { window.open(capture) }
        shared = Shared(
            PolicyRules(policy, store: store, hooks: HookRunner(budget: hookBudget)), redactors, window)
    }

    /// Takes out credentials and nothing else.
    static let credentialsOnly = RedactionStage(policy: RedactionPolicy(content: .full, detectors: .credentials))

    /// What is kept and what is altered.
    public var policy: RedactionPolicy { shared.rules.policy }

    /// What was done to all spans so far.
    public var statistics: RedactionStatistics { shared.books.statistics }

    /// Captures more content for a while, beginning now.
    ///
    /// It ends by itself. Every span that ends meanwhile says on its receipt that it was captured so.
    public func startDebugCapture(_ capture: DebugCapture) { shared.debug.open(capture) }

    /// Ends a debug capture before its time.
    public func endDebugCapture() { shared.debug.close() }

    /// How much content of a kind of work leaves the process at this moment.
    func capture(of kind: OperationKind) -> CapturePolicy { capture(of: kind, shared.debug.current) }

    private func capture(of kind: OperationKind, _ debug: CapturePolicy?) -> CapturePolicy {
        let capture = policy.capture(of: kind)
        return debug.map { max($0, capture) } ?? capture
    }

    /// Whether anything that a failure says may leave the process.
    var tellsFailures: Bool {
        shared.debug.current.map { $0 != .none } ?? false || policy.content != .none
            || policy.operations.values.contains { $0 != .none }
            || policy.classes[.confidential].map { $0 != .summary && $0 != .drop && $0 != .mask } ?? false
            || !policy.fields.isEmpty
    }

    /// Whether content that is recorded on a span of a kind can leave the process in any form.
    func tellsContent(of kind: OperationKind) -> Bool {
        capture(of: kind) != .none || !policy.fields.isEmpty
            || policy.classes[.confidential].map { $0.tellsValue || $0 == .reference } ?? false
    }

    /// Whether both are the same stage, or copies of it.
    static func isSame(_ left: RedactionStage, _ right: RedactionStage) -> Bool { left.shared === right.shared }
}

extension CapturePolicy: Comparable {
    /// Whether the left captures less.
    public static func < (left: CapturePolicy, right: CapturePolicy) -> Bool { left.rank < right.rank }
    private var rank: Int {
        switch self {
        case .none: 0
        case .redacted: 1
        case .full: 2
        }
    }
}

// MARK: - Spans

extension RedactionStage {
    /// Alters the span in place and leaves a receipt on it, if anything had to go.
    public func redact(_ span: inout SpanRecord) {
        let rules = shared.rules
        if rules.policy.isSwitchedOff { return }
        let usesHooks = !shared.redactors.isEmpty || rules.store != nil
        let deadline = usesHooks ? rules.hooks.deadline : nil
        var withheld: RedactionTally?
        if !shared.redactors.isEmpty, let failure = runRedactors(on: &span, until: deadline) {
            withheld = WithholdingVisitor.withhold(&span, because: failure)
        }
        let debug = shared.debug.current
        let capture = capture(of: span.operationKind, debug)
        let tally = ContentRedactor(rules: rules, capture: capture, deadline: deadline).redact(&span)
        let version = rules.policy.version
        if let withheld {
            shared.books.add(withheld, isSpan: false)
            withheld.write(on: &span.redaction, policy: version)
        }
        shared.books.add(tally, isSpan: true)
        tally.write(on: &span.redaction, policy: version)
        if debug != nil {
            var receipt = span.redaction ?? RedactionReceipt(policy: version)
            receipt.isDebugCapture = true
            span.redaction = receipt
        }
    }

    /// Lets the application's redactors at a copy of the span, and takes the copy if it can be the same span.
    private func runRedactors(on span: inout SpanRecord, until deadline: UInt64?) -> HookFailure? {
        let redactors = shared.redactors
        let receipt = span.redaction
        let answer = shared.rules.hooks.run(until: deadline) { [original = span] in
            var copy = original
            for redactor in redactors {
                try redactor.redact(&copy)
                guard copy.isSameSpan(as: original) else { throw HookFailure.nonsense }
            }
            return copy
        }
        switch answer {
        case .success(let redacted):
            span = redacted
            // A receipt tells what was done, so only what can be one is taken over.
            if span.redaction != receipt { span.redaction = span.redaction?.plausible ?? receipt }
            return nil
        case .failure(let failure): return failure
        }
    }
}

extension SpanRecord {
    /// Whether identity, times and kind are those of another record.
    fileprivate func isSameSpan(as original: SpanRecord) -> Bool {
        context == original.context && parent == original.parent && startTime == original.startTime
            && endTime == original.endTime && operationKind == original.operationKind && scope == original.scope
            && links.allSatisfy { link in
                original.links.contains {
                    $0.context.traceID == link.context.traceID && $0.context.spanID == link.context.spanID
                }
            }
    }
}

extension RedactionReceipt {
    /// The receipt, if it holds only ids of rules and counts; nil otherwise.
    fileprivate var plausible: RedactionReceipt? {
        let isPlausible =
            counts.count <= 64 && counts.keys.allSatisfy(RedactionMask.isRule) && counts.values.allSatisfy { $0 >= 0 }
            && bytesRemoved >= 0 && !isDebugCapture
        return isPlausible ? self : nil
    }
}

// MARK: - What is not a span

extension RedactionStage {
    /// A text without credentials and personal data: for diagnostics, log lines and what is propagated to others.
    public func redactedText(_ text: String) -> String {
        var redactor = shared.rules.makeTextRedactor()
        return redactor.redacted(text) ?? text
    }

    /// The detectors of the policy, made ready.
    var detectors: DetectorTables { shared.rules.detectors }

    /// What the built-in rules are applied with to something that is no span.
    func visitor() -> RedactingVisitor { RedactingVisitor(policy: policy.content, rules: shared.rules) }

    /// The resource without what must not leave the process.
    ///
    /// The same object when there is nothing to take out.
    func redacted(_ resource: Resource) -> Resource {
        var redactor = visitor()
        var attributes = resource.attributes
        redactor.visit(&attributes)
        shared.books.add(redactor.tally, isSpan: false)
        let schemaURL = resource.schemaURL.map(redactedText)
        if attributes == resource.attributes, schemaURL == resource.schemaURL { return resource }
        return Resource(attributes: attributes, schemaURL: schemaURL)
    }

    /// The scope without what must not leave the process.
    ///
    /// The same object when there is nothing to take out.
    func redacted(_ scope: InstrumentationScope) -> InstrumentationScope {
        if scope === InstrumentationScope.default { return scope }
        var redactor = visitor()
        var attributes = scope.attributes
        redactor.visit(&attributes)
        let redacted = InstrumentationScope(
            name: redactedText(scope.name), version: scope.version.map(redactedText), attributes: attributes)
        return redacted == scope ? scope : redacted
    }

    /// The association without what must not leave the process.
    func redacted(_ association: Association) -> Association {
        if shared.rules.policy.isSwitchedOff { return association }
        var redactor = visitor()
        var association = association
        association.visitFields(&redactor)
        return association
    }

    /// The context without a `tracestate` that holds a credential: half of one would be of no use to anybody.
    func redacted(_ context: SpanContext) -> SpanContext {
        if context.traceState.isEmpty { return context }
        let context = shared.rules.passedOn(context)
        var redactor = TextRedactor(table: shared.rules.detectors.credentials)
        return redactor.redacted(context) ?? context
    }

    /// What a host may learn, without members that hold a credential.
    func redacted(_ context: PropagationContext) -> PropagationContext {
        PropagationContext(spanContext: context.spanContext.map(redacted), baggage: redacted(context.baggage))
    }

    private func redacted(_ baggage: Baggage) -> Baggage {
        if baggage.isEmpty { return baggage }
        var visitor = visitor()
        return baggage.filtered { member in
            visitor.texts.redacted(member.name) == nil && visitor.texts.redacted(member.metadata) == nil
                && visitor.redacted(.string(member.value), named: member.name, keyRules: true, depth: 1) == nil
        }
    }
}

/// The time in which more is captured.
final class DebugWindow: Sendable {
    private let clock: any TelemetryClock
    /// When it ends, on the monotonic clock; zero while there is none.
    private let end = Atomic<UInt64>(0)
    private let content = Atomic<UInt8>(0)

    init(clock: any TelemetryClock) { self.clock = clock }

    func open(_ capture: DebugCapture) {
        let level: UInt8 = capture.content == .full ? 2 : capture.content == .redacted ? 1 : 0
        // Closed meanwhile, so that nobody sees the level of one capture with the end of another.
        end.store(0, ordering: .sequentiallyConsistent)
        content.store(level, ordering: .sequentiallyConsistent)
        end.store(max(clock.monotonicTime() &+ capture.nanoseconds, 1), ordering: .sequentiallyConsistent)
    }

    func close() { end.store(0, ordering: .sequentiallyConsistent) }

    /// What is captured at this moment; nil outside of the time.
    var current: CapturePolicy? {
        let end = end.load(ordering: .acquiring)
        if end == 0 || clock.monotonicTime() >= end { return nil }
        return switch content.load(ordering: .relaxed) {
        case 2: .full
        case 1: .redacted
        default: CapturePolicy.none
        }
    }
}
