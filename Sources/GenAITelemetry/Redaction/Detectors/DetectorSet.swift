// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

/// What redaction looks for in texts.
///
/// Credentials are looked for always, everywhere. Personal data are looked for in every text but content that the policy
/// lets through as it is (``CapturePolicy/full``) and ids that point to a person by design (user, session, conversation,
/// tenant), which are the policy's business.
public struct DetectorSet: Hashable, Sendable {
    /// The kinds of personal data that are looked for.
    public var personalData: Set<PersonalData>
    /// Kinds that the application adds.
    ///
    /// Those of the class ``Detector/DataClass/credential`` are looked for always, too.
    public var custom: [Detector]

    /// Rule ids that nothing is found for: for tests that ask whether a detector would be missed.
    private(set) var removedKinds: Set<String> = []

    /// Creates a set.
    ///
    /// - Parameters:
    ///   - personalData: The kinds of personal data; by default those that are told from other numbers in any country.
    ///   - custom: Kinds that the application adds.
    public init(personalData: Set<PersonalData> = PersonalData.standard, custom: [Detector] = []) {
        self.personalData = personalData
        self.custom = custom
    }

    /// Credentials and the usual personal data: the default.
    public static let standard = DetectorSet()
    /// Credentials only.
    public static let credentials = DetectorSet(personalData: [])
    /// Everything there is.
    public static let all = DetectorSet(personalData: Set(PersonalData.allCases))

    /// The set without one rule, for tests that ask whether a detector would be missed.
    package func removing(_ kind: String) -> DetectorSet {
        var set = self
        set.removedKinds.insert(kind)
        return set
    }
}
