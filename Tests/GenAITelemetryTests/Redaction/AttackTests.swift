// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import GenAITelemetry

/// What came through when redaction was attacked from outside, one case for each way, and what was destroyed.
struct AttackTests {
    static let stage = RedactionStage(policy: RedactionPolicy(content: .redacted))
    static let password = "Tr0ub4dor7Q"

    static func redacted(_ value: AttributeValue) -> AttributeValue { stage.redacted(value, named: "note").value }

    @Test(arguments: [
        // A dollar within a password was taken for a variable.
        "password=¤$vL", "{\"login\": \"user=bob password=¤$vL\"}",
        // Words that were not known.
        "PGPASSWORD=¤ psql", "-Dpassword=¤", "Passwort: ¤", "Kennwort: ¤", "mot de passe : ¤", "senha: ¤",
        "wachtwoord: ¤", "heslo: ¤",
        "My password is ¤.", "curl -u bob:¤ https://host.example",
        // Names that are values.
        "{\"name\":\"x-api-key\",\"value\":\"¤\"}", "[{\"key\":\"DB_PASSWORD\",\"val\":\"¤\"}]",
        "{\"a\":\"{\\\"name\\\":\\\"x-api-key\\\",\\\"value\\\":\\\"¤\\\"}\"}",
        "- name: DB_PASSWORD\n  value: ¤\n", "<add key=\"password\" value=\"¤\"/>",
        // Defaults in the schema of a secret, which is kept.
        "{\"properties\":{\"password\":{\"type\":\"string\",\"default\":\"¤\"}}}",
        "{\"properties\":{\"password\":{\"type\":\"string\",\"examples\":[\"¤\"]}}}",
        // Elements, and names that are elements themselves.
        "<password>¤</password>", "<apiKey>¤</apiKey>", "<user name='bob' password='¤'/>",
        "<wsse:Password Type=\"http://host.example/#PasswordText\">¤</wsse:Password>",
        "<name>db.password</name>\n  <value>¤</value>", "<key>apiKey</key>\n<string>¤</string>",
        "<password><![CDATA[¤]]></password>", "{\"a\":\"<password>¤<\\/password>\"}",
        "{\"a\":\"\\u003cpassword\\u003e¤\\u003c/password\\u003e\"}", "&lt;password&gt;¤&lt;/password&gt;",
        // Statements.
        "CREATE USER 'bob' IDENTIFIED BY '¤';", "create user bob identified by \"¤\"",
        "CREATE USER x IDENTIFIED WITH caching_sha2_password BY '¤'", "ALTER ROLE bob PASSWORD '¤'",
        "CREATE LOGIN bob WITH PASSWORD = '¤';", "create user bob with encrypted password '¤'",
        "SET PASSWORD FOR 'bob'@'%' = '¤'",
        // Logins.
        "machine host.example login bob password ¤", "machine host.example\n  login bob\n  password ¤\n",
        "default login anonymous password ¤", "//bob:¤@host.example/x", "bob:¤@tcp(host:3306)/db",
        "scott/¤@//dbhost:1521/orcl", "sqlplus scott/¤@orcl", "jdbc:oracle:thin:scott/¤@host:1521:sid",
        "_auth = ¤", "//registry.example/:_auth=¤",
        // Values on the next line.
        "password:\n  ¤\n", "password: |\n  ¤\n", "db:\n  password: >-\n    ¤\n  host: x",
        "{\"a\":\"password: |\\n  ¤\\n\"}",
        // Values before their names, and beside them in a list.
        "{\"value\":\"¤\",\"name\":\"password\"}", "{\"value\":\"¤\",\"a\":1,\"name\":\"x-api-key\"}",
        "{\"a\":\"{\\\"value\\\":\\\"¤\\\",\\\"name\\\":\\\"api_key\\\"}\"}",
        "<add value=\"¤\" key=\"password\"/>", "[\"x-api-key\",\"¤\"]", "[[\"x-api-key\", \"¤\"],[\"a\",\"b\"]]",
        "headers = [(\"x-api-key\", \"¤\")]", ".header(\"x-api-key\", \"¤\")", "request.setHeader('X-Api-Key', '¤');",
        "{\"a\":\"[\\\"x-api-key\\\",\\\"¤\\\"]\"}",
        // A dollar within a secret that is no password.
        "api_key=¤$72hQp", "client_secret: \"x9$¤\"",
        // JSON in a string of JSON.
        "{\"a\":\"{\\\"password\\\":[\\\"¤\\\"]}\"}",
        // Tables.
        "name,password\nbob,¤\nalice,Xy7pQ9zz1", "id;Password;note\r\n1;\"¤\";x",
        "| user | password |\n|---|---|\n| bob | ¤ |",
        "user\tpassword\nbob\t¤", "{\"a\":\"name,db_password\\nbob,¤\"}",
        // Sentences.
        "Das Passwort lautet ¤.", "Das Passwort ist ¤", "le mot de passe est ¤", "la contraseña es ¤", "a senha é ¤",
        "la password è ¤", "пароль ¤", "パスワードは¤です", "パスワードは「¤」です", "密码是¤。", "密码是：¤", "비밀번호는 ¤입니다",
        "The password is \"¤\".", "the password is `¤`", "{\"a\":\"a senha \\u00e9 ¤\"}",
        "{\"a\":\"la contrase\\u00f1a es ¤\"}", "{\"a\":\"\\u5bc6\\u7801\\u662f¤\"}",
        "{\"a\":\"\\u043f\\u0430\\u0440\\u043e\\u043b\\u044c ¤\"}",
        // Names in bold type, as models write them.
        "**password**: ¤", "**Password:** ¤", "- **Password:** `¤`", "*Password:* ¤",
        "***Password:*** ¤", "Password: **¤**", "**Password:** **¤**", "{\"a\":\"- **Password:** ¤\\n\"}",
        // Names that are short for a password behind what it belongs to.
        "DB_PASS=¤", "SMTP_PASS: \"¤\"", "{\"db_pass\": \"¤\"}", "basic_auth_pass = '¤'",
        // The text ends before the host.
        "postgres://app:¤", "{\"a\":\"redis://:¤\"}", "{\"a\":\"see amqp://app:¤",
    ])
    func `a password comes through in no form`(form: String) {
        let text = form.replacing("¤", with: Self.password)
        let redacted = Self.stage.redactedText(text)
        #expect(!redacted.contains(Self.password), "\(redacted)")
        #expect(Self.stage.redactedText(redacted) == redacted)
    }

    @Test(arguments: [
        "{\"pass\u{200B}word\":\"abc\"}", "{\"ｐａｓｓｗｏｒｄ\":\"abc\"}", "{\"pаsswоrd\":\"abc\"}", "{\"apі_kеy\":\"abc\"}",
        "{\"p\\u0430ssword\":\"abc\"}",
    ])
    func `a name in disguise hides no value`(text: String) {
        #expect(!Self.stage.redactedText(text).contains("abc"))
    }

    @Test func `the name of a member in disguise hides no value`() {
        for name in ["pass\u{200B}word", "ｐａｓｓｗｏｒｄ", "pаsswоrd"] {
            let value: AttributeValue = .map(Attributes([(name, .string("abc"))]))
            #expect(!"\(Self.redacted(value))".contains("abc"))
        }
    }

    @Test func `emphasis around a key does not hide it`() {
        let key = "sk-ant-" + "api03-" + String(repeating: "a1B2c3", count: 16) + "AA"
        for text in ["_\(key)_", "__\(key)__", "see _\(key)_"] {
            #expect(!Self.stage.redactedText(text).contains("a1B2c3a1"))
        }
    }

    @Test func `the rest of a key on the next line goes with it`() {
        let hexadecimal = String(repeating: "0a1b2c3d", count: 4)
        for lineEnd in ["\n", "\r\n"] {
            let wrapped = "sk-or-v1-\(hexadecimal)\(lineEnd)\(hexadecimal)"
            #expect(!Self.stage.redactedText(wrapped).contains("0a1b2c3d"))
        }
    }

    @Test func `what is left of a private key whose beginning was cut off goes as a whole`() {
        let body = String(repeating: "MIIEpAIB0A/+AQEA75Ab3xy9\n", count: 4)
        for rest in [body, String(body.dropFirst(7)), "\r\n" + body, body.replacing("\n", with: "\\n")] {
            let text = rest + "-----END RSA " + "PRIVATE KEY-----"
            #expect(Self.stage.redactedText(text).hasSuffix("[REDACTED:private_key]"))
            #expect(!Self.stage.redactedText("{\"a\":\"\(text.replacing("\n", with: "\\n"))\"}").contains("75Ab3xy9"))
        }
    }

    @Test func `a token hides nothing that begins right behind it`() {
        let token = "sk-" + "proj-aBc3D4e5F6g7H8i9J0k1"
        let secret = "Qx7" + String(repeating: "y1B2c3", count: 7)
        let key = "-----BEGIN " + "PRIVATE KEY-----\n\(secret)\n-----END " + "PRIVATE KEY-----"
        for next in [key, "-" + key, "_hvs." + secret, "-ya29." + secret, "-dp.pt." + secret, "abc8Q~" + secret] {
            let redacted = Self.stage.redactedText("a \(token)\(next) b")
            #expect(!redacted.contains(secret), "\(redacted)")
            #expect(redacted.hasPrefix("a [REDACTED:openai]") && redacted.hasSuffix(" b"))
        }
    }

    @Test func `tokens with dashes or slashes between them leave the text around them`() {
        let keys = (0..<24).map { "AKIA" + "IOSFODNN7EXAMPL" + String(UnicodeScalar(UInt8(65 + $0))) }
        for separator in ["/", "-", "+"] {
            let redacted = Self.stage.redactedText("before \(keys.joined(separator: separator)) behind")
            #expect(!redacted.contains("IOSFODNN7"))
            #expect(redacted.hasPrefix("before ") && redacted.hasSuffix(" behind"))
        }
    }

    @Test(arguments: [
        "AccountKey=/7A7oD+2IlfhK8QBQK73k5qnwYGuj710smzLNTXUpIHH9IM4Mr+2GFIJsgnyccARM3rhnaGl2+atGTLDUNnk9o==",
        "aws_secret_access_key = /JalrXUtnFEMI7K7MDENG+bPxRfiCYzEXAMPLEK1",
        "send Basic dXNlcjpiN0E2T0ZRVG1vNzJwQVdDO", "send Basic dXNlcjpiN0E2T0ZRVG1vNzJwQVdDOT",
    ])
    func `base64 is a secret whatever it begins with and wherever it ends`(text: String) {
        #expect(Self.stage.redactedText(text).hasSuffix("]"))
    }

    @Test func `names and values in members of a map are one`() {
        let pair: AttributeValue = ["name": "x-api-key", "value": .string(Self.password)]
        let schema: AttributeValue = [
            "password": ["type": "string", "description": "The password", "default": .string(Self.password)]
        ]
        for value in [pair, [pair], ["headers": [pair]], schema] {
            #expect(!"\(Self.redacted(value))".contains(Self.password))
        }
    }

    @Test func `a card number is one also as a floating-point number`() {
        #expect(Self.redacted(.double(4_242_424_242_424_242)) == .string("[REDACTED:card]"))
        #expect(Self.redacted(.double(4_242_424_242_424_241)) == .double(4_242_424_242_424_241))
        for number in [Double.infinity, -.infinity, .nan, 1e300, 9.3e18] {
            #expect("\(Self.redacted(.double(number)))" == "\(AttributeValue.double(number))")
        }
    }

    @Test(arguments: [
        "bob@müller.example", "bob@дом.example", "иван@пример.рф", "josé.garcía@example.com", "用户@example.com",
        "\"john doe\"@example.org", "mobil: 0171 1234567", "手机: 138 0013 8000",
        // The country behind two zeros.
        "0049 30 1234567", "00493012345678", "0033 1 99 00 12 34", "00441632960123", "ring 0039 06 1234 5678 now",
    ])
    func `a person is found in other writings`(text: String) {
        let redacted = Self.stage.redactedText(text)
        #expect(redacted.contains("[REDACTED:"))
        #expect(!redacted.contains("garc") && !redacted.contains("john"))
    }

    @Test(arguments: [
        "iban de89 3704 0044 0532 0130 00", "DE89-3704-0044-0532-0130-00", "gb82west12345698765432",
        "gb82 west 1234 5698 7654 32", "4242.4242.4242.4242", "4242/4242/4242/4242", "4242\t4242\t4242\t4242",
        "4242\n4242\n4242\n4242", "4242\r\n4242\r\n4242\r\n4242", "4242  4242  4242  4242", "x 3782.822463.10005",
        "{\"a\":\"card\\n4242\\n4242\\n4242\\n4242\"}", "{\"a\":\"4242\\t4242\\t4242\\t4242\"}",
        "{\"a\":\"4242\\r\\n4242\\r\\n4242\\r\\n4242\"}",
        "{\"a\":\"{\\\"b\\\":\\\"3782\\\\r\\\\n822463\\\\r\\\\n10005\\\"}\"}",
        "{\"a\":\"{\\\"b\\\":\\\"{\\\\\\\"c\\\\\\\":\\\\\\\"4242\\\\\\\\n4242\\\\\\\\n4242\\\\\\\\n4242\\\\\\\"}\\\"}\"}",
    ])
    func `a number with check digits is found however it is parted`(text: String) {
        let redacted = Self.stage.redactedText(text)
        #expect(redacted.contains("[REDACTED:card]") || redacted.contains("[REDACTED:iban]"), "\(redacted)")
    }

    /// The numbers of the bytes of a key, as tools print them.
    static let dumps: [String] = {
        let key = Array(("sk-" + "proj-aBc3D4e5F6g7H8i9J0k1").utf8)
        func hexadecimal(_ before: String, _ separator: String) -> String {
            key.map { before + ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined(separator: separator)
        }
        let decimal = "[" + key.map(String.init).joined(separator: ", ") + "]"
        return [
            hexadecimal("", " "), hexadecimal("", ":"), hexadecimal("", "-"), hexadecimal("0x", ", "),
            "{ \(hexadecimal("0x", ",\n  ")) }", decimal, "Buffer.from(\(decimal))",
            "{\"type\": \"Buffer\", \"data\": \(decimal)}", "{\"a\": \"\(hexadecimal("", " "))\"}",
            "{\"a\": \"{\\\"data\\\": \(decimal)}\"}", "{\"a\": \"\(hexadecimal("0x", ",\\n"))\"}",
            key.map { "\\" + ($0 < 64 ? "0" : "") + String($0, radix: 8) }.joined(),
            "hello" + String(String.UnicodeScalarView(key.compactMap { Unicode.Scalar(0xE0000 + UInt32($0)) })),
        ]
    }()

    @Test(arguments: dumps)
    func `the numbers of a key's bytes are the key`(text: String) {
        let redacted = Self.stage.redactedText(text)
        #expect(redacted.contains("[REDACTED:openai]"), "\(redacted)")
        #expect(Self.stage.redactedText(redacted) == redacted)
    }

    @Test func `a list of numbers is the text of its bytes`() {
        let key = Array(("sk-" + "proj-aBc3D4e5F6g7H8i9J0k1").utf8)
        let value = AttributeValue.array(key.map { .int(Int64($0)) })
        #expect(Self.redacted(value) == .string("[REDACTED:key]"))
        let numbers = AttributeValue.array((40..<80).map { .int($0) })
        #expect(Self.redacted(numbers) == numbers)
    }

    @Test(arguments: [
        "password: String?", "password: String!", "The password is base64-encoded.", "The password is UTF-8 text.",
        "Your password is 12 characters long.", "docker run -u 1000:1000 image",
        "docker run -u www-data:www-data image",
        "curl -u user:password https://host.example", "curl -u $USER:$PASS1 https://host.example",
        "identified by 'name1'", "<password></password>", "passwort ist erforderlich", "password=$PASSWORD2",
        "{\"name\":\"temperature\",\"value\":\"Abc12345678\"}", "_italic_ and __bold__",
        "{\"name\":\"login\",\"parameters\":{\"type\":\"object\",\"properties\":{\"password\":{\"type\":\"string\",\"minLength\":8},\"api_key\":{\"description\":\"The key.\",\"type\":\"string\"}},\"required\":[\"password\"]}}",
        "<password>string</password>", "<token>the</token>", "<key>CFBundleVersion</key><string>12.4b1</string>",
        "<name>timeout2</name><value>Abc12345</value>", "can be identified by 'name1' and 'name2a'",
        "password:\n  type: string", "password:\n  key1: foo", "password: |", "Password:\n\nabc12345",
        "[\"password\", \"username\"]", "[\"api_key\", \"model\"]", "(\"password\", \"required2\")",
        "f(\"token\", name)",
        "le mot de passe est obligatoire", "la contraseña es obligatoria", "das Passwort ist falsch", "密码是必填项",
        "{\"value\":\"Abc12345678\",\"name\":\"temperature\"}", "10:30@home", "token=abc$TOKEN2x",
        "machine learning login password reset", "the login page password field1", "secret=prefix${SECRET1}x9Ab",
        "Tel Aviv 2024-2025", "4242.4242.4242.4241", "2019/2020/2021/2022", "4242\n4242\n4242\n4242\n4242",
        "4012\t4013\t4014\t4015\t4016", "0000 0033 0034 0035", "00000000331234", "0049 0050 0051 0052",
        "de89 3704 0044 0532 0130 01",
        "commit de89370400440532013001", "1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17",
        "de:ad:be:ef:00:11", "00 01 02 03 04 05 06 07 08 09 0a 0b 0c 0d 0e 0f 10 11", "\\101", "x = \"a\"@property",
        "[40, 41, 42, 43, 44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56]", "你好@张三",
        "name,password\nbob,\n", "| user | password |\n|---|---|\n| required | optional |",
        "Enter name, password, and mail.\nThen 12, abc123, and more words.",
        "username,password\nplain words2 follow here",
        "пароль должен быть длинным", "パスワードは8文字以上です", "sqlplus /nolog", "npm i @scope/name@//x", "a:b@tcp",
        "Passwort: mindestens 8 Zeichen, davon 2 Ziffern", "mail an bob@müller",
        "docker://node:18-bullseye", "http://localhost:8080", "http://[fe80::1A]:8080", "postgres://$USER:$PASSWORD1x",
        "secret=projects/my-project/secrets/my-secret/versions/1", "--ssh-key-expiration=\"2020-01-01T00:00:00:00Z\"",
        "'authorization_protocol_name' => 'simple_v2_challenge'",
        "token = *pointer2value", "password: *", "password: **", "**Token:** optional", "first_pass=10ab",
        "user_pass=optional", "a **password** is 8 characters long",
        "key_path=/Users/Bob2/Projects/Secret7/Sources", "secret=/Users/Bob2/Projects/Secret7/Sources/Main/Xy1",
        "-----END PRIVATE KEY-----", "a line\n-----END PRIVATE KEY-----",
    ])
    func `what is no secret stays as it is`(text: String) {
        #expect(Self.stage.redactedText(text) == text)
    }

    @Test func `the schema of a secret stays as it is`() {
        let schema: AttributeValue = [
            "properties": ["password": ["type": "string", "description": "The password of the user."]]
        ]
        #expect(Self.redacted(schema) == schema)
    }
}
