// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Texts made to cost time: what begins like a secret again and again, and never is one.
enum CostCorpus {
    static let baits: [(form: String, bait: String)] = [
        ("letters", "a"), ("sk-", "sk" + "-"), ("private keys", "-----BEGIN "), ("web tokens", "eyJ."),
        ("at signs", "@"),
        ("digits", "7"), ("brackets", "["), ("objects", "{\""), ("percent signs", "%25"), ("ampersands", "&#115;"),
        ("base64", "QUJD"), ("escapes", "\\u005c"), ("invisible", "a\u{200B}"), ("mail", "a@b."),
        ("card numbers", "4242 "),
        ("assignments", "password="), ("addresses", "1.2.3."), ("hexadecimal", "61"), ("lines of base64", base64Line),
        ("lines of a picture", noiseLine), ("long words", "someVeryLongNameOfAThing\n"),
        ("hexadecimal lines", "61626364656667686162636465666768\n"),
        ("quoted-printable", "=3D"), ("look-alikes", "aа"), ("plus signs", "+1 5"), ("IBAN", "DE00 "),
    ]

    private static let noiseLine = "/9j/4AAQSkZJRgABAQEAYABgAAD/2wBDAAIBAQIBAQICAgICAgICAwUDAwMDAwYEBAMFBwYHBwcG\n"
    private static let base64Line = String(repeating: "U29tZSB3b3Jkcy4g", count: 4) + "\n"
}
