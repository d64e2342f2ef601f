// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// A kind of personal data that is recognised by its form; the raw value is the rule id.
public enum PersonalData: String, Hashable, Sendable, CaseIterable {
    /// An e-mail address.
    case email
    /// A telephone number: with a country code anywhere, a national one near a word such as "phone".
    case phone
    /// The number of a payment card, with its check digit.
    case card
    /// An international bank account number, with its check digits.
    case iban
    /// A social security number of the United States.
    case ssn = "us_ssn"
    /// A public IPv4 or IPv6 address; off by default, as servers have them and not only people.
    case ipAddress = "ip_address"
    /// A national insurance number of the United Kingdom; off by default.
    case ukNationalInsurance = "uk_nino"
    /// A number of the National Health Service, with its check digit; off by default.
    case ukHealthService = "uk_nhs"
    /// A tax identification number of Germany, with its check digit; off by default.
    case germanTax = "de_tax_id"
    /// A French number of social security, with its key; off by default.
    case frenchSocialSecurity = "fr_nir"
    /// A Spanish DNI or NIE, with its check letter; off by default.
    case spanishIdentity = "es_dni"
    /// A Brazilian CPF, with its check digits; off by default.
    case brazilianTax = "br_cpf"
    /// An Indian Aadhaar number, with its check digit; off by default.
    case indianAadhaar = "in_aadhaar"

    /// The kinds that are looked for unless told otherwise.
    public static let standard: Set<PersonalData> = [.email, .phone, .card, .iban, .ssn]
}
