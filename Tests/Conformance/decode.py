#!/usr/bin/env python3
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Decodes what the encoders wrote with PyPI's opentelemetry-proto and compares it with what was recorded.

    GENAI_CONFORMANCE_DIR=DIR swift test --filter ConformanceFixtures
    Tests/Conformance/decode.py DIR               # exit 1 and a sentence for each difference
    Tests/Conformance/decode.py --self-test DIR   # breaks copies of the fixtures; each break must be noticed

For NAME.pb, a request in protobuf: the bytes are those that Python would write, and where NAME.expected.json says what
was recorded, every field is that. For NAME.json, the same request in OTLP/JSON: it decodes to the same message.
"""

import argparse
import base64
import json
import pathlib
import re
import shutil
import struct
import sys
import tempfile

try:
    from google.protobuf import json_format
    from google.protobuf.message import DecodeError
    from opentelemetry.proto.collector.trace.v1 import trace_service_pb2 as service
except ImportError as error:
    sys.exit(f"decode.py: {error}; pip install -r Tests/Conformance/requirements.txt")

KINDS = ["unspecified", "internal", "server", "client", "producer", "consumer"]
STATUSES = ["unset", "ok", "error"]


class Difference(Exception):
    """Something that was decoded is not what was recorded."""


# What was recorded, in the form in which the Swift side writes it down.


def value(any_value) -> list:
    """An AnyValue as its type and its content."""
    kind = any_value.WhichOneof("value")
    if kind is None:
        return ["empty"]
    content = getattr(any_value, kind)
    if kind == "string_value":
        return ["string", content]
    if kind == "bool_value":
        return ["bool", content]
    if kind == "int_value":
        return ["int", str(content)]
    if kind == "double_value":
        bits = struct.unpack(">Q", struct.pack(">d", content))[0]
        return ["double", "nan" if content != content else f"{bits:x}"]
    if kind == "bytes_value":
        return ["bytes", list(content)]
    if kind == "array_value":
        return ["array", [value(element) for element in content.values]]
    if kind == "kvlist_value":
        return ["map", pairs(content.values)]
    raise Difference(f"an attribute has a value of kind {kind}")


def pairs(key_values) -> list:
    """A list of KeyValues as names and values, after a look at what a list must not have."""
    names = [pair.key for pair in key_values]
    if len(set(names)) != len(names):
        raise Difference(f"a name stands twice in a list: {sorted(n for n in names if names.count(n) > 1)[0]!r}")
    if "" in names:
        raise Difference("a name is empty")
    for pair in key_values:
        if not pair.HasField("value"):
            raise Difference(f"{pair.key!r} has no value, not even an empty one")
    return [[pair.key, value(pair.value)] for pair in key_values]


def recorded(resource_spans, scope_spans, span) -> dict:
    """A span and its surroundings the way RecordDump.swift writes them down."""
    status = STATUSES[span.status.code]
    return {
        "resource": pairs(resource_spans.resource.attributes),
        "resourceSchema": resource_spans.schema_url,
        "scopeSchema": scope_spans.schema_url,
        "scope": scope_spans.scope.name,
        "scopeVersion": scope_spans.scope.version,
        "traceID": span.trace_id.hex(),
        "spanID": span.span_id.hex(),
        "parentSpanID": span.parent_span_id.hex(),
        "traceState": span.trace_state,
        "flags": str(span.flags),
        "name": span.name,
        "kind": KINDS[span.kind],
        "start": str(span.start_time_unix_nano),
        "end": str(span.end_time_unix_nano),
        "attributes": pairs(span.attributes),
        "dropped": f"{span.dropped_attributes_count} {span.dropped_events_count} {span.dropped_links_count}",
        "status": f"error {span.status.message}" if status == "error" else status + span.status.message,
        "events": [
            {
                "name": event.name,
                "time": str(event.time_unix_nano),
                "dropped": str(event.dropped_attributes_count),
                "attributes": pairs(event.attributes),
            }
            for event in span.events
        ],
        "links": [
            {
                "traceID": link.trace_id.hex(),
                "spanID": link.span_id.hex(),
                "traceState": link.trace_state,
                "flags": str(link.flags),
                "dropped": str(link.dropped_attributes_count),
                "attributes": pairs(link.attributes),
            }
            for link in span.links
        ],
    }


def check_recorded(request, expected: list) -> None:
    """Every recorded span is in the request once, in its place, and equal."""
    frames = [(r, s) for r in request.resource_spans for s in r.scope_spans]
    decoded = [(span, recorded(r, s, span)) for r, s in frames for span in s.spans]
    if len(decoded) != len(expected):
        raise Difference(f"{len(decoded)} spans were decoded and {len(expected)} recorded")
    by_id = {fields["spanID"]: (span, fields) for span, fields in decoded}
    for span in expected:
        if span["spanID"] not in by_id:
            raise Difference(f"span {span['spanID']} is missing")
        message, fields = by_id[span["spanID"]]
        if len(message.trace_id) != 16 or len(message.span_id) != 8 or len(message.parent_span_id) not in (0, 8):
            raise Difference(f"span {span['spanID']} has an id of a wrong length")
        for key, wanted in span.items():
            if fields[key] != wanted:
                raise Difference(f"span {span['spanID']}: {key} is {fields[key]!r:.300} and was {wanted!r:.300}")
    # Grouped: no scope stands twice within a resource. Ordered: the first span's group is the first.
    for r in request.resource_spans:
        scopes = [s.scope.SerializeToString(deterministic=True) for s in r.scope_spans]
        if len(set(scopes)) != len(scopes):
            raise Difference("a scope stands twice within a resource")
    if decoded and decoded[0][1]["spanID"] != expected[0]["spanID"]:
        raise Difference("the first span was not recorded first")


# The same in JSON.


def from_json(text: str, message):
    """Decodes OTLP/JSON: the JSON of protobuf, but for ids, which are hexadecimal, and enums, which are numbers."""
    if "\n" in text:
        raise Difference("the JSON is not in one line")
    if re.search(r'"(SPAN_KIND|STATUS_CODE)_', text):
        raise Difference("the JSON has an enum by name")

    def no_duplicates(members):
        if len({name for name, _ in members}) != len(members):
            raise Difference("an object of the JSON has a member twice")
        return dict(members)

    tree = json.loads(text, object_pairs_hook=no_duplicates)
    for resource_spans in tree.get("resourceSpans", []):
        for scope_spans in resource_spans["scopeSpans"]:
            for span in scope_spans["spans"]:
                hex_to_base64(span, "traceId", "spanId", "parentSpanId")
                for name in ("startTimeUnixNano", "endTimeUnixNano"):
                    if not isinstance(span[name], str):
                        raise Difference(f"{name} is not a string in the JSON")
                for link in span.get("links", []):
                    hex_to_base64(link, "traceId", "spanId")
    check_values(tree)
    return json_format.ParseDict(tree, message)


def hex_to_base64(members: dict, *names: str) -> None:
    for name in names:
        if name in members:
            if not re.fullmatch("([0-9a-f]{2})*", members[name]):
                raise Difference(f"{name} is {members[name]!r:.60}, which is not lowercase hexadecimal")
            members[name] = base64.b64encode(bytes.fromhex(members[name])).decode()


def check_values(node) -> None:
    """Strict readers want `values` in every array and list, and a 64-bit number as a string."""
    if isinstance(node, list):
        for element in node:
            check_values(element)
    elif isinstance(node, dict):
        for name, child in node.items():
            if name in ("arrayValue", "kvlistValue") and "values" not in child:
                raise Difference(f"{name} has no values in the JSON")
            if name == "intValue" and not isinstance(child, str):
                raise Difference("intValue is not a string in the JSON")
            if isinstance(child, (dict, list)):
                check_values(child)


# Files.


def check(path: pathlib.Path) -> None:
    """Checks one .pb and what stands beside it."""
    is_response = path.name.startswith("response-")
    kind = service.ExportTraceServiceResponse if is_response else service.ExportTraceServiceRequest
    encoded = path.read_bytes()
    try:
        message = kind.FromString(encoded)
    except DecodeError as error:
        raise Difference(f"the protobuf does not decode: {error}") from error
    if message.SerializeToString(deterministic=True) != encoded:
        raise Difference("the bytes are not those that Python would write")
    expected = path.with_name(path.stem + ".expected.json")
    if expected.exists():
        check_recorded(message, json.loads(expected.read_text()))
    try:
        decoded = from_json(path.with_suffix(".json").read_text(), kind())
    except (json_format.ParseError, json.JSONDecodeError) as error:
        raise Difference(f"the JSON does not decode: {error}") from error
    if decoded.SerializeToString(deterministic=True) != encoded:
        raise Difference("the JSON says something else than the protobuf")


def differences(directory: pathlib.Path) -> list[str]:
    """Returns a sentence for each fixture that is not as it should be."""
    found = []
    for path in sorted(directory.glob("*.pb")):
        try:
            check(path)
        except Difference as difference:
            found.append(f"{path.name}: {difference}")
    return found


def edit_json(name: str, pattern: str, replacement: str):
    """A break that replaces the first match of a pattern in a file."""

    def edit(directory: pathlib.Path) -> None:
        path = directory / name
        text, count = re.subn(pattern, replacement, path.read_text(), count=1)
        if count == 0:
            raise Difference(f"{name} has nothing that matches {pattern}")
        path.write_text(text)

    return edit


def edit_request(change):
    """A break that changes the decoded message of plain-0.pb and writes it back."""

    def edit(directory: pathlib.Path) -> None:
        path = directory / "plain-0.pb"
        request = service.ExportTraceServiceRequest.FromString(path.read_bytes())
        change(request)
        path.write_bytes(request.SerializeToString(deterministic=True))

    return edit


def first_span(request):
    return request.resource_spans[0].scope_spans[0].spans[0]


def flip(directory: pathlib.Path) -> None:
    path = directory / "plain-0.pb"
    encoded = bytearray(path.read_bytes())
    encoded[len(encoded) // 2] ^= 1
    path.write_bytes(encoded)


def set_field(name: str, content):
    return edit_request(lambda request: setattr(first_span(request), name, content))


BREAKS = {
    "a flipped bit": flip,
    "a cut end": lambda d: (d / "plain-0.pb").write_bytes((d / "plain-0.pb").read_bytes()[:-1]),
    "another name": set_field("name", "another"),
    "another time": set_field("end_time_unix_nano", 1),
    "other flags": set_field("flags", 0),
    "an id too short": set_field("trace_id", b"short"),
    "a root with a parent of zeros": set_field("parent_span_id", bytes(8)),
    "a lost attribute": edit_request(lambda r: first_span(r).attributes.pop()),
    "a doubled attribute": edit_request(
        lambda r: first_span(r).attributes.append(first_span(r).attributes[0])),
    "an attribute without a value": edit_request(lambda r: first_span(r).attributes[0].ClearField("value")),
    "a lost span": edit_request(lambda r: r.resource_spans[0].scope_spans[0].spans.pop(0)),
    "a scope that stands twice": edit_request(
        lambda r: r.resource_spans[0].scope_spans.add().scope.CopyFrom(r.resource_spans[0].scope_spans[0].scope)),
    "another recorded value": edit_json("plain-0.expected.json", '"a constant"', '"another constant"'),
    "an id in base64": edit_json("plain-0.json", '"traceId":"[0-9a-f]+"', '"traceId":"AAAAAAAAAAAAAAAAAAAAAQ=="'),
    "an enum by name": edit_json("plain-0.json", '"kind":[1-5]', '"kind":"SPAN_KIND_CLIENT"'),
    "a time as a number": edit_json("plain-0.json", '"startTimeUnixNano":"([0-9]+)"', r'"startTimeUnixNano":\1'),
    "a list without values": edit_json("plain-0.json", r'"arrayValue":\{"values":\[', r'"arrayValue":{},"x":{"y":['),
    "another text in the JSON": edit_json("plain-0.json", '"a constant"', '"another constant"'),
    "another answer": edit_json("response-partial.json", '"7"', '"8"'),
}


def self_test(directory: pathlib.Path) -> list[str]:
    """Breaks a copy of the fixtures in each way of BREAKS and returns what went unnoticed."""
    missed = []
    for what, edit in BREAKS.items():
        with tempfile.TemporaryDirectory() as scratch:
            for path in [*directory.glob("plain-0.*"), *directory.glob("response-partial.*")]:
                shutil.copy(path, scratch)
            try:
                edit(pathlib.Path(scratch))
            except Difference as difference:
                missed.append(f"{what}: {difference}")
                continue
            if not differences(pathlib.Path(scratch)):
                missed.append(f"{what} went unnoticed")
    return missed


def main() -> int:
    parser = argparse.ArgumentParser(description="Decodes fixtures with PyPI's opentelemetry-proto.")
    parser.add_argument("directory", type=pathlib.Path, help="the folder that ConformanceFixtures wrote")
    parser.add_argument("--self-test", action="store_true", help="break copies of the fixtures, see each noticed")
    arguments = parser.parse_args()
    fixtures = list(arguments.directory.glob("*.pb"))
    if not fixtures:
        print(f"decode.py: {arguments.directory} holds no fixtures", file=sys.stderr)
        return 2
    if arguments.self_test:
        problems, passed = self_test(arguments.directory), f"every one of {len(BREAKS)} breaks was noticed"
    else:
        problems, passed = differences(arguments.directory), f"{len(fixtures)} messages agree in protobuf and JSON"
    for problem in problems:
        print(f"decode.py: {problem}", file=sys.stderr)
    if problems:
        return 1
    print(f"decode.py: {passed}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
