// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// The detectors of a policy, made ready once for everything that is searched.
struct DetectorTables: Sendable {
    /// All of them.
    let all: DetectorTable
    /// Those of credentials.
    let credentials: DetectorTable

    static let standard = DetectorTables(compiling: .standard)

    /// The tables of a set; those of the standard set are shared.
    init(_ set: DetectorSet) { self = set == .standard ? .standard : DetectorTables(compiling: set) }

    init(all: DetectorTable, credentials: DetectorTable) {
        self.all = all
        self.credentials = credentials
    }

    private init(compiling set: DetectorSet) {
        var secrets = set
        secrets.personalData = []
        secrets.custom.removeAll { $0.dataClass == .personal }
        credentials = secrets == .credentials ? .credentials : DetectorTable(secrets)
        all = set == secrets ? credentials : DetectorTable(set)
    }
}
