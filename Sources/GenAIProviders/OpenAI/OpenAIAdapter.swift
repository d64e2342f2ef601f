// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

/// OpenAI's Chat Completions, Responses, legacy Completions and Embeddings, and everybody who speaks them: Azure OpenAI,
/// DeepSeek, Groq, Mistral, Moonshot, OpenRouter, Perplexity, xAI, vLLM, llama.cpp, Ollama's `/v1`.
public struct OpenAIAdapter: ProviderAdapter {
    /// Who is spoken to, unless the host of a request says otherwise.
    public var provider: ProviderName
    /// What becomes of pictures, sounds and files inside messages.
    public var media: MediaCapture

    /// Creates an adapter.
    public init(provider: ProviderName = .openAI, media: MediaCapture = .reference) {
        self.provider = provider
        self.media = media
    }

    /// What a request asks for, by its path, or by its members where there is no path.
    public func call(of request: ProviderRequest) -> ProviderCall {
        let path = RequestPath(request.path)
        let provider = provider(of: request)
        let body = request.body
        if path.contains("assistants") {
            return .agentCreation(agentCreation(request, provider))
        } else if let id = path.segment(after: "responses"), !body.isPresent {
            return .responseFetch(responseFetch(id, path, request, provider))
        } else if path.contains("embeddings") || path.segments.isEmpty && body.isEmbeddings {
            return .embeddings(embeddings(request, path, provider))
        } else if path.ends(in: "rerank") {
            return .rerank(.cohere(body, model: model(of: request, path), provider: provider))
        } else if path.contains("responses") || body["input"] != nil && body["messages"] == nil {
            return .inference(responses(request, path, provider))
        } else if body["messages"] != nil || path.ends(in: "chat", "completions") {
            return .inference(chat(request, path, provider))
        } else if body["prompt"] != nil, path.segments.isEmpty || path.contains("completions") {
            return .inference(completion(request, path, provider))
        }
        return .other(Generic("\(provider) request"))
    }

    /// Adds what a whole response says.
    @discardableResult
    public func read(_ response: AttributeValue, into call: inout ProviderCall) -> ProviderFailure? {
        call.recognizeServer(by: response)
        switch call {
        case .agentCreation(var creation):
            creation.agentID = response["id"].text ?? creation.agentID
            creation.version = response["version"].text ?? creation.version
            call = .agentCreation(creation)
            return nil
        case .embeddings:
            var contents = ResponseContents()
            contents.model = response["model"].text
            contents.usage = response["usage"].map(Self.usage)
            contents.write(into: &call)
        case .rerank(var rerank):
            rerank.readCohere(response)
            call = .rerank(rerank)
        case .inference, .responseFetch, .agentInvocation, .other:
            let isResponse = response["output"] != nil || response["object"].isText("response")
            let contents = isResponse ? responseContents(response) : chatContents(response)
            contents.write(into: &call)
            if isResponse, response["status"].isText("failed"), case .inference = call {
                return Self.failure(in: response["error"], status: nil) ?? ProviderFailure(code: "failed")
            }
        }
        return response["error"].flatMap { Self.failure(in: $0, status: nil) }
    }

    /// What the response of a failed call says.
    public func failure(status: Int, body: AttributeValue?) -> ProviderFailure {
        let body = body?.elements.first ?? body
        return Self.failure(in: body?["error"], status: status) ?? Self.failure(in: body, status: status)
            ?? ProviderFailure(status: status)
    }

    /// What puts the pieces of one streamed response together; which of the APIs it is shows in the first piece.
    public func makeAssembler() -> any ResponseAssembler { OpenAIAssembler(media: media) }

    /// The failure that an error object tells, or nil when there is none.
    static func failure<JSON: JSONView>(in error: JSON?, status: Int?) -> ProviderFailure? {
        guard let error else { return nil }
        if let message = error.text { return ProviderFailure(status: status, message: message) }
        let code = error["code"].word ?? error["code"].whole.map { String($0) }
        let type = error["type"].word
        let message = error["message"].text ?? error["error"].text
        guard code != nil || type != nil || message != nil else { return nil }
        // A code that is the status again says less than a type.
        let isNumber = code.map { Int($0) != nil } ?? true
        return ProviderFailure(
            status: status ?? code.flatMap { Int($0) }.flatMap { (400...599).contains($0) ? $0 : nil },
            code: isNumber ? type ?? code : code, message: message)
    }
}

extension OpenAIAdapter {
    /// The model that a request names, or the deployment in its path.
    func model(of request: ProviderRequest, _ path: RequestPath) -> String {
        request.body["model"].text ?? path.segment(after: "deployments") ?? path.segment(after: "engines")
            ?? request.model ?? ""
    }

    private func provider(of request: ProviderRequest) -> ProviderName {
        guard provider == .openAI, let server = request.server else { return provider }
        return ProviderHost(server, path: request.path)?.provider ?? provider
    }

    /// The counts of Chat Completions, Responses and Embeddings, which have two names for each.
    static func usage<JSON: JSONView>(_ usage: JSON) -> TokenUsage {
        let input = usage["prompt_tokens_details", or: "input_tokens_details"]
        let output = usage["completion_tokens_details", or: "output_tokens_details"]
        let all = (
            input: usage["prompt_tokens", or: "input_tokens"].whole,
            output: usage["completion_tokens", or: "output_tokens"].whole,
            total: usage["total_tokens"].whole
        )
        let reasoning = output["reasoning_tokens"].whole
        // xAI counts reasoning beside the output, which only the total tells.
        let isBeside = all.total != nil && reasoning ?? 0 > 0 && all.total == Int.sum(all.input, all.output, reasoning)
        var tokens = TokenUsage(
            input: all.input, output: all.output,
            // DeepSeek and Moonshot count beside the details.
            cacheRead: input["cached_tokens"].whole ?? usage["prompt_cache_hit_tokens"].whole
                ?? usage["cached_tokens"].whole,
            cacheWrite: input["cache_write_tokens"].whole, reasoning: reasoning,
            excluding: isBeside ? .reasoning : [])
        var media = ModalityUsage()
        media.input = .init(details: input)
        media.output = .init(details: output)
        if media != ModalityUsage() { tokens.modalities = media }
        return tokens
    }

    private func embeddings(_ request: ProviderRequest, _ path: RequestPath, _ provider: ProviderName) -> Embeddings {
        let body = request.body
        var embeddings = Embeddings(model: model(of: request, path), provider: provider)
        embeddings.server = request.server
        embeddings.dimensionCount = body["dimensions"].whole
        embeddings.encodingFormats = body["encoding_format"].word.map { [$0] } ?? []
        embeddings.readInput(body["input"])
        return embeddings
    }

    private func responseFetch(
        _ id: String, _ path: RequestPath, _ request: ProviderRequest, _ provider: ProviderName
    ) -> ResponseFetch {
        var fetch = ResponseFetch(id, provider: provider)
        fetch.server = request.server
        fetch.streamCursor = path[query: "starting_after"]
        fetch.details.apiType = "responses"
        return fetch
    }

    private func agentCreation(_ request: ProviderRequest, _ provider: ProviderName) -> AgentCreation {
        let body = request.body
        var creation = AgentCreation(body["name"].text, provider: provider)
        creation.requestModel = body["model"].text ?? request.model
        creation.agentDescription = body["description"].text
        creation.systemInstructions = .instructions([body["instructions"].text].compactMap(\.self))
        creation.server = request.server
        return creation
    }
}

extension ModalityUsage.Counts {
    /// The counts that are more than zero: each call of a model that knows but words has the others, too.
    fileprivate init<JSON: JSONView>(details: JSON?) {
        func count(_ name: StaticString) -> Int? { details[name].whole.flatMap { $0 > 0 ? $0 : nil } }
        self.init(text: count("text_tokens"), image: count("image_tokens"), audio: count("audio_tokens"))
    }
}

extension AttributeValue {
    /// Whether a request without a path asks for vectors: it has an input, and either says how they shall be or names a
    /// model that makes them.
    fileprivate var isEmbeddings: Bool {
        guard self["input"] != nil else { return false }
        return self["encoding_format"] != nil || self["dimensions"] != nil
            || self["model"].text?.contains("embed") == true
    }
}

extension Embeddings {
    /// The texts, and how many there are: one text, several, one text as tokens, or several as tokens.
    mutating func readInput(_ input: AttributeValue?) {
        switch input {
        case .array(let elements)?:
            let isOneText = elements.first?.whole != nil
            inputCount = isOneText ? 1 : elements.count
            if !isOneText, let input { self.input = .value(input) }
        case .string(let text)?:
            inputCount = 1
            self.input = .text(text)
        default: break
        }
    }
}
