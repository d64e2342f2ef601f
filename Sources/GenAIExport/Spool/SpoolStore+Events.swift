// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

internal import GenAITelemetry

extension SpoolStore.Event {
    /// What it means for the books.
    var settlement: SpanSettlement? {
        var settlement = SpanSettlement()
        switch self {
        case .recovered(let spanCount, let damagedCount):
            settlement.found = spanCount + damagedCount
            if damagedCount > 0 { settlement.dropped = [.spoolDamaged: damagedCount] }
            settlement.isRecovered = true
        case .lost(let spanCount, let reason, let isOwn):
            settlement.dropped = [reason: spanCount]
            settlement.isRecovered = !isOwn
        case .trouble, .newerFiles: return nil
        }
        return settlement
    }

    /// What the person on call should know: which matter it is, and a sentence.
    func words(_ directory: String) -> (matter: String, sentence: String)? {
        switch self {
        case .recovered(_, let damagedCount) where damagedCount > 0:
            ("spool_damaged", "\(damagedCount) spans in \(directory) were damaged and are lost.")
        case .recovered: nil
        case .lost(let spanCount, .spoolFull, _):
            (
                "spool_full",
                "\(spanCount) spans lost: \(directory) holds as many bytes as it may. Is the destination down?"
            )
        case .lost(let spanCount, _, _):
            ("spool_damaged", "\(spanCount) spans lost: their file in \(directory) was damaged or removed.")
        case .trouble(let error):
            (
                "spool",
                "Could not \(error.action) a file in \(directory): \(error.reason). Spans stay in memory until that works; "
                    + "check that the directory is there, yours alone, writable and not full."
            )
        case .newerFiles(let count):
            ("spool_newer", "\(count) files in \(directory) were written by a later version; they are left alone.")
        }
    }
}
