# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Runs inside rotel: writes every span that it decoded as a line of JSON in the normal form, and changes nothing.

Python's json writes integers of any size, and lone types are told apart here: rotel's binding gives an int for
int_value, a float for double_value, a list of ints for bytes_value, and classes of its own for arrays and maps.
"""

import json
import os


def value_of(any_value):
    value = any_value.value  # Panics when an attribute has no value field: Rotel.cannot_take.
    kind = type(value).__name__
    if value is None:
        return {"empty": True}
    if kind == "bool":
        return {"bool": value}
    if kind == "int":
        return {"int": value}
    if kind == "float":
        return {"double": repr(value)}
    if kind == "str":
        return {"string": value}
    if kind == "list":
        return {"bytes": bytes(value).hex()}
    if kind == "ArrayValue":
        return {"array": [value_of(element) for element in value]}
    if kind == "KeyValueList":
        return {"map": attributes_of(value)}
    raise TypeError(f"a value of type {kind}")


def attributes_of(attributes):
    return [[pair.key, value_of(pair.value)] for pair in attributes]


def hexadecimal(data):
    return bytes(data or b"").hex()


def normal_form(resource_spans, scope_spans, span):
    resource, scope, status = resource_spans.resource, scope_spans.scope, span.status
    return {
        "trace_id": hexadecimal(span.trace_id),
        "span_id": hexadecimal(span.span_id),
        "parent_span_id": hexadecimal(span.parent_span_id),
        "trace_state": span.trace_state,
        "flags": span.flags,
        "name": span.name,
        "kind": span.kind,
        "start_time": span.start_time_unix_nano,
        "end_time": span.end_time_unix_nano,
        "attributes": attributes_of(span.attributes),
        "dropped_attributes": span.dropped_attributes_count,
        "events": [
            {
                "name": event.name,
                "time": event.time_unix_nano,
                "attributes": attributes_of(event.attributes),
                "dropped_attributes": event.dropped_attributes_count,
            }
            for event in span.events
        ],
        "dropped_events": span.dropped_events_count,
        "links": [
            {
                "trace_id": hexadecimal(link.trace_id),
                "span_id": hexadecimal(link.span_id),
                "trace_state": link.trace_state,
                "flags": link.flags,
                "attributes": attributes_of(link.attributes),
                "dropped_attributes": link.dropped_attributes_count,
            }
            for link in span.links
        ],
        "dropped_links": span.dropped_links_count,
        "status": {"code": status.code if status else 0, "message": status.message if status else ""},
        "scope": {
            "name": scope.name if scope else "",
            "version": scope.version if scope else "",
            "attributes": attributes_of(scope.attributes) if scope else [],
            "dropped_attributes": scope.dropped_attributes_count if scope else 0,
            "schema_url": scope_spans.schema_url,
        },
        "resource": {
            "attributes": attributes_of(resource.attributes) if resource else [],
            "dropped_attributes": resource.dropped_attributes_count if resource else 0,
            "schema_url": resource_spans.schema_url,
        },
    }


def process_spans(resource_spans):
    """What rotel calls with each ResourceSpans."""
    try:
        lines = [
            json.dumps(normal_form(resource_spans, scope_spans, span))
            for scope_spans in resource_spans.scope_spans
            for span in scope_spans.spans
        ]
    except BaseException as error:  # A panic of the binding is one; uncaught it ends the agent.
        lines = [json.dumps({"error": repr(error)})]
    with open(os.environ["ROTEL_PROCESSOR_OUTPUT"], "a", encoding="utf-8") as output:
        output.write("".join(line + "\n" for line in lines))
