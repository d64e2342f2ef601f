// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Which fields need more than a search, because of what their names say that they are.
enum SurfaceNames {
    enum Surface: Hashable, Sendable {
        /// A URL, or a part of one.
        case url
        /// The query of a URL, without the question mark.
        case query
        /// A path in the file system.
        case path
        /// Sentences about a failure.
        case failure
        /// Where a failure came from.
        case stackTrace
        /// A query of a database.
        case databaseQuery
        /// How the process was started.
        case command
        /// A header of a request or an answer.
        case header
        /// Something that points to a person.
        case person
    }

    /// Names, each with everything below it.
    private static let table = NameTable<Surface>([
        (
            .url,
            [
                "url.full", "url.original", "http.url", "http.target", "http.request.url", "server.address",
                "client.address", "net.peer.name", "http.host", "mcp.resource.uri", "gen_ai.skill.source.uri",
            ]
        ),
        (.query, ["url.query"]),
        (
            .path,
            [
                "code.file.path", "code.filepath", "file.path", "file.directory", "process.executable.path",
                "process.working_directory", "log.file.path", "log.file.path_resolved",
            ]
        ),
        (.failure, ["exception.message", "error.message", "status.message"]),
        (.stackTrace, ["exception.stacktrace", "code.stacktrace"]),
        (.databaseQuery, ["db.query.text", "db.statement"]),
        (.command, ["process.command", "process.command_args", "process.command_line"]),
        (
            .header,
            ["http.request.header", "http.response.header", "rpc.request.metadata", "rpc.response.metadata"]
        ),
        (
            .person,
            [
                "user", "enduser", "session.id", "session.previous_id", "client.address", "gen_ai.conversation.id",
                "langfuse.user.id", "langfuse.session.id", "traceloop.association.properties.user_id",
                "traceloop.association.properties.session_id",
            ]
        ),
    ])

    /// What a field is, if it is something special.
    static func surface(of name: String) -> Surface? { name.withBytes { table.longestMatch(of: $0) } }
}
