// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import ArgumentParser
import GenAIConventions

extension Mix: ExpressibleByArgument {}

/// A built-in profile by its name.
struct ProfileArgument: ExpressibleByArgument {
    let profile: Profile

    init(_ profile: Profile) { self.profile = profile }

    init?(argument: String) {
        guard let profile = Profile.builtIn(argument) else { return nil }
        self.profile = profile
    }

    var defaultValueDescription: String { profile.name }
}

#endif
