// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The events of a span, in the order in which they were added.
///
/// Most spans have none or one, a first token or an exception, so the first stands in the record itself and costs no
/// memory of its own; the second makes a list for itself and all that follow.
public struct SpanEvents: Sendable {
    /// How many there are.
    public private(set) var count = 0
    /// The first, without meaning as long as there is none.
    ///
    /// Not an optional, which is dearer to copy and to destroy.
    private var head = SpanEvent(name: "", time: 0)
    /// What comes after the first.
    private var tail: [SpanEvent] = []

    /// Creates an empty list, without allocating.
    public init() {}
}

extension SpanEvents: RandomAccessCollection, MutableCollection {
    /// The position of the first event.
    public var startIndex: Int { 0 }
    /// The position after the last event.
    public var endIndex: Int { count }
    /// The event at a position.
    public subscript(position: Int) -> SpanEvent {
        get {
            precondition(position >= 0 && position < count, "There is no such event.")
            return position == 0 ? head : tail[position - 1]
        }
        _modify {
            precondition(position >= 0 && position < count, "There is no such event.")
            if position == 0 { yield &head } else { yield &tail[position - 1] }
        }
    }

    /// Lends the events, one after the other, without a copy of the list.
    package borrowing func lendEach(to body: (SpanEvent) -> Void) {
        guard count > 0 else { return }
        body(head)
        for event in tail { body(event) }
    }

    /// Changes the events, one after the other.
    ///
    /// To change one by its position costs memory where the compiler cannot see into the subscript.
    @inline(__always)
    mutating func changeEach(_ body: (inout SpanEvent) -> Void) {
        guard count > 0 else { return }
        body(&head)
        for index in tail.indices { body(&tail[index]) }
    }
}

extension SpanEvents: RangeReplaceableCollection {
    /// Adds an event at the end.
    public mutating func append(_ event: consuming SpanEvent) {
        if count == 0 { head = event } else { tail.append(event) }
        count += 1
    }

    /// Puts events in the place of others.
    public mutating func replaceSubrange(_ range: Range<Int>, with events: some Collection<SpanEvent>) {
        var all = Array(self)
        all.replaceSubrange(range, with: events)
        self = SpanEvents()
        for event in all { append(event) }
    }
}

extension SpanEvents: Hashable {
    /// Whether both hold the same events.
    public static func == (left: SpanEvents, right: SpanEvents) -> Bool { left.elementsEqual(right) }
    /// Feeds all events.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(count)
        for event in self { hasher.combine(event) }
    }
}

extension SpanEvents: ExpressibleByArrayLiteral {
    /// Creates a list from a literal.
    public init(arrayLiteral events: SpanEvent...) { self.init(events) }
}

extension SpanEvents: CustomReflectable {
    /// The list that it is to everybody else.
    public var customMirror: Mirror { Mirror(reflecting: Array(self)) }
}
