#!/usr/bin/env python3
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Records the spans that an instrumentation makes of five calls, against a scripted server: make.py NAME writes NAME.pb.

NAME is opentelemetry-openai-v2, openinference-openai or openllmetry-openai; README.md says which packages that takes.
"""

import http.server
import json
import os
import sys
import threading

os.environ["OTEL_SERVICE_NAME"] = "foreign"
os.environ["OTEL_INSTRUMENTATION_GENAI_CAPTURE_MESSAGE_CONTENT"] = "true"

from opentelemetry.exporter.otlp.proto.common.trace_encoder import encode_spans
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor, SpanExporter, SpanExportResult

MODEL = "gpt-4o-2024-08-06"
USAGE = {"prompt_tokens": 20, "completion_tokens": 5, "total_tokens": 25}
CALL = {"id": "call_1", "type": "function", "function": {"name": "weather", "arguments": '{"city":"Paris"}'}}
TOOLS = [{"type": "function", "function": {"name": "weather", "parameters": {"type": "object"}}}]
MESSAGES = [{"role": "system", "content": "Be brief."}, {"role": "user", "content": "Hi."}]


def completion(request: dict) -> dict:
    """What the model answers."""
    if request.get("tools"):
        choice = {"index": 0, "finish_reason": "tool_calls", "message": {"role": "assistant", "content": None, "tool_calls": [CALL]}}
    else:
        choice = {"index": 0, "finish_reason": "stop", "message": {"role": "assistant", "content": "Hello."}}
    return {"id": "chatcmpl-1", "object": "chat.completion", "created": 1, "model": MODEL, "choices": [choice], "usage": USAGE}


def chunks() -> list[dict]:
    """What a stream is made of."""
    deltas = [({"role": "assistant", "content": "Hel"}, None), ({"content": "lo."}, "stop")]
    choices = [[{"index": 0, "delta": delta, "finish_reason": reason}] for delta, reason in deltas] + [[]]
    common = {"id": "chatcmpl-3", "object": "chat.completion.chunk", "created": 1, "model": MODEL}
    return [{**common, "choices": choice, **({} if choice else {"usage": USAGE})} for choice in choices]


class Server(http.server.BaseHTTPRequestHandler):
    """Enough of OpenAI."""

    def log_message(self, *arguments):
        """Says nothing."""

    def answer(self, status: int, body: bytes, kind: str = "application/json"):
        self.send_response(status)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["content-length"])))
        if self.path.endswith("/embeddings"):
            vector = {"object": "embedding", "index": 0, "embedding": [0.1, 0.2]}
            body = {"object": "list", "model": request["model"], "data": [vector], "usage": {"prompt_tokens": 3, "total_tokens": 3}}
            self.answer(200, json.dumps(body).encode())
        elif request["model"] == "missing":
            error = {"message": "The model does not exist", "type": "invalid_request_error", "code": "model_not_found"}
            self.answer(404, json.dumps({"error": error}).encode())
        elif request.get("stream"):
            lines = [f"data: {json.dumps(chunk)}" for chunk in chunks()] + ["data: [DONE]", ""]
            self.answer(200, "\n\n".join(lines).encode(), "text/event-stream")
        else:
            self.answer(200, json.dumps(completion(request)).encode())


class Collector(SpanExporter):
    """Keeps what ends."""

    spans: list = []

    def export(self, spans):
        self.spans.extend(spans)
        return SpanExportResult.SUCCESS


def main(name: str):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    provider = TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(Collector()))
    if name == "opentelemetry-openai-v2":
        from opentelemetry.instrumentation.openai_v2 import OpenAIInstrumentor
    elif name == "openinference-openai":
        from openinference.instrumentation.openai import OpenAIInstrumentor
    else:
        from opentelemetry.instrumentation.openai import OpenAIInstrumentor
    OpenAIInstrumentor().instrument(tracer_provider=provider)
    import openai

    client = openai.OpenAI(base_url=f"http://127.0.0.1:{server.server_port}/v1", api_key="none", max_retries=0)
    chat = client.chat.completions.create
    with provider.get_tracer("application").start_as_current_span("handle question"):
        chat(model="gpt-4o", messages=MESSAGES, temperature=1, max_tokens=100)
        chat(model="gpt-4o", messages=MESSAGES, tools=TOOLS)
        for _ in chat(model="gpt-4o", messages=MESSAGES, stream=True, stream_options={"include_usage": True}):
            pass
        client.embeddings.create(model="text-embedding-3-small", input="leave", encoding_format="float")
        try:
            chat(model="missing", messages=MESSAGES)
        except openai.NotFoundError:
            pass
    with open(f"{name}.pb", "wb") as file:
        file.write(encode_spans(Collector.spans).SerializeToString())


main(sys.argv[1])
