// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

// The profiles for backends that are known, each with what it is made of and why.
extension Profile {
    /// The OpenTelemetry conventions and nothing else: for a collector, and for backends that read them.
    public static let generic = Profile("generic")

    /// Every profile, by name.
    public static let all: [Profile] = [generic]
}
