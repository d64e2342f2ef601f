// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// What becomes of pictures, sounds and files that stand inside messages.
public enum MediaCapture: Hashable, Sendable {
    /// Their type and size are told, and the data is left where it is.
    ///
    /// A picture is a hundred times the words around it, and no backend wants it in a span.
    case reference
    /// The data is told too, as base64.
    case inline
}

extension MediaCapture {
    /// The type of a part that stands for data which is not told.
    public static let referenceType = "blob_reference"

    /// A part for data that is base64 already.
    func part(base64: String, mediaType: String?, modality: String? = nil) -> MessagePart {
        let modality = modality ?? Self.modality(of: mediaType)
        switch self {
        case .inline: return .blob(modality: modality, mediaType: mediaType, base64: base64)
        case .reference:
            var fields: Attributes = ["modality": .string(modality)]
            if let mediaType { fields["mime_type"] = .string(mediaType) }
            fields["byte_size"] = .int(Self.byteCount(ofBase64: base64))
            return .other(type: Self.referenceType, fields: fields)
        }
    }

    /// A part for data at an address, or for the data in it when it is a `data:` URL.
    func part(url: String, mediaType: String? = nil, modality: String? = nil) -> MessagePart {
        guard DataURL.isOne(url) else {
            return .uri(modality: modality ?? Self.modality(of: mediaType), mediaType: mediaType, uri: url)
        }
        let data = DataURL(url)
        return part(base64: data?.base64 ?? "", mediaType: mediaType ?? data?.mediaType, modality: modality)
    }

    /// The kind of medium that a media type belongs to, in the words of the message schemas.
    static func modality(of mediaType: String?) -> String {
        guard let mediaType else { return "document" }
        for modality in ["image", "audio", "video"] where mediaType.hasPrefix(modality + "/") { return modality }
        return "document"
    }

    /// How many bytes a base64 text stands for.
    private static func byteCount(ofBase64 text: String) -> Int {
        let digits = text.utf8.count { $0 != UInt8(ascii: "=") && $0 > 0x20 }
        return digits / 4 * 3 + digits % 4 * 3 / 4
    }
}
