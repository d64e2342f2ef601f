#!/usr/bin/env python3
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Holds the messages that GenAIConventions sends against the JSON schemas that OpenTelemetry publishes for them.

    messages.py               check; exit 1 and one line a difference
    messages.py --spans DIR   check the spans in DIR/operations instead: every operation in every version
    messages.py --self-test   break what is sent in every way that has been seen; exit 1 if one goes unnoticed

What is sent stands in Tests/GenAIConventionsTests/Fixtures/messages, where a Swift test compares it with what the code
sends now. The schemas accept a part of any unknown type, and by that a part of a known type with the wrong members; here
a part of a known type must have that type's members. Readers are stricter than the schemas: a message without
`finish_reason` or with a null is an error here, too.
"""

import argparse
import copy
import json
import pathlib
import sys

try:
    import jsonschema
except ImportError:
    sys.exit(f"messages.py: run `pip install -r {pathlib.Path(__file__).parent / 'requirements.txt'}` first")

FIXTURES = pathlib.Path(__file__).resolve().parents[1] / "GenAIConventionsTests" / "Fixtures"

# A schema that is older than the current one and asks for more.
ALSO = {"output-messages": ["output-messages.1.41"]}


def load(folder: str, name: str) -> dict:
    """Reads a fixture."""
    return json.loads((FIXTURES / folder / f"{name}.json").read_text())


def differences(name: str, value: object) -> list[str]:
    """Says where a value of the attribute with a schema of that name is not what a reader expects."""
    found = []
    for schema in [name, *ALSO.get(name, [])]:
        validator = jsonschema.Draft7Validator(load("schemas", schema))
        found += [f"{schema}: {error.json_path} {error.message}" for error in validator.iter_errors(value)]
    if found:
        return found
    definitions = load("schemas", name).get("$defs", {})
    parts = value if name == "system-instructions" else []
    if name.endswith("-messages"):
        parts = [part for message in value for part in message["parts"]]
        known = definitions["Role"]["enum"]
        found += [f"{message['role']!r} is no role" for message in value if message["role"] not in known]
        found += ["a member of a message is null" for message in value if None in message.values()]
    if name == "output-messages":
        found += ["a message has no finish_reason" for message in value if not message.get("finish_reason")]
    return found + [difference for part in parts for difference in part_differences(part, definitions)]


def part_differences(part: dict, definitions: dict) -> list[str]:
    """Says where a part of a type that has a schema of its own is not of that schema."""
    found = [f"part {part['type']}: a member is null"] if None in part.values() else []
    if part["type"] == "tool_call" and str(part.get("arguments")).lstrip().startswith('{"'):
        found.append("part tool_call: arguments are an object in a string")
    for definition in definitions.values():
        if definition.get("properties", {}).get("type", {}).get("const") == part["type"]:
            validator = jsonschema.Draft7Validator({**definition, "$defs": definitions})
            errors = validator.iter_errors(part)
            found += [f"part {part['type']}: {error.json_path} {error.message}" for error in errors]
    return found


def check() -> list[str]:
    """Checks everything that is sent."""
    names = sorted(path.stem for path in (FIXTURES / "messages").glob("*.json"))
    schemas = {path.stem for path in (FIXTURES / "schemas").glob("*.json")} - {s for also in ALSO.values() for s in also}
    found = [f"{name}: nothing is sent for this schema" for name in sorted(schemas - set(names))]
    for name in names:
        for case, value in load("messages", name).items():
            found += [f"{name}, {case}: {difference}" for difference in differences(name, value)]
    return found


def check_spans(directory: pathlib.Path) -> list[str]:
    """Checks the messages of recorded spans, which are OTLP/JSON; each attribute with a schema must be on some span."""
    schemas = {path.stem for path in (FIXTURES / "schemas").glob("*.json")} - {s for also in ALSO.values() for s in also}
    names = {"gen_ai." + schema.replace("tool-call-", "tool.call.").replace("system-", "system_", 1).replace("-", "."): schema
             for schema in schemas}
    found, seen = [], set()
    for path in sorted(directory.glob("*.json")):
        resources = json.loads(path.read_text())["resourceSpans"]
        spans = [span for resource in resources for scope in resource["scopeSpans"] for span in scope["spans"]]
        found += [f"{path.stem} has no span"] if not spans else []
        for span in spans:
            for attribute in span.get("attributes", []):
                schema = names.get(attribute["key"])
                if not schema:
                    continue
                seen.add(schema)
                value = json.loads(attribute["value"]["stringValue"])
                place = f"{path.stem}, {span['name']}, {attribute['key']}"
                found += [f"{place}: {difference}" for difference in differences(schema, value)]
    return found + [f"{schema}: on no span" for schema in sorted(schemas - seen)]


def self_test() -> list[str]:
    """Breaks a conversation in the ways that instrumentations have, and says which of them went unnoticed."""
    good = [
        {"role": "assistant", "finish_reason": "stop", "parts": [
            {"type": "text", "content": "Hello."},
            {"type": "tool_call", "id": "1", "name": "weather", "arguments": {}},
            {"type": "tool_call_response", "id": "1", "response": "7"},
            {"type": "blob", "modality": "image", "content": "AAAA"},
        ]},
    ]

    def broken(change) -> list:
        messages = copy.deepcopy(good)
        change(messages[0], messages[0]["parts"])
        return messages

    unnoticed = [name for name, change in BREAKS.items() if not differences("output-messages", broken(change))]
    if differences("output-messages", good):
        unnoticed.append("an unbroken conversation is refused")
    return unnoticed


# What instrumentations in use have sent.
BREAKS = {
    "parts are missing": lambda message, parts: message.pop("parts"),
    "content instead of parts": lambda message, parts: message.update(content=message.pop("parts")),
    "finish_reason is missing": lambda message, parts: message.pop("finish_reason"),
    "finish_reason is null": lambda message, parts: message.update(finish_reason=None),
    "the role is missing": lambda message, parts: message.pop("role"),
    "the role is a provider's": lambda message, parts: message.update(role="model"),
    "the name is null": lambda message, parts: message.update(name=None),
    "a part is a string": lambda message, parts: parts.append("Hello."),
    "a part has no type": lambda message, parts: parts[0].pop("type"),
    "a text is under another name": lambda message, parts: parts[0].update(text=parts[0].pop("content")),
    "arguments are an object in a string": lambda message, parts: parts[1].update(arguments='{"city":"Paris"}'),
    "a call has no name": lambda message, parts: parts[1].pop("name"),
    "an id is null": lambda message, parts: parts[1].update(id=None),
    "a result instead of a response": lambda message, parts: parts[2].update(result=parts[2].pop("response")),
    "a modality is missing": lambda message, parts: parts[3].pop("modality"),
}


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--self-test", action="store_true", help="check the check")
    parser.add_argument("--spans", type=pathlib.Path, metavar="DIR", help="check recorded spans")
    arguments = parser.parse_args()
    if arguments.self_test:
        problems = self_test()
        passed = f"every one of {len(BREAKS)} breaks was noticed"
    elif arguments.spans:
        problems = check_spans(arguments.spans / "operations")
        passed = "the messages of every operation in every version agree with OpenTelemetry's schemas"
    else:
        problems = check()
        passed = "what is sent agrees with OpenTelemetry's message schemas"
    for problem in problems:
        print(f"messages.py: {problem}", file=sys.stderr)
    if problems:
        return 1
    print(f"messages.py: {passed}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
