// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

extension CheckReport {
    /// The version of the form that ``json(source:)`` writes: members are added within a version, never changed or taken
    /// away.
    public static let jsonVersion: Int64 = 1

    /// The report as one JSON object, for other programs.
    ///
    /// - Parameter source: Where the traces came from.
    /// - Returns: The text in UTF-8.
    public func json(source: String) -> [UInt8] {
        var json = JSONWriter()
        json.object { json in
            json.member("version", Self.jsonVersion)
            json.member("source", source)
            json.member("requests", Int64(requestCount))
            json.member("spans", Int64(spanCount))
            json.member("traces", Int64(traceCount))
            json.key("conventions")
            json.object { json in
                for (version, count) in versions.sorted(by: { $0.key < $1.key }) {
                    json.member(version.rawValue, Int64(count))
                }
            }
            json.key("counts")
            json.object { json in
                for severity in Severity.allCases.reversed() { json.member(severity.rawValue, Int64(count(severity))) }
            }
            json.key("findings")
            json.array(findings) { $0.findings($1) }
            json.key("panels")
            json.array(panels) { $0.panel($1) }
        }
        return json.utf8
    }
}

extension JSONWriter {
    fileprivate mutating func findings(_ group: CheckReport.FindingGroup) {
        let finding = group.finding
        object { json in
            json.member("rule", finding.rule)
            json.member("severity", finding.severity.rawValue)
            json.member("span", finding.label)
            json.member("attribute", finding.attribute)
            json.member("found", finding.found)
            json.member("example", finding.example)
            json.member("reason", finding.reason)
            json.member("advice", finding.advice)
            json.member("count", Int64(group.count))
            json.key("first")
            json.object { json in
                json.member("traceId", finding.place.traceID)
                json.member("spanId", finding.place.spanID)
                json.member("name", finding.place.name)
            }
        }
    }

    fileprivate mutating func panel(_ row: CheckReport.PanelRow) {
        object { json in
            json.member("backend", row.backend)
            json.member("span", row.label)
            json.member("panel", row.panel.rawValue)
            json.member("verdict", row.verdict.rawValue)
            json.member(PanelVerdict.full.rawValue, Int64(row.full))
            json.member(PanelVerdict.empty.rawValue, Int64(row.empty))
            json.member(PanelVerdict.wrong.rawValue, Int64(row.wrong))
            json.member("reason", row.reason)
        }
    }

    fileprivate mutating func member(_ name: String, _ value: Int64) {
        key(name)
        int(value)
    }

    fileprivate mutating func member(_ name: String, _ value: String?) {
        guard let value else { return }
        key(name)
        string(value)
    }
}
