// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

extension CredentialPattern {
    /// The kinds that begin with something unmistakable.
    ///
    /// Of several beginnings that fit, the longest counts.
    ///
    /// Minimal lengths are below those of real tokens, so that one which was cut is still taken out, and above what words
    /// and identifiers reach. Keys that providers mean to be public (`pk_live_`, `pk-lf-`) are no secrets.
    static let known: [CredentialPattern] = modelProviders + clouds + codeHosts + services + protocols + phrases

    private static let modelProviders: [CredentialPattern] = [
        .token("openai", "sk-proj-", atLeast: 20),
        .token("openai", "sk-svcacct-", atLeast: 20),
        .token("openai", "sk-admin-", atLeast: 20),
        // The oldest OpenAI keys, DeepSeek's, and those of countless gateways that imitate them.
        CredentialPattern(kind: "openai", prefix: "sk-", shape: .opaque),
        .token("anthropic", "sk-ant-", atLeast: 20),
        .token("openrouter", "sk-or-v1-", of: .hexadecimal, atLeast: 32),
        .token("langfuse", "sk-lf-", atLeast: 20),
        .token("langsmith", "lsv2_pt_", of: .word, atLeast: 20),
        .token("langsmith", "lsv2_sk_", of: .word, atLeast: 20),
        .token("groq", "gsk_", of: .alphanumeric, atLeast: 32),
        .token("xai", "xai-", of: .alphanumeric, atLeast: 32),
        .token("perplexity", "pplx-", of: .alphanumeric, atLeast: 32),
        .token("huggingface", "hf_", of: .alphanumeric, atLeast: 30),
        .token("huggingface", "api_org_", of: .alphanumeric, atLeast: 30),
        .token("replicate", "r8_", of: .alphanumeric, atLeast: 32),
        .token("together", "tgp_v1_", atLeast: 32),
        .token("nvidia", "nvapi-", atLeast: 40),
        .token("fireworks", "fw_", of: .alphanumeric, atLeast: 20),
        .token("cerebras", "csk-", of: .alphanumeric, atLeast: 32),
        .token("elevenlabs", "sk_", of: .hexadecimal, atLeast: 40),
        .token("jina", "jina_", of: .wordAndDash, atLeast: 40),
        .token("voyage", "pa-", of: .wordAndDash, atLeast: 40),
        .token("anyscale", "esecret_", of: .alphanumeric, atLeast: 24),
        .token("tavily", "tvly-", atLeast: 20),
        .token("pinecone", "pcsk_", of: .word, atLeast: 40),
    ]

    private static let clouds: [CredentialPattern] = [
        .token("google", "AIza", atLeast: 30),
        .token("google", "GOCSPX-", atLeast: 20),
        .token("google", "ya29.", atLeast: 20),
        .token("aws", "AKIA", of: .uppercase | .digits, atLeast: 16),
        .token("aws", "ASIA", of: .uppercase | .digits, atLeast: 16),
        .token("aws", "ABIA", of: .uppercase | .digits, atLeast: 16),
        .token("aws", "ACCA", of: .uppercase | .digits, atLeast: 16),
        .token("aws", "FwoG", of: .base64, atLeast: 100),
        .token("aws", "IQoJ", of: .base64, atLeast: 100),
        CredentialPattern(kind: "azure", prefix: "Q~", shape: .azureSecret, isWithinWords: true),
        .token("alibaba", "LTAI", of: .alphanumeric, atLeast: 16),
        .token("digitalocean", "dop_v1_", of: .hexadecimal, atLeast: 32),
        .token("digitalocean", "doo_v1_", of: .hexadecimal, atLeast: 32),
        .token("digitalocean", "dor_v1_", of: .hexadecimal, atLeast: 32),
        .token("databricks", "dapi", of: .hexadecimal, atLeast: 32),
        .token("vault", "hvr.", atLeast: 24),
        .token("doppler", "dp.pt.", of: .alphanumeric, atLeast: 32),
        .token("flyio", "fo1_", of: .wordAndDash, atLeast: 32),
        .token("pulumi", "pul-", of: .hexadecimal, atLeast: 32),
        .token("terraform", "atlasv1.", of: .wordAndDash, atLeast: 40),
        .token("vercel", "vcp_", of: .alphanumeric, atLeast: 20),
        .token("supabase", "sbp_", of: .hexadecimal, atLeast: 32),
        .token("planetscale", "pscale_tkn_", atLeast: 24),
        .token("planetscale", "pscale_pw_", atLeast: 24),
        .token("vault", "hvs.", atLeast: 24),
        .token("vault", "hvb.", atLeast: 24),
    ]

    private static let codeHosts: [CredentialPattern] = [
        .token("github", "ghp_", of: .alphanumeric, atLeast: 20),
        .token("github", "gho_", of: .alphanumeric, atLeast: 20),
        .token("github", "ghu_", of: .alphanumeric, atLeast: 20),
        .token("github", "ghs_", of: .alphanumeric, atLeast: 20),
        .token("github", "ghr_", of: .alphanumeric, atLeast: 20),
        .token("github", "github_pat_", of: .word, atLeast: 22),
        .token("gitlab", "glpat-", atLeast: 16),
        .token("gitlab", "gldt-", atLeast: 16),
        .token("gitlab", "glptt-", atLeast: 16),
        .token("gitlab", "glcbt-", atLeast: 16),
        .token("gitlab", "glsoat-", atLeast: 16),
        .token("bitbucket", "ATBB", of: .alphanumeric, atLeast: 28),
        .token("atlassian", "ATATT3", of: .wordAndDash | "=", atLeast: 60),
        .token("gitlab", "glrt-", atLeast: 16),
        .token("npm", "npm_", of: .alphanumeric, atLeast: 30),
        .token("pypi", "pypi-AgEI", atLeast: 32),
        .token("docker", "dckr_pat_", atLeast: 20),
        .token("rubygems", "rubygems_", of: .hexadecimal, atLeast: 32),
    ]

    private static let services: [CredentialPattern] = [
        .token("slack", "xoxa-", atLeast: 10),
        .token("slack", "xoxb-", atLeast: 10),
        .token("slack", "xoxe-", atLeast: 10),
        .token("slack", "xoxe.", atLeast: 12),
        .token("slack", "xoxo-", atLeast: 10),
        .token("slack", "xoxp-", atLeast: 10),
        .token("slack", "xoxr-", atLeast: 10),
        .token("slack", "xoxs-", atLeast: 10),
        .token("slack", "xapp-", atLeast: 10),
        .token("slack", "hooks.slack.com/services/", of: .word | "/", atLeast: 8, keepsPrefix: true),
        .token("slack", "hooks.slack.com/workflows/", of: .word | "/", atLeast: 8, keepsPrefix: true),
        .token("slack", "hooks.slack.com/triggers/", of: .word | "/", atLeast: 8, keepsPrefix: true),
        .token("discord", "discord.com/api/webhooks/", of: .wordAndDash | "/", atLeast: 8, keepsPrefix: true),
        .token("stripe", "sk_prod_", of: .alphanumeric, atLeast: 10),
        .token("stripe", "rk_prod_", of: .alphanumeric, atLeast: 10),
        .token("stripe", "sk_live_", of: .alphanumeric, atLeast: 10),
        .token("stripe", "sk_test_", of: .alphanumeric, atLeast: 10),
        .token("stripe", "rk_live_", of: .alphanumeric, atLeast: 10),
        .token("stripe", "rk_test_", of: .alphanumeric, atLeast: 10),
        .token("stripe", "whsec_", of: .base64, atLeast: 16),
        .token("sendgrid", "SG.", of: .wordAndDash | ".", atLeast: 50),
        .token("twilio", "SK", of: .hexadecimal, atLeast: 32),
        .token("brevo", "xkeysib-", of: .hexadecimal | "-", atLeast: 60),
        .token("newrelic", "NRAK-", of: .alphanumeric, atLeast: 24),
        .token("postman", "PMAK-", of: .hexadecimal | "-", atLeast: 40),
        .token("figma", "figd_", of: .wordAndDash, atLeast: 36),
        .token("square", "sq0atp-", atLeast: 20),
        .token("square", "sq0csp-", atLeast: 40),
        .token("dropbox", "sl.", of: .wordAndDash, atLeast: 80),
        .token("facebook", "EAA", of: .alphanumeric, atLeast: 100),
        .token("mailgun", "key-", of: .hexadecimal, atLeast: 32),
        .token("sentry", "sntrys_", of: .base64 | "_", atLeast: 32),
        .token("sentry", "sntryu_", of: .hexadecimal, atLeast: 32),
        .token("grafana", "glc_", of: .base64, atLeast: 32),
        .token("grafana", "glsa_", of: .word, atLeast: 32),
        .token("linear", "lin_api_", of: .alphanumeric, atLeast: 30),
        .token("notion", "secret_", of: .alphanumeric, atLeast: 40),
        .token("notion", "ntn_", of: .alphanumeric, atLeast: 40),
        .token("shopify", "shpat_", of: .hexadecimal, atLeast: 32),
        .token("shopify", "shpca_", of: .hexadecimal, atLeast: 32),
        .token("shopify", "shppa_", of: .hexadecimal, atLeast: 32),
        .token("shopify", "shpss_", of: .hexadecimal, atLeast: 32),
        .token("1password", "ops_eyJ", of: .base64 | "-" | "_", atLeast: 40),
        .token("age", "AGE-SECRET-KEY-1", of: .uppercase | .digits, atLeast: 40),
    ]

    private static let protocols: [CredentialPattern] = [
        CredentialPattern(kind: "jwt", prefix: "eyJ", shape: .webToken),
        CredentialPattern(kind: "bearer", prefix: "Bearer ", shape: .bearer, keepsPrefix: true, ignoresCase: true),
        CredentialPattern(kind: "basic", prefix: "Basic ", shape: .basic, keepsPrefix: true, ignoresCase: true),
        CredentialPattern(kind: "private_key", prefix: "PuTTY-User-Key-File-", shape: .rest),
        // What an element, a list of two, a login has is told by the name beside it.
        CredentialPattern(kind: "assignment", prefix: "</", shape: .element, keepsPrefix: true),
        CredentialPattern(kind: "assignment", prefix: "[\"", shape: .pair, keepsPrefix: true),
        CredentialPattern(kind: "assignment", prefix: "['", shape: .pair, keepsPrefix: true),
        CredentialPattern(kind: "assignment", prefix: "(\"", shape: .pair, keepsPrefix: true),
        CredentialPattern(kind: "assignment", prefix: "('", shape: .pair, keepsPrefix: true),
        CredentialPattern(kind: "url_userinfo", prefix: "@/", shape: .login, keepsPrefix: true),
        CredentialPattern(kind: "url_userinfo", prefix: "sqlplus ", shape: .login, keepsPrefix: true),
    ]

    /// What comes before a password in a sentence or a statement.
    ///
    /// Of some only the end, as it is rarer in ordinary words than the beginning.
    private static let phrases: [CredentialPattern] =
        [
            "password is ", "password was ", "password \u{E8} ", "passcode is ", "passwort ist ", "passwort lautet ",
            "passe est ", "se\u{F1}a es ", "enha \u{E9} ", "パスワードは", "密码是", "密碼是", "비밀번호는 ", "пароль ",
        ].map {
            CredentialPattern(
                kind: "spoken_password", prefix: $0, shape: .spoken, keepsPrefix: true, ignoresCase: true,
                isWithinWords: true)
        } + [
            CredentialPattern(
                kind: "assignment", prefix: "password ", shape: .statement, keepsPrefix: true, ignoresCase: true),
            CredentialPattern(
                kind: "assignment", prefix: "password", shape: .column, keepsPrefix: true, ignoresCase: true,
                isWithinWords: true),
            CredentialPattern(
                kind: "assignment", prefix: "ntified ", shape: .identified, keepsPrefix: true, ignoresCase: true,
                isWithinWords: true),
        ]
}
