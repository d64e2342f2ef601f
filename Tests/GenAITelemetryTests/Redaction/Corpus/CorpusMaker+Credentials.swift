// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry
import GenAITelemetryTesting

/// A kind of credential, and the form that its provider documents.
///
/// Between `‹` and `›` stands the secret part; `«m24»` is 24 random letters and digits. A bar is left out: it keeps scanners
/// of repositories from taking the tables for leaks.
struct CorpusKind: Sendable {
    let name: String
    let form: String

    init(_ name: String, _ form: String) {
        self.name = name
        self.form = form
    }
}

extension CorpusMaker {
    /// Kinds that are told by themselves, wherever they stand.
    static let tokens: [CorpusKind] = models + clouds + codeHosts + services

    private static let models: [CorpusKind] = [
        CorpusKind("openai project", "sk|-proj-‹«w74»T3Blbk|FJ«w74»›"),
        CorpusKind("openai service account", "sk|-svcacct-‹«w58»T3Blbk|FJ«w58»›"),
        CorpusKind("openai admin", "sk|-admin-‹«w58»T3Blbk|FJ«w58»›"),
        CorpusKind("openai legacy", "sk|-‹«m20»T3Blbk|FJ«m20»›"),
        CorpusKind("deepseek", "sk|-‹«h32»›"),
        CorpusKind("openai-like gateway", "sk|-‹«m48»›"),
        CorpusKind("anthropic", "sk-|ant-api03-‹«w93»›AA"),
        CorpusKind("anthropic admin", "sk-|ant-admin01-‹«w93»›AA"),
        CorpusKind("anthropic oauth", "sk-|ant-oat01-‹«w90»›"),
        CorpusKind("openrouter", "sk-|or-v1-‹«h64»›"),
        CorpusKind("perplexity", "ppl|x-‹«m48»›"),
        CorpusKind("huggingface", "hf|_‹«l34»›"),
        CorpusKind("huggingface organisation", "api_|org_‹«l34»›"),
        CorpusKind("replicate", "r8|_‹«m37»›"),
        CorpusKind("groq", "gsk|_‹«m52»›"),
        CorpusKind("xai", "xai|-‹«m80»›"),
        CorpusKind("langsmith", "lsv2|_pt_‹«h32»_«h10»›"),
        CorpusKind("langfuse", "sk-|lf-‹«h8»-«h4»-«h4»-«h4»-«h12»›"),
        CorpusKind("nvidia", "nvapi|-‹«w64»›"),
        CorpusKind("fireworks", "fw|_‹«m24»›"),
        CorpusKind("together", "tgp|_v1_‹«w43»›"),
        CorpusKind("tavily", "tvly|-dev-‹«m32»›"),
        CorpusKind("cerebras", "csk|-‹«a48»›"),
        CorpusKind("pinecone", "pcsk|_‹«m60»›"),
        CorpusKind("elevenlabs", "s|k_‹«h48»›"),
        CorpusKind("jina", "jin|a_‹«m65»›"),
        CorpusKind("voyage", "p|a-‹«w43»›"),
        CorpusKind("anyscale", "esec|ret_‹«m30»›"),
    ]

    private static let clouds: [CorpusKind] = [
        CorpusKind("google api key", "AI|za‹«w35»›"),
        CorpusKind("google oauth secret", "GOC|SPX-‹«w28»›"),
        CorpusKind("google access token", "ya|29.‹«w120»›"),
        CorpusKind("aws key id", "AK|IA‹«A16»›"),
        CorpusKind("aws temporary key id", "AS|IA‹«A16»›"),
        CorpusKind("aws session token", "IQo|Jb3JpZ2luX2Vj‹«b300»›"),
        CorpusKind("azure storage", "AccountKey=‹«b86»›=="),
        CorpusKind("azure ad secret", "«m3»8Q|~‹«w34»›"),
        CorpusKind("digitalocean", "dop|_v1_‹«h64»›"),
        CorpusKind("databricks", "da|pi‹«h32»›"),
        CorpusKind("vault", "hv|s.‹«w92»›"),
        CorpusKind("vault batch", "hv|b.‹«w138»›"),
        CorpusKind("age", "AGE-SECRET|-KEY-1‹«Q58»›"),
        CorpusKind("1password", "ops|_eyJ‹«b250»›"),
        CorpusKind("alibaba", "LT|AI‹«m20»›"),
        CorpusKind("doppler", "dp|.pt.‹«m43»›"),
        CorpusKind("fly", "fo|1_‹«w43»›"),
        CorpusKind("pulumi", "pu|l-‹«h40»›"),
        CorpusKind("terraform", "atlas|v1.‹«w67»›"),
        CorpusKind("vercel", "vc|p_‹«m24»›"),
        CorpusKind("supabase", "sb|p_‹«h40»›"),
        CorpusKind("planetscale", "pscale|_tkn_‹«w43»›"),
    ]

    private static let codeHosts: [CorpusKind] = [
        CorpusKind("github personal", "gh|p_‹«crc»›"),
        CorpusKind("github oauth", "gh|o_‹«crc»›"),
        CorpusKind("github user", "gh|u_‹«crc»›"),
        CorpusKind("github server", "gh|s_‹«crc»›"),
        CorpusKind("github refresh", "gh|r_‹«crc»›"),
        CorpusKind("github fine-grained", "github|_pat_‹«m22»_«m59»›"),
        CorpusKind("gitlab", "glp|at-‹«w20»›"),
        CorpusKind("npm", "np|m_‹«m36»›"),
        CorpusKind("pypi", "pypi|-AgEIcHlwaS5vcmc‹«w160»›"),
        CorpusKind("docker", "dckr|_pat_‹«w27»›"),
        CorpusKind("rubygems", "rubygems|_‹«h48»›"),
        CorpusKind("bitbucket", "AT|BB‹«m32»›"),
        CorpusKind("atlassian", "ATA|TT3‹«w180»›"),
    ]

    private static let services: [CorpusKind] = [
        CorpusKind("slack bot", "xo|xb-‹«d12»-«d12»-«m24»›"),
        CorpusKind("slack user", "xo|xp-‹«d12»-«d12»-«d12»-«h32»›"),
        CorpusKind("slack app", "xa|pp-1-‹A«u10»-«d13»-«h64»›"),
        CorpusKind("slack webhook", "https://hooks.slack|.com/services/‹T«u8»/B«u8»/«m24»›"),
        CorpusKind("discord webhook", "https://discord|.com/api/webhooks/‹«d18»/«w68»›"),
        CorpusKind("stripe secret", "sk|_live_‹«m24»›"),
        CorpusKind("stripe restricted", "rk|_live_‹«m99»›"),
        CorpusKind("stripe test", "sk|_test_‹«m24»›"),
        CorpusKind("stripe webhook", "wh|sec_‹«m32»›"),
        CorpusKind("sendgrid", "SG|.‹«w22».«w43»›"),
        CorpusKind("twilio", "S|K‹«h32»›"),
        CorpusKind("mailgun", "ke|y-‹«h32»›"),
        CorpusKind("telegram", "«d10»:A‹«w34»›"),
        CorpusKind("sentry", "sntr|ys_‹«m80»›"),
        CorpusKind("sentry user", "sntr|yu_‹«h64»›"),
        CorpusKind("grafana", "gls|a_‹«m32»_«h8»›"),
        CorpusKind("grafana cloud", "gl|c_‹«b80»›"),
        CorpusKind("linear", "lin|_api_‹«m40»›"),
        CorpusKind("notion", "nt|n_‹«m46»›"),
        CorpusKind("shopify", "shp|at_‹«h32»›"),
        CorpusKind("shopify custom app", "shp|ca_‹«h32»›"),
        CorpusKind("brevo", "xkey|sib-‹«h64»-«m16»›"),
        CorpusKind("new relic", "NR|AK-‹«m27»›"),
        CorpusKind("postman", "PM|AK-‹«h24»-«h34»›"),
        CorpusKind("figma", "fi|gd_‹«w40»›"),
        CorpusKind("square", "sq|0atp-‹«w22»›"),
        CorpusKind("dropbox", "s|l.‹«w136»›"),
        CorpusKind("facebook", "E|AA‹«m180»›"),
        CorpusKind("jwt", "eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.‹«w43»›"),
        CorpusKind("pem", "-----BEGIN PRIVATE KEY-----\n‹«b64»\n«b64»\n«b64»›\n-----END PRIVATE KEY-----"),
        CorpusKind("pem rsa", "-----BEGIN RSA PRIVATE KEY-----\n‹«b64»\n«b64»›\n-----END RSA PRIVATE KEY-----"),
        CorpusKind("pem ssh", "-----BEGIN OPENSSH PRIVATE KEY-----\n‹«b64»›\n-----END OPENSSH PRIVATE KEY-----"),
        CorpusKind("pgp", "-----BEGIN PGP PRIVATE KEY BLOCK-----\n\n‹«b64»›\n-----END PGP PRIVATE KEY BLOCK-----"),
        CorpusKind("putty", "PuTTY-User-Key-|File-3: ssh-ed25519\nPrivate-Lines: 1\n‹«b44»›"),
    ]

    /// Texts with a secret that only its surroundings make one.
    static let phrases: [CorpusKind] = [
        CorpusKind("bearer", "Authorization: Bearer ‹«m40»›"),
        CorpusKind("bearer alone", "send Bearer ‹«m40»› with it"),
        CorpusKind("token scheme", "Authorization: Token ‹«h40»›"),
        CorpusKind("basic", "authorization: Basic ‹«basic»›"),
        CorpusKind("basic alone", "send Basic ‹«basic»› with it"),
        CorpusKind("cookie", "Cookie: theme=dark; sid=‹«m32»›"),
        CorpusKind("set-cookie", "Set-Cookie: session=‹«m40»›; HttpOnly"),
        CorpusKind("x-api-key", "x-api-key: ‹«m40»›"),
        CorpusKind("azure openai", "api-key: ‹«h32»›"),
        CorpusKind("cohere", "COHERE_API_KEY=‹«m40»›"),
        CorpusKind("mistral", "MISTRAL_API_KEY=‹«m32»›"),
        CorpusKind("url password", "postgres://app:‹«m20»›@db.internal:5432/main"),
        CorpusKind("url password alone", "redis://:‹«m20»›@cache:6379"),
        CorpusKind("mongodb", "mongodb+srv://root:‹«m18»›@cluster0.example.net/?retryWrites=true"),
        CorpusKind("dsn", "Server=tcp:db,1433;User ID=app;Password=‹«m18»›;Encrypt=True"),
        CorpusKind("sas", "https://a.blob.core.windows.net/c/f?sv=2022-11-02&sig=‹«m44»›&se=2030-01-01"),
        CorpusKind("signed url", "https://b.s3.amazonaws.com/f?X-Amz-Signature=‹«h64»›&x=1"),
        CorpusKind("query key", "https://api.example.com/v1?key=‹«m32»›"),
        CorpusKind("oauth code", "https://app.example.com/cb?code=‹«m32»›&state=1"),
        CorpusKind("fragment", "https://app.example.com/#access_token=‹«m40»›&token_type=bearer"),
        CorpusKind("assignment", "password = \"‹«m16»›\""),
        CorpusKind("json assignment", "{\"client_secret\": \"‹«m32»›\"}"),
        CorpusKind("yaml assignment", "database:\n  password: ‹«m16»›\n  host: db"),
        CorpusKind("aws secret", "aws_secret_access_key = ‹«b40»›"),
        CorpusKind("aws pair", "AK|IA«A16»,‹«m40»›,eu-west-1"),
        CorpusKind("jwk", "{\"kty\":\"EC\",\"crv\":\"P-256\",\"d\":\"‹«w43»›\"}"),
        CorpusKind(
            "service account",
            "{\"private_key\": \"-----BEGIN PRIVATE KEY-----\\n‹«m64»›\\n-----END PRIVATE KEY-----\\n\"}"),
        CorpusKind("command option", "deploy --api-key ‹«m32»› --verbose"),
        CorpusKind("curl user", "curl -u admin:‹«m18»› https://api.example.com/"),
        CorpusKind("spoken password", "the password is ‹«m14»›, please keep it"),
    ]

    // MARK: Making one

    mutating func make(_ kind: CorpusKind) -> Canary {
        // Before the secret, the secret, behind it.
        var pieces = ["", "", ""]
        var part = 0
        var rest = Substring(kind.form)
        while let first = rest.popFirst() {
            switch first {
            case "|": break
            case "‹", "›": part += 1
            case "«":
                let code = rest.prefix { $0 != "»" }
                rest = rest.dropFirst(code.count + 1)
                pieces[part] += piece(code)
            default: pieces[part].append(first)
            }
        }
        return canary(kind.name, pieces[0], pieces[1], pieces[2])
    }

    private mutating func piece(_ code: Substring) -> String {
        if code == "crc" {
            let body = run(30, of: Self.mixed)
            return body + Self.githubChecksum(body)
        }
        if code == "basic" { return Base64.encode(Array(("user:" + run(18, of: Self.mixed)).utf8)) }
        let alphabet =
            switch code.first {
            case "w": Self.dashed
            case "h": Self.hex
            case "u": Self.upper
            case "l": Self.letters
            case "d": Self.digits
            case "b": Self.base64
            case "a": Self.lowerDigits
            case "A": Self.base32
            case "Q": "QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L"
            default: Self.mixed
            }
        return run(Int(code.dropFirst()) ?? 32, of: alphabet)
    }

    /// Any credential that is told by itself.
    mutating func anyToken() -> (kind: String, canary: Canary) {
        let kind = pick(Self.tokens)
        return (kind.name, make(kind))
    }
}
