// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAIExport

@Suite struct HTTPDateTests {
    @Test(arguments: [
        ("Thu, 01 Jan 1970 00:00:00 GMT", 0), ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777),
        ("Tue, 29 Feb 2000 12:00:00 GMT", 951_825_600), ("Thu, 31 Dec 2026 23:59:60 GMT", 1_798_761_600),
        ("Tue, 19 Jan 2038 03:14:08 GMT", 2_147_483_648), ("Mon, 01 Mar 2100 00:00:00 GMT", 4_107_542_400),
        ("Fri, 31 Dec 9999 23:59:59 GMT", 253_402_300_799),
    ])
    func `a date is its seconds since 1970`(_ text: String, _ seconds: Int64) {
        #expect(HTTPDate.seconds(in: text) == seconds)
    }

    @Test(arguments: [
        "", "Sun, 06 Nov 1994 08:49:37 UTC", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
        "Sun, 6 Nov 1994 08:49:37 GMT", "Sun, 06 nov 1994 08:49:37 GMT", "Sun, 32 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:49:37 GMT", "Sun, 06 Nov 1994 08:60:37 GMT", "Sun, 06 Nov 1994 08:49:61 GMT",
        "Sun, 06 Nov 1994 08:49:37 GMT ", "Sun, 06 Nov 19x4 08:49:37 GMT", "Sun, 06 Nov 1969 08:49:37 GMT",
        "ééééééééééééééééééééééééééééé",
    ])
    func `anything else is no date`(_ text: String) {
        #expect(HTTPDate.seconds(in: text) == nil)
    }

    @Test func `every day of a century and a half follows the one before`() {
        let lengths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
        let names = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        var expected: Int64 = 0
        var wrong: [String] = []
        for year in 1970..<2120 {
            let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
            for (name, length) in zip(names, lengths) {
                for day in 1...(name == "Feb" && isLeap ? 29 : length) {
                    let text = "Xxx, \(day < 10 ? "0" : "")\(day) \(name) \(year) 00:00:00 GMT"
                    if HTTPDate.seconds(in: text) != expected { wrong.append(text) }
                    expected += 86_400
                }
            }
        }
        #expect(wrong.isEmpty)
    }
}
