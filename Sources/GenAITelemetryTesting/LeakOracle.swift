// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Looks for planted secrets in whatever left the process, and knows nothing of the rules that should have taken them out.
///
/// ```swift
/// let oracle = LeakOracle(Canary.credentials)
/// …                                               // plant the canaries, send, and capture what arrives
/// #expect(oracle.leaks(in: body) == [])
/// ```
///
/// A secret has leaked when any eight bytes in a row of it can be read: as they are, or after any of what a reader might
/// undo. That is JSON escapes three times, percent signs twice, base64, hexadecimal digits, letters and digits of other
/// shapes, invisible characters, capital letters, and spaces or dashes in a number. What is compressed is for the caller to
/// unpack.
public struct LeakOracle: Sendable {
    /// A piece of a secret that was found.
    public struct Leak: Hashable, Sendable, CustomStringConvertible {
        /// The canary it is a piece of.
        public let canary: String
        /// How it had to be read, such as `base64`; `raw` when it stood there.
        public let view: String

        /// Creates a finding, to compare with.
        public init(canary: String, view: String) {
            self.canary = canary
            self.view = view
        }

        /// The canary and how it had to be read.
        public var description: String { "\(canary) (\(view))" }
    }

    /// Bytes in a row that make a leak.
    private static let pieceLength = 8
    private var names: [String] = []
    /// Every eight bytes in a row of every secret, folded.
    private var pieces: [UInt64: Int] = [:]
    /// The secrets that are shorter than that.
    private var shortSecrets: [(bytes: [UInt8], name: Int)] = []
    /// Which last bits the pieces have: a look at this spares nearly all others.
    private var endings = [Bool](repeating: false, count: 1 << 12)

    /// Creates an oracle that knows some secrets.
    public init(_ canaries: some Sequence<Canary>) {
        for canary in canaries {
            let name = names.count
            names.append(canary.name)
            let folded = TextFolding.folded(Array(canary.secret.utf8))
            add(folded, name)
            add(TextFolding.joined(folded), name)
        }
    }

    private mutating func add(_ secret: [UInt8], _ name: Int) {
        if secret.count < Self.pieceLength {
            if secret.count >= 4 { shortSecrets.append((secret, name)) }
            return
        }
        var window: UInt64 = 0
        for (index, byte) in secret.enumerated() {
            window = window << 8 | UInt64(byte)
            if index + 1 < Self.pieceLength { continue }
            pieces[window] = name
            endings[Int(window & 0xFFF)] = true
        }
    }

    /// What of the secrets can be read in some text, each canary and way of reading once.
    public func leaks(in text: String) -> [Leak] { leaks(in: text.utf8) }

    /// What of the secrets can be read in some bytes, each canary and way of reading once.
    public func leaks(in bytes: some Collection<UInt8>) -> [Leak] {
        var leaks: [Leak] = []
        var seen: Set<Leak> = []
        var found: Set<Int> = []
        TextReadings.visit(Array(bytes)) { reading, name in
            let folded = TextFolding.folded(reading)
            for canary in canaries(in: folded) + canaries(in: TextFolding.joined(folded)) {
                // One way of reading is enough for each: the first is the simplest.
                guard found.insert(canary).inserted else { continue }
                let leak = Leak(canary: names[canary], view: name)
                if seen.insert(leak).inserted { leaks.append(leak) }
            }
        }
        return leaks
    }

    private func canaries(in bytes: [UInt8]) -> [Int] {
        var found: [Int] = []
        var window: UInt64 = 0
        var length = 0
        for byte in bytes {
            window = window << 8 | UInt64(byte)
            length += 1
            guard length >= Self.pieceLength, endings[Int(window & 0xFFF)], let name = pieces[window] else { continue }
            if found.last != name { found.append(name) }
        }
        for (secret, name) in shortSecrets where bytes.containsRun(secret) { found.append(name) }
        return found
    }
}

extension [UInt8] {
    fileprivate func containsRun(_ run: [UInt8]) -> Bool {
        guard count >= run.count else { return false }
        return (0...count - run.count).contains { start in
            self[start] == run[0] && self[start..<start + run.count].elementsEqual(run)
        }
    }
}
