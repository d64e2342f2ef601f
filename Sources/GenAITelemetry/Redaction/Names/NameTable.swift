// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What some texts mean, found by a hash that is made byte by byte while a name is read.
///
/// A text is known by 64 bits of hash, which is good enough for some hundred of them, and nothing is allocated to find one.
final class NameTable<Meaning: Sendable>: Sendable {
    private let slots: [Slot?]
    private let mask: UInt64
    /// For the first and the last letter of a text, a bit for each length there is: nearly every text is refused by it.
    private let lengths: StaticTable<UInt32>
    /// For the first letter of a text, a bit for each length there is; the highest for all that are longer.
    private let beginnings: StaticTable<UInt64>

    private struct Slot: Sendable {
        let hash: UInt64
        let meaning: Meaning
    }

    init(_ entries: [(Meaning, [String])]) {
        // At most a quarter of the slots are taken, so that a search ends soon.
        var count = 64
        while count < entries.reduce(0, { $0 + $1.1.count }) * 4 { count *= 2 }
        var slots = [Slot?](repeating: nil, count: count)
        var lengths = [UInt32](repeating: 0, count: 1 << 10)
        var beginnings = [UInt64](repeating: 0, count: 1 << 5)
        for (meaning, texts) in entries {
            for text in texts {
                let hash = text.utf8.reduce(NameHash()) { $0.adding($1) }.value
                var index = Int(hash & UInt64(count - 1))
                while slots[index] != nil { index = (index + 1) & (count - 1) }
                slots[index] = Slot(hash: hash, meaning: meaning)
                guard let first = text.utf8.first, let last = text.utf8.last else { continue }
                lengths[Self.number(first, last)] |= 1 << UInt32(text.utf8.count & 31)
                beginnings[Int(first & 31)] |= 1 << UInt64(min(text.utf8.count, 63))
            }
        }
        self.slots = slots
        self.lengths = StaticTable(lengths)
        self.beginnings = StaticTable(beginnings)
        mask = UInt64(count - 1)
    }

    deinit {
        lengths.free()
        beginnings.free()
    }

    private static func number(_ first: UInt8, _ last: UInt8) -> Int { Int(first & 31) << 5 | Int(last & 31) }

    /// Whether a text may have a meaning that begins and ends with certain letters, in any case.
    func mayHave(first: UInt8, last: UInt8, count: Int) -> Bool {
        lengths[Self.number(first, last)] >> UInt32(count & 31) & 1 != 0
    }

    /// Whether a text that ends where a name ends, or before a dot in it, may be what the name begins with.
    func mayBegin(_ name: Bytes) -> Bool {
        guard !name.isEmpty else { return false }
        var rest = beginnings[Int(name[0] & 31)]
        while rest != 0 {
            let length = rest.trailingZeroBitCount
            if length == 63 || length == name.count || length < name.count && name[length] == UInt8(ascii: ".") {
                return true
            }
            rest &= rest &- 1
        }
        return false
    }

    subscript(hash: NameHash) -> Meaning? {
        var index = Int(hash.value & mask)
        while let slot = slots[index] {
            if slot.hash == hash.value { return slot.meaning }
            index = (index + 1) & Int(mask)
        }
        return nil
    }
}

/// The FNV-1a hash of some bytes.
struct NameHash {
    private(set) var value: UInt64 = 0xcbf2_9ce4_8422_2325

    mutating func add(_ byte: UInt8) { value = (value ^ UInt64(byte)) &* 0x100_0000_01b3 }

    func adding(_ byte: UInt8) -> NameHash {
        var hash = self
        hash.add(byte)
        return hash
    }
}
