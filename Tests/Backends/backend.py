# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""What Phoenix and MLflow share here: they are started for a test, and asked through their own APIs what they show."""

import dataclasses
import json
import pathlib
import sys
import urllib.error
import urllib.request

INTEROP = pathlib.Path(__file__).resolve().parents[1] / "Interop"
# Not as a package: the servers there need PyPI's protobuf, and nothing here does.
sys.path += [str(INTEROP), str(INTEROP / "servers")]

from server import Server, ServerError  # noqa: E402


@dataclasses.dataclass(frozen=True)
class Shown:
    """What a backend shows of a span, in words that both backends have."""

    type: str | None = None
    #: JSON as what it spells, text as text.
    input: object = None
    output: object = None
    model: str | None = None
    input_tokens: int | None = None
    output_tokens: int | None = None
    cost: float | None = None
    #: How many messages its chat view has, going in and coming out.
    messages: tuple | None = None
    tool: str | None = None
    documents: tuple = ()
    session: str | None = None
    user: str | None = None
    error: str | None = None


class Backend(Server):
    """A backend with a user interface."""

    start_seconds = 180

    def is_ready(self):
        try:
            with urllib.request.urlopen(self.endpoint + self.health_path, timeout=5) as response:
                return response.status == 200
        except OSError:
            return False

    #: A path that answers when the server is ready.
    health_path = "/"

    def place(self, profile):
        """Makes the place for a profile's spans, and returns the headers that lead there."""
        raise NotImplementedError

    def shown(self, profile):
        """What is shown of the spans of a profile, by the name of their case."""
        raise NotImplementedError

    def totals(self, profile):
        """What is shown of the whole trace that succeeded: the sums of tokens, input and output."""
        raise NotImplementedError

    def ask(self, path, body=None):
        """Asks the backend's API, and returns the JSON that it answers."""
        data = None if body is None else json.dumps(body).encode()
        request = urllib.request.Request(self.endpoint + path, data=data, headers={"Content-Type": "application/json"})
        try:
            with urllib.request.urlopen(request, timeout=60) as response:
                return json.load(response)
        except (OSError, ValueError) as error:
            raise ServerError(f"{self.name} did not answer {path}: {error}. {self.tail()}") from error


def value(text):
    """The JSON that a text spells, or the text."""
    if not isinstance(text, str):
        return text
    try:
        return json.loads(text)
    except ValueError:
        return text
