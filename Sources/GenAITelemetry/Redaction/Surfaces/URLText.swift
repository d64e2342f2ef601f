// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Takes out of URLs what lets somebody in: user names and passwords, signatures and tokens of the query, the fragment.
///
/// Names stay, so that the rest can still be read, as the OpenTelemetry conventions ask for.
enum URLText {
    private static let queryMask = RedactionMask.text("url_query")
    private static let userMask = RedactionMask.text("url_userinfo")

    /// Names in a query whose values always go, in lowercase: those of the conventions, and what APIs call keys.
    private static let secretParameters: Set<String> = [
        "x-amz-signature", "x-amz-credential", "x-amz-security-token", "awsaccesskeyid", "signature", "sig",
        "x-goog-signature", "x-goog-credential", "key", "api_key", "api-key", "apikey", "token", "access_token",
        "id_token", "refresh_token", "auth_token", "code", "client_secret", "secret", "password", "passwd", "pwd",
        "auth", "authorization", "session", "sessionid", "session_id", "sid", "jwt", "credential", "credentials",
        "private_key", "subscription-key", "ticket", "otp", "assertion", "client_assertion",
        "samlresponse", "samlrequest",
    ]

    private static let marks: ByteSet = "#" | "?" | "@"

    /// Whether a text has one of the marks behind which, or before which, everything stands that is taken out.
    static func mayClean(_ text: String) -> Bool {
        text.withBytes { $0.firstPosition(of: marks, from: 0, limit: $0.count) < $0.count }
    }

    /// A URL without secrets; nil when it has none.
    static func cleaned(_ text: String) -> String? {
        guard mayClean(text) else { return nil }
        var rest = Substring(text)
        var isChanged = false
        if let hash = rest.utf8.firstIndex(of: UInt8(ascii: "#")) {
            // OAuth's implicit answers stand there, and no server ever sees it.
            rest = rest[..<hash]
            isChanged = true
        }
        var query: String?
        if let mark = rest.utf8.firstIndex(of: UInt8(ascii: "?")) {
            let original = rest[rest.utf8.index(after: mark)...]
            let cleaned = cleanedQuery(String(original))
            if cleaned != nil { isChanged = true }
            query = cleaned ?? String(original)
            rest = rest[..<mark]
        }
        var head = String(rest)
        if let cleaned = withoutUserInfo(rest) {
            head = cleaned
            isChanged = true
        }
        guard isChanged else { return nil }
        return query.map { "\(head)?\($0)" } ?? head
    }

    /// A query without secrets; nil when it has none.
    static func cleanedQuery(_ query: String) -> String? {
        var isChanged = false
        let parameters = query.utf8.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: false)
        let cleaned = parameters.map { parameter -> String in
            guard let equals = parameter.firstIndex(of: UInt8(ascii: "=")) else {
                return String(decoding: parameter, as: UTF8.self)
            }
            let name = String(decoding: parameter[..<equals], as: UTF8.self)
            let value = parameter[parameter.index(after: equals)...]
            guard !value.isEmpty, !value.elementsEqual(queryMask.utf8), isSecret(name) else {
                return String(decoding: parameter, as: UTF8.self)
            }
            isChanged = true
            return "\(name)=\(queryMask)"
        }
        return isChanged ? cleaned.joined(separator: "&") : nil
    }

    private static func isSecret(_ name: String) -> Bool {
        let decoded = decodedName(name)
        if secretParameters.contains(decoded.lowercased()) { return true }
        return decoded.withBytes { KeyRules.secrecy(of: $0, inQuery: true) } != .none
    }

    /// The name without percent signs, behind which another spelling of it may stand.
    private static func decodedName(_ name: String) -> String {
        var bytes: [UInt8] = []
        var rest = Array(name.utf8)[...]
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "%"), rest.count >= 2, let high = Hexadecimal.nibble(rest[rest.startIndex]),
                let low = Hexadecimal.nibble(rest[rest.startIndex + 1])
            {
                bytes.append(high << 4 | low)
                rest = rest.dropFirst(2)
            } else {
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static func withoutUserInfo(_ text: Substring) -> String? {
        let utf8 = text.utf8
        let slash = UInt8(ascii: "/")
        // Behind `//` of a scheme, or at the beginning of what is an authority alone.
        var start = utf8.startIndex
        var index = utf8.startIndex
        while index != utf8.endIndex {
            let next = utf8.index(after: index)
            if utf8[index] == slash, next != utf8.endIndex, utf8[next] == slash {
                start = utf8.index(after: next)
                break
            }
            index = next
        }
        let end = utf8[start...].firstIndex(of: slash) ?? utf8.endIndex
        guard let at = utf8[start..<end].lastIndex(of: UInt8(ascii: "@")) else { return nil }
        // Without `//` a name before an at sign is that of a person, as in an address of e-mail.
        if utf8[start..<at].elementsEqual(userMask.utf8) { return nil }
        return "\(text[..<start])\(userMask)\(text[at...])"
    }
}
