// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import CGenAIText

/// Short texts in which a search has found nothing: models, agents, hosts, descriptions and ids that stand on every span.
///
/// What is found in a text depends on the text and on the detectors alone, so a text that was searched once need not be
/// searched again. The texts are compared byte by byte, there are never more than 256 of at most 55 bytes, and nobody waits
/// for anybody.
@safe
struct KnownTexts: @unchecked Sendable {
    // Sendable: what is behind the pointer is atomic, and freed when its owner has no other holder.
    private let texts: OpaquePointer?

    init() { unsafe texts = genai_text_known_make() }

    func free() { unsafe genai_text_known_free(texts) }

    func contains(_ text: Bytes) -> Bool {
        // The bytes are read within the call.
        unsafe text.withUnsafeBufferPointer { unsafe genai_text_knows(texts, $0.baseAddress, $0.count) }
    }

    func insert(_ text: Bytes) {
        // The bytes are copied within the call.
        unsafe text.withUnsafeBufferPointer { unsafe genai_text_learn(texts, $0.baseAddress, $0.count) }
    }
}
