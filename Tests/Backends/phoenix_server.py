# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Arize Phoenix: offline, on loopback, with a database of its own."""

import pathlib
import time

from backend import Backend, Shown, value
from expectations import CASES

SETTLE_SECONDS = 60


class Phoenix(Backend):
    name = "phoenix"
    requirements = "Tests/Backends/requirements/phoenix.txt"
    health_path = "/healthz"

    def command(self, port, other_ports):
        self._ports = port, other_ports[0]
        return [str(self.python), str(pathlib.Path(__file__).parent / "launchers/phoenix_on_loopback.py"), "serve"]

    def environment(self):
        port, grpc = self._ports
        off = {
            "PHOENIX_TELEMETRY_ENABLED": "false", "PHOENIX_ALLOW_EXTERNAL_RESOURCES": "false",
            "PHOENIX_DISABLE_AGENT_ASSISTANT": "true", "PHOENIX_AGENTS_DISABLE_WEB_ACCESS": "true",
            "PHOENIX_AGENTS_DISABLE_BASH": "true", "PHOENIX_AGENTS_DISABLE_GITHUB": "true",
            "PHOENIX_ENABLE_MCP_SERVER": "false",
        }
        return off | {
            "PHOENIX_HOST": "127.0.0.1", "PHOENIX_PORT": str(port), "PHOENIX_GRPC_PORT": str(grpc),
            "PHOENIX_WORKING_DIR": str(self.directory),
            "PHOENIX_SQL_DATABASE_URL": f"sqlite:///{self.directory}/phoenix.db",
        }

    def place(self, profile):
        return {}  # The project is named in the resource.

    def shown(self, profile):
        deadline = time.monotonic() + SETTLE_SECONDS
        while True:  # What was accepted is stored in the background.
            spans = self._spans(profile)
            if len(spans) >= len(CASES) or time.monotonic() > deadline:
                break
            time.sleep(0.2)
        return {span["attributes"].get("test.case"): self._read(span) for span in spans}

    def totals(self, profile):
        project = self.ask(f"/v1/projects/{profile}")["data"]["id"]
        query = (
            "query($id: ID!) { node(id: $id) { ... on Project { tokenCountPrompt tokenCountCompletion } } }"
        )
        node = self.ask("/graphql", {"query": query, "variables": {"id": project}})["data"]["node"]
        roots = [span for span in self._spans(profile) if span["attributes"].get("test.case") == "request"]
        root = self._read(roots[0])
        tokens = {"input tokens": int(node["tokenCountPrompt"]), "output tokens": int(node["tokenCountCompletion"])}
        return tokens | {"input": root.input, "output": root.output}

    def page_of(self, profile, case):
        """The path of the page that shows the span of a case."""
        project = self.ask(f"/v1/projects/{profile}")["data"]["id"]
        span = next(span for span in self._spans(profile) if span["attributes"].get("test.case") == case)
        return f"/projects/{project}/traces/{span['context']['trace_id']}?selectedSpanNodeId={span['id']}"

    def _spans(self, profile):
        try:
            return self.ask(f"/v1/projects/{profile}/spans?limit=1000")["data"]
        except Exception as error:
            if "404" in str(error):  # The project comes into being with its first span.
                return []
            raise

    def _read(self, span):
        attributes = span["attributes"]
        kind = span["span_kind"]
        list_of = "reranker.output_documents" if kind == "RERANKER" else "retrieval.documents"
        messages = tuple(_count(attributes, f"llm.{side}_messages") for side in ("input", "output"))
        return Shown(
            type=kind,
            input=value(attributes.get("input.value")),
            output=value(attributes.get("output.value")),
            model=attributes.get("llm.model_name") or attributes.get("embedding.model_name"),
            input_tokens=attributes.get("llm.token_count.prompt"),
            output_tokens=attributes.get("llm.token_count.completion"),
            cost=attributes.get("llm.cost.total"),
            messages=messages if kind == "LLM" else None,
            tool=attributes.get("tool.name"),
            documents=tuple(
                attributes.get(f"{list_of}.{index}.document.id") for index in range(_count(attributes, list_of))
            ),
            session=attributes.get("session.id"),
            user=attributes.get("user.id"),
            error=span["status_message"] if span["status_code"] == "ERROR" else None,
        )


def _count(attributes, name):
    """The length of a list that is spread over attributes."""
    depth = name.count(".") + 1
    return len({key.split(".")[depth] for key in attributes if key.startswith(name + ".")})
