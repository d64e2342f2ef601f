// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting

/// Numbers and addresses that point to people, in the forms that people write them in.
///
/// From ranges that belong to nobody where there are such: `example.com`, `555-01xx`, the test numbers of card schemes.
enum PersonalDataCorpus {
    static func make(seed: UInt64 = 0x9E12) -> [CorpusCase] {
        var maker = CorpusMaker(seed: seed)
        return maker.emails() + maker.phones() + maker.cards() + maker.ibans() + maker.socialSecurityNumbers()
            + maker.addresses()
    }
}

extension CorpusMaker {
    fileprivate mutating func emails() -> [CorpusCase] {
        let forms: [(String, String)] = [
            ("plain", "Write to @ please."), ("angle brackets", "Jane Doe <@>"), ("mailto", "mailto:@?subject=hi"),
            ("JSON", "{\"to\": \"@\"}"),
            ("end of a sentence", "It is @."), ("list", "a, @; b"), ("header", "From: \"Doe, Jane\" <@>\r\nTo: x"),
            ("code", "send(to: '@')"),
            ("percent", "user=%"), ("quoted", "\u{201C}@\u{201D}"), ("CJK", "邮箱是@，谢谢"), ("parentheses", "(@)"),
        ]
        return forms.enumerated().map { index, form in
            let local = [
                "\(run(5, of: Self.lower)).\(run(8, of: Self.lower))", "\(run(9, of: Self.lower))+tag",
                "\(run(6, of: Self.lower))_\(run(5, of: Self.lower))",
            ][index % 3]
            let domain = ["example.com", "mail.example.org", "example.co.uk", "xn--bcher-kva.example"][index % 4]
            let canary = canary("email", "", local, "@\(domain)")
            let text = form.1.replacing("@", with: canary.text).replacing(
                "user=%", with: "user=\(canary.text.replacing("@", with: "%40"))&x=1")
            return CorpusCase(form.0, "email", text, canary)
        }
    }

    fileprivate mutating func phones() -> [CorpusCase] {
        let forms: [(String, [String])] = [
            ("E.164", ["+1202555", "4"]), ("spaces", ["+1 202 555 ", "4"]), ("dashes", ["+1-202-555-", "4"]),
            ("parentheses", ["+1 (202) 555-", "4"]),
            ("dots", ["+1.202.555.", "4"]), ("German", ["+49 30 23125 ", "3"]), ("British", ["+44 20 7946 0", "3"]),
            ("French", ["+33 1 99 00 ", "2 2"]),
            ("Japanese", ["+81 3-1234-", "4"]), ("keyword", ["phone: (202) 555-", "4"]),
        ]
        return forms.map { name, parts in
            let tail = parts[1].split(separator: " ").map { run(Int($0) ?? 4, of: Self.digits) }.joined(separator: " ")
            let number = parts[0] + tail
            let digits = String(number.drop { !$0.isNumber && $0 != "+" && $0 != "(" })
            let canary = canary("phone", "", digits)
            return CorpusCase(name, "phone", "call me at \(number), thanks", canary)
        }
    }

    fileprivate mutating func cards() -> [CorpusCase] {
        let schemes: [(String, String, Int)] = [
            ("Visa", "4", 16), ("Mastercard", "53", 16), ("Mastercard 2-series", "2221", 16),
            ("American Express", "37", 15), ("Discover", "6011", 16),
            ("Diners Club", "36", 14), ("Visa, 13", "4", 13), ("JCB", "3528", 16),
        ]
        var cases: [CorpusCase] = []
        for (index, (name, beginning, length)) in schemes.enumerated() {
            for separator in index < 4 ? ["", " ", "-"] : [""] {
                let digits = Self.luhn(beginning + run(length - beginning.utf8.count - 1, of: Self.digits))
                var text = ""
                for (index, digit) in digits.enumerated() {
                    let isAmex = length == 15
                    if isAmex ? index == 4 || index == 10 : index > 0 && index.isMultiple(of: 4) { text += separator }
                    text.append(digit)
                }
                let canary = canary("card", "", text)
                cases.append(CorpusCase("\(name) '\(separator)'", "card", "paid with \(text) yesterday", canary))
            }
        }
        for (name, space) in [
            ("no-break spaces", "\u{A0}"), ("thin spaces", "\u{2009}"), ("narrow no-break spaces", "\u{202F}"),
            ("en dashes", "\u{2013}"),
        ] {
            let digits = Self.luhn("4" + run(14, of: Self.digits))
            let text = CorpusEncoding.lines(digits, of: 4, by: space)
            cases.append(CorpusCase(name, "card", "card \(text)", canary("card", "", text)))
        }
        for (name, zero) in [
            ("Arabic-Indic digits", UInt32(0x660)), ("full-width digits", 0xFF10), ("Devanagari digits", 0x966),
        ] {
            let digits = Self.luhn("4" + run(14, of: Self.digits))
            let text = String(
                String.UnicodeScalarView(digits.unicodeScalars.compactMap { Unicode.Scalar(zero + $0.value - 48) }))
            cases.append(CorpusCase(name, "card", "card \(text) end", canary("card", "", digits)))
        }
        return cases
    }

    fileprivate mutating func ibans() -> [CorpusCase] {
        let countries: [(String, String, Int)] = [
            ("DE", "", 18), ("GB", "WEST", 14), ("FR", "", 23), ("NL", "ABNA", 10), ("ES", "", 20), ("IT", "X", 22),
            ("CH", "", 17), ("AT", "", 16),
            ("BE", "", 12), ("PL", "", 24), ("SE", "", 20), ("NO", "", 11),
        ]
        return countries.enumerated().map { index, country in
            let iban = Self.iban(country.0, country.1 + run(country.2, of: Self.digits))
            let text = index.isMultiple(of: 2) ? iban : CorpusEncoding.lines(iban, of: 4, by: " ")
            return CorpusCase(
                "\(country.0)\(index.isMultiple(of: 2) ? "" : " in groups")", "iban", "Send it to \(text) today.",
                canary("iban", "", text))
        }
    }

    fileprivate mutating func socialSecurityNumbers() -> [CorpusCase] {
        ["SSN: @", "his number is @.", "{\"ssn\": \"@\"}", "@", "my social is @ ok"].map { form in
            let number = "\(100 + below(500))-\(10 + below(80))-\(1_000 + below(8_000))"
            return CorpusCase("dashes", "ssn", form.replacing("@", with: number), canary("ssn", "", number))
        }
    }

    fileprivate mutating func addresses() -> [CorpusCase] {
        let four = "\(80 + below(8)).\(100 + below(99)).\(100 + below(99)).\(100 + below(99))"
        let other = "\(190).\(100 + below(99)).\(100 + below(99)).\(100 + below(99))"
        let six = "2a02:\(run(4, of: "123456789")):\(run(4, of: "123456789")):7::\(run(4, of: "123456789"))"
        return [
            ("IPv4", "from \(four) port 22", four), ("IPv4 in a header", "X-Forwarded-For: \(other), 10.0.0.1", other),
            ("IPv6", "peer [\(six)]:443", six),
        ].map {
            CorpusCase($0.0, "ip", $0.1, canary("ip", "", $0.2))
        }
    }
}
