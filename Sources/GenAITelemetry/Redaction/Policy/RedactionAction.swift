// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What happens to a field, because of its name or its class.
///
/// Whatever is kept is searched for credentials first, and for personal data as far as the policy asks; a field under a
/// name that promises a secret is masked.
public enum RedactionAction: Hashable, Sendable {
    /// Stays, without what the detectors find.
    case keep
    /// Stays, without credentials; personal data and innocent values of suspicious names stay, too.
    case full
    /// Goes: `[REDACTED:…]` with the class stands in its place.
    case mask
    /// Goes without a trace but on the receipt: an attribute with its name, a field that may be missing, a message.
    ///
    /// A field that may not be missing is masked.
    case drop
    /// Stays as far as so many UTF-8 bytes, after everything was searched.
    ///
    /// Of content, each text in it. A token that the end would cut in half goes as a whole.
    case truncate(toBytes: Int)
    /// Goes: a keyed hash stands in its place, the same for the same value. Without a key it is masked.
    case pseudonym
    /// Goes: sizes, counts, roles and finish reasons of content stand in its place, with a keyed hash if there is a key.
    ///
    /// Of anything but content nothing but the keyed hash.
    case summary
    /// Content goes to the application's ``ContentStore``, and what the store answers stands in its place.
    ///
    /// When it fails, content is dropped. What is not content is treated as by ``summary``.
    case reference
}

extension RedactionAction {
    /// What a capture policy means for content.
    init(_ capture: CapturePolicy) {
        switch capture {
        case .none: self = .summary
        case .redacted: self = .keep
        case .full: self = .full
        }
    }

    /// Whether something of the value itself leaves the process.
    var tellsValue: Bool {
        switch self {
        case .keep, .full, .truncate: true
        case .mask, .drop, .pseudonym, .summary, .reference: false
        }
    }
}
