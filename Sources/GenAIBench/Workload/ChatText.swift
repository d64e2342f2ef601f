// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

#if CLI
import GenAITelemetry

/// Messages of a chat as JSON, made from a seed: prose, code, tool calls with JSON in their arguments, ids, links, numbers.
struct ChatText {
    private var random: Xoshiro256

    init(seed: UInt64) { random = Xoshiro256(seed: seed) }

    /// Texts of some thousand bytes each, of so many bytes together.
    static func texts(seed: UInt64 = 5, byteCount: Int) -> [String] {
        var maker = ChatText(seed: seed)
        var texts: [String] = []
        var count = 0
        while count < byteCount {
            let text = maker.conversation(messages: maker.number(2, 12))
            count += text.utf8.count
            texts.append(text)
        }
        return texts
    }

    /// The messages of a conversation, as an attribute holds them.
    mutating func conversation(messages count: Int) -> String {
        var writer = JSONWriter()
        writer.value(.array((0..<count).map { _ in message() }))
        return writer.text
    }

    private mutating func message() -> AttributeValue {
        switch number(0, 9) {
        case 0...2: return ["role": "user", "parts": [["type": "text", "content": .string(paragraphs(1, 3))]]]
        case 3...5:
            return [
                "role": "assistant", "parts": [["type": "text", "content": .string(paragraphs(1, 6))]],
                "finish_reason": "stop",
            ]
        case 6:
            let code = "\(paragraphs(1, 1))\n\n```python\n\(lines(number(4, 20)))```\n\n\(paragraphs(1, 2))"
            return ["role": "assistant", "parts": [["type": "text", "content": .string(code)]]]
        case 7, 8: return call()
        default: return answer()
        }
    }

    // MARK: Tools

    private mutating func call() -> AttributeValue {
        var arguments = JSONWriter()
        arguments.value([
            "query": .string(sentence()), "limit": .int(Int64(number(1, 50))), "language": "en",
            "filters": ["year": .int(Int64(number(1990, 2026))), "tags": [.string(word()), .string(word())]],
        ])
        return [
            "role": "assistant",
            "parts": [
                [
                    "type": "tool_call", "id": .string("call_" + letters(24)), "name": "search_documents",
                    "arguments": .string(arguments.text),
                ]
            ],
        ]
    }

    private mutating func answer() -> AttributeValue {
        let hits = (0..<number(2, 6)).map { rank -> AttributeValue in
            [
                "id": .string(uuid()), "score": .double(Double(number(100, 999)) / 1000), "rank": .int(Int64(rank)),
                "url": .string("https://docs.example.com/\(word())/\(word())-\(word())?page=\(number(1, 9))"),
                "snippet": .string(sentence() + " " + sentence()),
            ]
        }
        return [
            "role": "tool",
            "parts": [["type": "tool_call_response", "id": .string("call_" + letters(24)), "response": .array(hits)]],
        ]
    }

    // MARK: Prose and code

    static let words = """
        the of and to a in is that it for was on are as with they be at one have this from or had by hot but some what \
        there we can out other were all your when up use word how said an each she which do their time if will way about \
        many then them would write like so these her long make thing see him two has look more day could go come did my \
        sound no most number who over know water than call first people may down side been now find any new work part \
        take get place made live where after back little only round man year came show every good me give our under name \
        very through just form great think say help low line before turn cause same mean differ move right boy old too \
        does tell sentence set three want air well also play small end put home read hand port large spell add even land \
        here must big high such follow act why ask men change went light kind off need house picture try us again animal \
        point mother world near build self earth father head stand own page should country found answer school grow study \
        still learn plant cover food sun four thought let keep eye never last door between city tree cross since hard \
        start might story saw far sea draw left late run while press close night real life few stop retrieval evaluation \
        temperature configuration documentation performance international understanding recommendation infrastructure
        """.split(separator: " ").map(String.init)

    private static let code = [
        "import numpy as np", "def evaluate(model, batch, limit=32):", "    results = []",
        "    for index, item in enumerate(batch):", "        score = model.predict(item[\"text\"])",
        "        if score > 0.5 and index < limit:", "            results.append((index, score))",
        "        else: logger.debug(\"skipped %s\", item.id)", "    return sorted(results, key=lambda r: -r[1])",
        "class Retriever(BaseRetriever):", "    max_tokens: int = 4096", "    self.cache[query_id] = documents",
        "print(f\"{len(results)} of {total:,} documents\")", "path = os.path.join(root, \"data\", \"index.json\")", "",
        "assert response.status_code == 200  # see https://example.com/status",
    ]

    private mutating func paragraphs(_ low: Int, _ high: Int) -> String {
        (0..<number(low, high)).map { _ in
            (0..<number(2, 6)).map { _ in sentence() }.joined(separator: " ")
        }.joined(separator: "\n\n")
    }

    private mutating func sentence() -> String {
        var words = (0..<number(5, 18)).map { _ in word() }
        words[0] = words[0].prefix(1).uppercased() + words[0].dropFirst()
        switch number(0, 11) {
        case 0: words.append("in \(number(1900, 2026))")
        case 1: words[words.count / 2] += ","
        case 2: words.append("(\(word()) \"\(word())\")")
        case 3: words.append("– it’s \(number(1, 99)) %")
        default: break
        }
        return words.joined(separator: " ") + (number(0, 7) == 0 ? "?" : ".")
    }

    private mutating func lines(_ count: Int) -> String {
        (0..<count).map { _ in Self.code[number(0, Self.code.count - 1)] + "\n" }.joined()
    }

    private mutating func word() -> String { Self.words[number(0, Self.words.count - 1)] }

    // MARK: Ids

    private mutating func letters(_ count: Int) -> String {
        let alphabet = Array("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        return String((0..<count).map { _ in alphabet[number(0, alphabet.count - 1)] })
    }

    private mutating func uuid() -> String {
        let digits = Array("0123456789abcdef")
        return [8, 4, 4, 4, 12].map { count in
            String((0..<count).map { _ in digits[number(0, 15)] })
        }.joined(separator: "-")
    }

    private mutating func number(_ low: Int, _ high: Int) -> Int {
        low + Int(random.next() % UInt64(high - low + 1))
    }
}

#endif
