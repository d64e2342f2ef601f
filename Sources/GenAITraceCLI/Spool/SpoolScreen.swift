// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAIExport
import GenAITelemetry

/// What a spool holds, for people and for programs.
struct SpoolScreen {
    let directory: String
    let inventory: SpoolInventory
    /// Seconds since 1970.
    let now: Int64

    /// A table with a line for each process.
    var text: String {
        let processes = inventory.processes
        let total = processes.reduce(0) { $0 + $1.spanCount }
        guard !processes.isEmpty else { return "\(directory): nothing waits here.\n" }
        var rows = [["process", "state", "files", "spans", "bytes", "age", "damage"]]
        rows += processes.map { process in
            [
                process.name, process.isRunning ? "running" : "gone", Figures.count(process.segments.count),
                Figures.count(process.spanCount), Figures.count(process.byteCount),
                process.oldest.map { Figures.duration(.seconds(max(now - $0, 0))) } ?? "", damage(of: process),
            ]
        }
        let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        let lines = rows.map { row in
            row.indices.map { column in
                let room = String(repeating: " ", count: widths[column] - row[column].count)
                return (2...5).contains(column) ? room + row[column] : row[column] + room
            }.joined(separator: "  ")
        }
        return (["\(directory): \(Figures.count(total, "span")) wait.", ""] + lines.map(Self.trimmed))
            .joined(separator: "\n") + "\n"
    }

    private static func trimmed(_ line: String) -> String {
        String(line.reversed().drop { $0 == " " }.reversed())
    }

    private func damage(of process: SpoolInventory.Process) -> String {
        var parts: [String] = []
        if process.damagedCount > 0 { parts.append("\(Figures.count(process.damagedCount, "span")) lost") }
        if process.newerFileCount > 0 {
            parts.append("\(Figures.count(process.newerFileCount, "file")) of a later version")
        }
        return parts.isEmpty ? "none" : parts.joined(separator: ", ")
    }

    /// One object in one line.
    var json: String {
        var writer = JSONWriter()
        writer.object { writer in
            writer.key("directory")
            writer.string(directory)
            writer.key("spans")
            writer.int(Int64(inventory.processes.reduce(0) { $0 + $1.spanCount }))
            writer.key("bytes")
            writer.int(Int64(inventory.processes.reduce(0) { $0 + $1.byteCount }))
            writer.key("damaged_spans")
            writer.int(Int64(inventory.processes.reduce(0) { $0 + $1.damagedCount }))
            writer.key("processes")
            writer.array(inventory.processes) { writer, process in write(process, to: &writer) }
        }
        return String(decoding: writer.utf8, as: UTF8.self) + "\n"
    }

    private func write(_ process: SpoolInventory.Process, to writer: inout JSONWriter) {
        writer.object { writer in
            writer.key("name")
            writer.string(process.name)
            writer.key("running")
            writer.bool(process.isRunning)
            writer.key("damaged_spans")
            writer.int(Int64(process.damagedCount))
            writer.key("newer_files")
            writer.int(Int64(process.newerFileCount))
            writer.key("segments")
            writer.array(process.segments) { writer, segment in
                writer.object { writer in
                    writer.key("file")
                    writer.string(segment.name)
                    writer.key("spans")
                    writer.int(Int64(segment.spanCount))
                    writer.key("bytes")
                    writer.int(Int64(segment.byteCount))
                    writer.key("age_seconds")
                    writer.int(max(now - segment.modified, 0))
                }
            }
        }
    }
}

#endif
