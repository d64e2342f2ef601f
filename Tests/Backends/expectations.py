# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""What each backend must show of each span that Emitter sends, whatever profile it is sent under."""

import dataclasses

from backend import Shown

QUESTION = "How much leave do I have?"
ANSWER = "You have 30 days of leave, 12 of them still open."
RESPONSE_MODEL = "gpt-4o-2024-08-06"
PICTURE = (
    "data:image/png;base64,"
    "iVBORw0KGgoAAAANSUhEUgAAAAgAAAAICAIAAABLbSncAAAAEUlEQVR4nGP4z8CAFTEMLQkAKP8/wRmu0BMAAAAASUVORK5CYII="
)

#: What gpt-4o costs, in dollars for a token, by our price table and by MLflow's.
PRICES = {"input": 2.5e-6, "cache_read": 1.25e-6, "output": 10e-6}

#: The tokens of all calls of models that generate.
CALLS = {"input": 1000 + 4 + 80 + 20 + 300 + 50, "output": 200 + 5 + 15 + 60 + 2 + 20}
#: The tokens of the embeddings, and of the hosted agent, whose calls nobody else tells.
BESIDES = {"input": 9 + 70, "output": 7}


@dataclasses.dataclass(frozen=True)
class Case:
    """A span that is sent, and what must be seen of it."""

    phoenix: str
    mlflow: str
    shown: Shown


def chat(*messages):
    return {"messages": [dict(message) for message in messages]}


def said(role, content, **more):
    return {"role": role, "content": content, **more}


def answered(content, **more):
    return chat(said("assistant", content, **more, finish_reason="stop"))


def call(year, number):
    function = {"name": "days", "arguments": f'{{"year":{year}}}'}
    return [{"id": f"call-{number}", "type": "function", "function": function}]


def page(name, text, score=None, **metadata):
    score = {} if score is None else {"score": score}
    return {"id": name, "page_content": text, "metadata": {**metadata, **score}}


def case(phoenix, mlflow, **shown):
    return Case(phoenix, mlflow, Shown(session="session-1", user="user-1", **shown))


def price(input_tokens, output_tokens, cache_read=0):
    uncached = input_tokens - cache_read
    return uncached * PRICES["input"] + cache_read * PRICES["cache_read"] + output_tokens * PRICES["output"]


def model(tokens, mlflow="CHAT_MODEL", messages=(1, 1), cache_read=0, **shown):
    count = {"input_tokens": tokens[0], "output_tokens": tokens[1], "cost": price(*tokens, cache_read)}
    return case("LLM", mlflow, model=RESPONSE_MODEL, messages=messages, **count, **shown)


LEAVE = page("doc-1", "Everybody has 30 days of leave.", 0.75, page=12)

SUCCEEDED = {
    "request": case("CHAIN", "CHAIN", input=QUESTION, output=ANSWER),
    "workflow": case("CHAIN", "WORKFLOW", input=QUESTION, output=ANSWER),
    "agent": case("AGENT", "AGENT", input=QUESTION, output=ANSWER),
    "agent-creation": case("AGENT", "AGENT", model="gpt-4o", input="Translate into English."),
    "hosted-agent": case(
        "AGENT", "AGENT", model="gpt-4o", input_tokens=70, output_tokens=7,
        input=chat(said("system", "Translate into English."), said("user", "Guten Tag.")), output=answered("Good day."),
    ),
    "plan": case("CHAIN", "TASK", output=["look it up", "compute", "answer"]),
    "step": case("CHAIN", "CHAIN", input=QUESTION, output={"documents": 2}),
    "embeddings": case(
        "EMBEDDING", "EMBEDDING", model="text-embedding-3-small", input_tokens=9, cost=1.8e-07,
        input=[QUESTION, "leave"],
    ),
    "retrieval": case(
        "RETRIEVER", "RETRIEVER", model="text-embedding-3-small", input="leave days", documents=("doc-1", "doc-2"),
        output=[LEAVE, page("doc-2", "Public holidays do not count.", 0.5)],
    ),
    "retrieval-unscored": case(
        "RETRIEVER", "RETRIEVER", model="text-embedding-3-small", input="leave days", documents=("doc-1", "doc-3"),
        output=[LEAVE, page("doc-3", "Leave of last year expires in March.")],
    ),
    "rerank": case(
        "RERANKER", "RERANKER", model="rerank-v3.5", input="leave days", documents=("doc-2",), cost=0.002,
        output=[page("doc-2", "Public holidays do not count.", 0.9)],
    ),
    "prompt": case(
        "PROMPT", "TASK", output=f"Answer from the evidence: {QUESTION}",
        input={"name": "answer", "version": "3", "variables": {"question": QUESTION}, "evidence_ids": ["doc-1"]},
    ),
    "chat": model(
        input=chat(said("system", "Be brief."), said("user", QUESTION)), output=answered(ANSWER),
        tokens=(1000, 200), cache_read=400, messages=(2, 1),
    ),
    "completion": model(
        mlflow="LLM", input=chat(said("user", "Once upon a time")),
        output=chat(said("assistant", "there was a clerk.")), tokens=(4, 5),
    ),
    "response-fetch": case("CHAIN", "CHAIN", output=answered("Done.")),
    "chat-tool-call": model(
        input=chat(
            said("system", "Use tools."), said("user", "How many days are open?"),
            said("assistant", None, tool_calls=call(2025, 0)),
            said("tool", '{"open":0}', tool_call_id="call-0"),
        ),
        output=chat(said("assistant", None, tool_calls=call(2026, 1), finish_reason="tool_call")),
        tokens=(80, 15), messages=(4, 1),
    ),
    "chat-reasoning": model(
        input=chat(said("user", "Is 30 more than 12?")), output=answered("Yes.", reasoning="30 - 12 is 18."),
        tokens=(20, 60),
    ),
    "chat-image": model(
        input=chat(said("user", [
            {"type": "text", "text": "What colour is this?"},
            {"type": "image_url", "image_url": {"url": PICTURE}},
            {"type": "text", "text": "[document application/pdf: https://example.com/leave.pdf]"},
        ])),
        output=answered("Red."), tokens=(300, 2),
    ),
    "chat-stream": model(
        input=chat(said("user", QUESTION)), output=answered(ANSWER), tokens=(50, 20),
    ),
    "tool": case("TOOL", "TOOL", tool="days", input={"year": 2026}, output={"open": 12}),
    "tool-no-arguments": case("TOOL", "TOOL", tool="today", input={}, output="2026-01-31"),
    "tool-mcp": case("TOOL", "TOOL", tool="calendar", input={"day": "2026-02-01"}, output="free"),
    "guardrail": case("GUARDRAIL", "GUARDRAIL", input=ANSWER, output={"verdict": "passed"}),
    "evaluator": case(
        "EVALUATOR", "EVALUATOR", input=ANSWER,
        output={"verdict": "warned", "score": 0.75, "explanation": "12 has no source."},
    ),
    "storage": case("CHAIN", "CHAIN", input="SELECT days FROM leave", output=[{"days": 30}]),
    "memory": case("CHAIN", "MEMORY", input="language", output=[{"content": "prefers English"}]),
    "generic": case("CHAIN", "CHAIN", input="config.json", output={"entries": 4}),
}


def failed(name, **shown):
    twin = SUCCEEDED[name]
    messages = (1 if "input" in shown else 0, 0) if twin.shown.messages else None
    error = "The service is unavailable."
    known = Shown(session="session-2", user="user-2", error=error, messages=messages, tool=twin.shown.tool, **shown)
    return Case(twin.phoenix, twin.mlflow, known)


FAILED = {
    "request-failed": failed("request", input=QUESTION),
    "workflow-failed": failed("workflow"),
    "agent-failed": failed("agent"),
    "agent-creation-failed": failed("agent-creation"),
    "plan-failed": failed("plan"),
    "step-failed": failed("step"),
    "embeddings-failed": failed("embeddings", model="text-embedding-3-small"),
    "retrieval-failed": failed("retrieval", input="leave days"),
    "rerank-failed": failed("rerank", model="rerank-v3.5"),
    "prompt-failed": failed("prompt", input={"name": "answer", "version": "3", "variables": {"question": QUESTION}}),
    "chat-failed": failed("chat", model="gpt-4o", input=chat(said("user", QUESTION))),
    "completion-failed": failed("completion", model="gpt-4o"),
    "response-fetch-failed": failed("response-fetch"),
    "tool-failed": failed("tool", input={"year": 2026}),
    "guardrail-failed": failed("guardrail"),
    "evaluator-failed": failed("evaluator"),
    "storage-failed": failed("storage"),
    "memory-failed": failed("memory"),
    "generic-failed": failed("generic"),
}

CASES = SUCCEEDED | FAILED

#: What a backend shows otherwise under a profile, with the reason. An entry that is no longer true is a failure.
#: (backend, profile, case, field): (what is shown, why)
EXCEPTIONS = {
    ("phoenix", "phoenix", "agent", "input_tokens"): (4321, "Phoenix does not add an agent's tokens to those of its calls"),
    ("phoenix", "phoenix", "agent", "output_tokens"): (1234, "Phoenix does not add an agent's tokens to those of its calls"),
    **{
        ("phoenix", profile, "response-fetch-failed", "output"): (
            {"id": "resp-1"}, "Phoenix puts the id of an answer where no output is told",
        )
        for profile in ("phoenix", "universal")
    },
    ("mlflow", "universal", "tool-no-arguments", "input"): (
        None, "MLflow takes an empty object for no input, unless it is told in its own words",
    ),
}
