# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""MLflow's tracking server: on loopback, with a database of its own and one worker."""

import json

from backend import Backend, ServerError, Shown, value


class MLflow(Backend):
    name = "mlflow"
    requirements = "Tests/Backends/requirements/mlflow.txt"
    health_path = "/health"

    def command(self, port, other_ports):
        return [
            str(self.python.with_name("mlflow")), "server", "--host", "127.0.0.1", "--port", str(port), "--workers", "1",
            "--backend-store-uri", f"sqlite:///{self.directory}/mlflow.db",
            "--artifacts-destination", f"{self.directory}/artifacts",
        ]

    def environment(self):
        return {
            "MLFLOW_DISABLE_TELEMETRY": "true", "DO_NOT_TRACK": "true", "MLFLOW_SERVER_ENABLE_JOB_EXECUTION": "false",
        }

    def place(self, profile):
        answer = self.ask("/api/2.0/mlflow/experiments/create", {"name": profile})
        return {"x-mlflow-experiment-id": answer["experiment_id"]}

    def shown(self, profile):
        return {
            _attributes(span).get("test.case"): self._read(trace, span)
            for trace in self._traces(profile)
            for span in self._spans(trace)
        }

    def totals(self, profile):
        trace = next(trace for trace in self._traces(profile) if trace["state"] == "OK")
        usage = json.loads(trace["trace_metadata"].get("mlflow.trace.tokenUsage", "{}"))
        cost = json.loads(trace["trace_metadata"].get("mlflow.trace.cost", "{}"))
        return {
            "input tokens": usage.get("input_tokens"), "output tokens": usage.get("output_tokens"),
            "cost": cost.get("total_cost"),
            "input": value(trace.get("request_preview")), "output": value(trace.get("response_preview")),
        }

    def experiment(self, profile):
        """The number of a profile's experiment."""
        answer = self.ask(f"/api/2.0/mlflow/experiments/get-by-name?experiment_name={profile}")
        return answer["experiment"]["experiment_id"]

    def place_in_tree(self, profile, case):
        """The trace that has a case, the name of its span, and how many of that name stand above it in the tree."""
        for trace in self._traces(profile):
            spans = sorted(self._spans(trace), key=lambda span: int(span["start_time_unix_nano"]))
            cases = [_attributes(span).get("test.case") for span in spans]
            if case in cases:
                name = spans[cases.index(case)]["name"]
                return trace["trace_id"], name, sum(span["name"] == name for span in spans[: cases.index(case)])
        raise ServerError(f"MLflow has no span of the case {case}")

    def _traces(self, profile):
        place = {"type": "MLFLOW_EXPERIMENT", "mlflow_experiment": {"experiment_id": self.experiment(profile)}}
        return self.ask("/api/3.0/mlflow/traces/search", {"locations": [place], "max_results": 100}).get("traces", [])

    def _spans(self, trace):
        return self.ask(f"/ajax-api/2.0/mlflow/get-trace-artifact?request_id={trace['trace_id']}")["spans"]

    def _read(self, trace, span):
        attributes = _attributes(span)
        kind = attributes.get("mlflow.spanType")
        usage = attributes.get("mlflow.chat.tokenUsage") or {}
        cost = attributes.get("mlflow.llm.cost") or {}
        sides = attributes.get("mlflow.spanInputs"), attributes.get("mlflow.spanOutputs")
        pages = sides[1] if isinstance(sides[1], list) else []
        return Shown(
            type=kind,
            input=sides[0],
            output=sides[1],
            model=attributes.get("mlflow.llm.model"),
            input_tokens=usage.get("input_tokens"),
            output_tokens=usage.get("output_tokens"),
            cost=cost.get("total_cost"),
            messages=tuple(map(_chat_length, sides)) if kind in ("CHAT_MODEL", "LLM") else None,
            tool=attributes.get("gen_ai.tool.name"),
            documents=tuple(page["id"] for page in pages if isinstance(page, dict) and "page_content" in page),
            session=trace["trace_metadata"].get("mlflow.trace.session"),
            user=trace["trace_metadata"].get("mlflow.trace.user"),
            error=span["status"]["message"] if span["status"]["code"] == "STATUS_CODE_ERROR" else None,
        )


def _attributes(span):
    return {name: value(text) for name, text in span["attributes"].items()}


def _chat_length(side):
    """How many messages the chat view shows of an input or an output: it takes all of them or none."""
    messages = side.get("messages") if isinstance(side, dict) else side
    if not isinstance(messages, list):
        return 0
    return len(messages) if all(_is_chat_message(message) for message in messages) else 0


def _is_chat_message(message):
    if "parts" in message:
        return all(part.get("type") in ("text", "tool_call", "tool_call_response") for part in message["parts"])
    content = message.get("content")
    kinds = [part.get("type") for part in content] if isinstance(content, list) else []
    return message.get("role") in ("system", "user", "assistant", "tool") and all(
        kind in ("text", "image_url", "input_audio") for kind in kinds
    )
