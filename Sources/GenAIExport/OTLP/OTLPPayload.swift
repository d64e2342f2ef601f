// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

package import GenAIOTLP

/// An encoded request before compression, and how many spans are in it.
package struct OTLPPayload: Sendable {
    /// The bytes, in the form that the destination is configured for.
    package let body: HTTPBody
    /// How many spans they hold.
    package let spanCount: Int
    /// The form.
    package let encoding: OTLPProtocol

    package init(_ body: HTTPBody, spanCount: Int, encoding: OTLPProtocol) {
        self.body = body
        self.spanCount = spanCount
        self.encoding = encoding
    }

    /// What the bytes say: only asked for when a request has to be taken apart.
    package func traces() throws(OTLPDecodingError) -> OTLPTraces {
        switch encoding {
        case .httpProtobuf: try OTLPTraces(protobuf: body.bytes)
        case .httpJSON: try OTLPTraces(json: body.bytes)
        }
    }
}
