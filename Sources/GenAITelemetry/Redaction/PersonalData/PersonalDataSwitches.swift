// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// Which kinds of personal data are looked for, each a look at one byte away.
struct PersonalDataSwitches: Sendable {
    let email: Bool
    let phone: Bool
    let card: Bool
    let iban: Bool
    let ssn: Bool
    let ipAddress: Bool
    let ukNationalInsurance: Bool
    let ukHealthService: Bool
    let germanTax: Bool
    let frenchSocialSecurity: Bool
    let spanishIdentity: Bool
    let brazilianTax: Bool
    let indianAadhaar: Bool
    /// Whether any of those is looked for that has digits.
    let hasNumbers: Bool

    init(_ kinds: Set<PersonalData>) {
        email = kinds.contains(.email)
        phone = kinds.contains(.phone)
        card = kinds.contains(.card)
        iban = kinds.contains(.iban)
        ssn = kinds.contains(.ssn)
        ipAddress = kinds.contains(.ipAddress)
        ukNationalInsurance = kinds.contains(.ukNationalInsurance)
        ukHealthService = kinds.contains(.ukHealthService)
        germanTax = kinds.contains(.germanTax)
        frenchSocialSecurity = kinds.contains(.frenchSocialSecurity)
        spanishIdentity = kinds.contains(.spanishIdentity)
        brazilianTax = kinds.contains(.brazilianTax)
        indianAadhaar = kinds.contains(.indianAadhaar)
        hasNumbers = !kinds.subtracting([.email, .ipAddress]).isEmpty
    }
}
