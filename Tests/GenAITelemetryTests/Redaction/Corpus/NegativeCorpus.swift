// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import GenAITelemetry

/// What is no secret, and has to survive byte by byte under every rule.
enum NegativeCorpus {
    static let texts: [(form: String, text: String)] = [
        // Ids and hashes.
        ("UUID", "3f2504e0-4f89-41d3-9a0c-0305e82c3301"),
        ("trace parent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01"),
        ("trace id", "trace_id=4bf92f3577b34da6a3ce929d0e0e4736 span_id=00f067aa0ba902b7"),
        ("SHA-1", "commit 2fd4e1c67a2d28fced849ee1bb76e7391b93eb12"),
        ("SHA-256", "sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"),
        ("short hash", "fixed in 7ac01c2"), ("ULID", "01ARZ3NDEKTSV4RRFFQ69G5FAV"),
        ("object id", "507f1f77bcf86cd799439011"),
        ("chat id", "chatcmpl-B9MBs8CjcvOU2jLn4n570S5qMJKcT"), ("call id", "call_12345xyzABC67890defGHI12"),
        ("message id", "msg_01EcyWo6m4hyW8KHs2y2pei5"), ("thread id", "thread_abc123DEF456ghi789"),
        ("ETag", "W/\"33a64df551425fcc55e4d42a148795d9\""),
        (
            "lockfile",
            "\"integrity\": \"sha512-v2kDEe57lecTulaDIuNTPy3Ry4gLGJ6Z1O3vE1krgXZNrsQ+LFTGHVxVjcXPs17LhbZVGedAJv8XZ1tvj5FvSg==\""
        ),
        ("go.sum", "h1:Qyr8nFrR5vzgcGsx/4jGnRB1Xv8ycVUfLBIFIr4W5sM="),
        ("Swift pin", "\"revision\" : \"c8ed701b513cf5177118a175d85fbbbcd707ab41\""),
        ("image digest", "ghcr.io/acme/app@sha256:2c26b46b68ffc68ff99b453c1d30413413422d706483bfa0f98a5e886266e7ae"),
        // Numbers.
        ("date", "2024-02-29T23:59:60.123456789Z"), ("dates", "20240229 29.02.2024 02/29/2024"),
        ("version", "v1.2.3-rc.1+build.5, 10.0.19045.4123"),
        ("ISBN", "978-3-16-148410-0"), ("order number", "order 1234 5678 9012 3456"),
        ("card that fails Luhn", "4242 4242 4242 4241"),
        ("IBAN that fails mod 97", "DE88370400440532013000"),
        ("SSN that is none", "000-12-3456 666-12-3456 900-12-3456 123-00-4567"),
        ("nanoseconds", "start=1700000000123456789 end=1700000001987654321"), ("epoch", "1700000000"),
        ("money", "1,234,567.89 EUR"),
        ("coordinates", "52.5200, 13.4050"), ("ports", "127.0.0.1:4318 [::1]:4317 0.0.0.0:80"),
        ("private addresses", "10.1.2.3 192.168.0.1 172.16.5.4 169.254.1.1"),
        ("ratios", "16:9 at 3840x2160, 59.94 fps"), ("phone-like", "chapter 12-34, pages 555-1234"),
        ("vector", "[0.0123, -0.4567, 0.8901, 1e-05, -2.5e+10]"),
        ("UUID of digits behind a word for phones", "call start.a1b2c3d4-3654-3216-6168-0123456789ab ended"),
        ("tokens of a tokenizer", "[15496, 11, 995, 0, 50256]"),
        ("tokenizer dump", "{\"Ġtoken\": 11241, \"Ġsecret\": 3200, \"Ġpassword\": 9206}"),
        // Words that begin like keys.
        ("sk-learn", "pip install sk-learn scikit-learn==1.4.2"), ("task", "task-force-on-responsible-disclosure-2024"),
        ("AKIA in prose", "An id that begins with AKIA belongs to a user, ASIA to a session."),
        ("SK", "SKU SK1234567 of SK hynix"),
        ("Slovak", "locale sk-SK, sk_SK.UTF-8"), ("npm", "npm_package_config_registry npm_lifecycle_script"),
        ("hf", "from huggingface_hub import hf_hub_download"),
        ("key-", "key-value pairs, key-frame animation, key-1"), ("eyJ", "a web token begins with eyJ"),
        ("SG.", "SG.UNO and SG.DUE"),
        ("public keys", "pk_" + "live_51H8x2KJ3nF9sQ7wE4rT6yU1i pk_" + "test_TYooMQauvdEDq54NiTphI7jx"),
        (
            "models",
            "gpt-4.1-mini-2025-04-14 claude-sonnet-4-20250514 gemini-2.5-pro-preview-05-06 o4-mini mistral-large-2411"
        ),
        ("ARN", "arn:aws:iam::123456789012:role/service-role/MyRole"),
        ("Bedrock", "us.anthropic.claude-3-7-sonnet-20250219-v1:0"),
        ("gh", "gh pr view 12 --json title; ghp_ is how a token begins"),
        ("xai", "xai-sdk-python and xai-grok-2-latest"),
        // Telemetry.
        (
            "usage",
            "{\"gen_ai.usage.input_tokens\": 912, \"gen_ai.usage.output_tokens\": 155, \"token_count\": 1067, \"session.id\": \"s-2291\"}"
        ),
        ("limits", "max_tokens=4096 total_tokens: 12345678 tokens_per_minute=90000"),
        ("token type", "{\"token_type\": \"bearer\", \"expires_in\": 3599}"),
        ("finish reason", "{\"stop\": \"<|endoftext|>\", \"eos_token_id\": 50256, \"pad_token\": \"<pad>\"}"),
        // Prose.
        ("English", "Please reset your password: it has expired. The secret of a good password is its length."),
        ("German", "Bitte setzen Sie Ihr Passwort zurück: Es ist abgelaufen."),
        ("French", "Mot de passe oublié ? Réinitialisez-le : c’est simple."),
        ("Spanish", "¿Olvidó su contraseña? Restablézcala aquí: es fácil."),
        ("Italian", "Password dimenticata? Reimpostala: è semplice."),
        ("Portuguese", "Esqueceu a senha? Redefina a palavra-passe."),
        ("Russian", "Забыли пароль? Сбросьте его: это просто. Логин: user"),
        ("Greek", "Ξεχάσατε τον κωδικό πρόσβασης; Επαναφέρετέ τον."), ("Japanese", "パスワードをお忘れですか？ＩＤ：ユーザー名"),
        ("Chinese", "忘记密码？请重置：很简单。令牌（token）是最小单位"), ("Korean", "비밀번호를 잊으셨나요? 재설정하세요."),
        ("Arabic", "هل نسيت كلمة المرور؟ الرقم ١٢٣"),
        ("Hindi", "पासवर्ड भूल गए? १२३४ बार प्रयास"), ("Polish", "Zapomniałeś hasła? Token: najmniejsza jednostka."),
        ("emoji", "👨‍👩‍👧‍👦 ✈️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿 1️⃣2️⃣3️⃣ fine"), ("mixed scripts", "Версия iPhone15 и Windows11, α-helix, 5µm, β2-receptor"),
        // Code.
        ("Swift", "let token = next()\nguard let key = keys[index] else { return nil }"),
        ("Python", "token = tokenizer.encode(text)[0]\napi_key = os.getenv(\"API_KEY\")"),
        ("JavaScript", "const apiKey = process.env.API_KEY; if (!token) throw new Error('no token');"),
        ("shell", "export TOKEN=$(cat /run/secrets/token)"),
        ("YAML", "env:\n  - name: API_KEY\n    valueFrom:\n      secretKeyRef:\n        name: api\n        key: token"),
        ("template", "password: {{ .Values.password }}\ntoken: ${TOKEN}"),
        ("placeholders", "OPENAI_API_KEY=your-api-key-here\nPASSWORD=changeme\nTOKEN=<token>\nKEY=xxxxxxxxxxxxxxxx"),
        ("regex", "/^sk-[A-Za-z0-9]{48}$/"),
        ("printf", "printf(\"token=%s key=%d 100%%\\n\", t, k)"),
        ("paths", "/etc/ssl/private/key.pem C:\\Users\\me\\token.txt ~/.aws/credentials"),
        ("empty assignments", "PASSWORD=\nTOKEN=\nUSER=app1"),
        ("decorators", "@app.route(\"/a\")\n@property\ndef f(): pass"),
        ("CSS", ".key-frame { margin: -1px; color: #a1b2c3d4 } @media (max-width: 100px) {}"),
        // URLs and data.
        ("URL", "https://example.com/docs/path%20with%20spaces?q=a%20b&page=2&sort=desc#section-3"),
        ("git URL", "git@github.com:owner/repository.git"),
        (
            "picture",
            "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
        ),
        (
            "SVG",
            "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 8 8'%3E%3Cpath d='M0 0h8v8'/%3E%3C/svg%3E"
        ),
        ("base64 of words", Base64.encode(Array("nothing here but some ordinary words".utf8))),
        ("hexadecimal of words", "6e6f7468696e672068657265"),
        ("public key", "-----BEGIN PUBLIC KEY-----\nMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE\n-----END PUBLIC KEY-----"),
        ("SSH public key", "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIB8Ht8Z3j6yDWPBHQtOp/R9rjWvfMYo3MSA/K6q8D86r host"),
        ("HTML", "<p>Tom &amp; Jerry &lt;3 &#8212; 5 &gt; 4&nbsp;&hellip;</p>"),
        ("quoted-printable", "Sch=C3=B6ne Gr=C3=BC=C3=9Fe=20"),
        ("escapes", "a\\tb\\nc \\u00e9 \\\\server\\share \\x1b[0m"),
        ("LaTeX", "\\frac{\\partial f}{\\partial x} = \\sum_{i=0}^{n} a_i"),
        ("JSON", "{\"a\": [1, 2.50, -3e10, 1E+2], \"b\": null, \"é\": \"\\u00e9\\n\", \"a\": \"again\"}"),
        ("broken JSON", "{\"a\": [1, 2"),
        ("Markdown", "| a | b |\n|-----|-----|\n\n---\n\n- [ ] task_one\\_two `x=y`"),
        ("log", "2024-05-01 12:00:00,123 INFO [main] c.e.App:42 - done in 12ms"),
    ]

    static func make() -> [CorpusCase] {
        texts.map { CorpusCase($0.form, "negative", $0.text, nil, fate: .kept) }
    }
}
