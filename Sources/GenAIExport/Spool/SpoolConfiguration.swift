// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Where spans wait on disk for their destination, and how many.
public struct SpoolConfiguration: Hashable, Sendable {
    /// The directory, of this spool alone; created when it is not there. `GENAI_TELEMETRY_SPOOL_DIR`
    ///
    /// Several processes may share it when they have the same destination. It must belong to the user who runs them and be
    /// writable by nobody else.
    public var directory: String
    /// The most bytes that one process keeps there, those included that it took over from processes that are gone.
    public var maximumBytes = 256 << 20
    /// After how many bytes a new file is begun: what is delivered is removed file by file.
    public var segmentBytes = 4 << 20
    /// How long a batch may wait until it is made to outlive a power failure; zero makes every batch wait for it.
    ///
    /// A process that dies by itself loses nothing that was written, whatever this says.
    public var syncInterval: Duration = .milliseconds(500)
    /// What happens when there is no room.
    public var overflow: Overflow = .dropOldest

    /// What happens when there is no room.
    public enum Overflow: Hashable, Sendable {
        /// The oldest file is removed, and its spans are counted as dropped.
        case dropOldest
        /// The new batch stays in memory, and the queue behind it drops the newest spans.
        case dropNewest
    }

    /// Creates a configuration with the default bounds.
    ///
    /// - Parameter directory: Where spans wait.
    public init(directory: String) { self.directory = directory }
}
