// Copyright (c) 2026 the genai-telemetry authors
// SPDX-License-Identifier: Apache-2.0

public import GenAITelemetry

extension ProviderCall {
    /// Sees from a response that it comes from a server which speaks OpenAI's wire and runs on anybody's machine.
    ///
    /// Such servers have no host that tells them, but each adds something of its own to what it answers.
    mutating func recognizeServer(by response: AttributeValue) {
        guard case .inference(var inference) = self, inference.provider == .openAI,
            inference.server.map({ $0.address.hasSuffix("openai.com") }) != true
        else { return }
        if response["system_fingerprint"].isText("fp_ollama") {
            inference.provider = .ollama
        } else if response["timings"]["predicted_n"] != nil {
            inference.provider = .llamaCPP
        } else if case .map(let members) = response,
            members["prompt_logprobs"] != nil || members["kv_transfer_params"] != nil
        {
            inference.provider = .vLLM
        } else {
            return
        }
        self = .inference(inference)
    }
}

extension ProviderName {
    /// Ollama.
    public static let ollama: ProviderName = "ollama"
    /// A server of llama.cpp.
    public static let llamaCPP: ProviderName = "llama_cpp"
    /// vLLM.
    public static let vLLM: ProviderName = "vllm"
    /// OpenRouter.
    public static let openRouter: ProviderName = "openrouter"
}
