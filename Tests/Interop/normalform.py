# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""One plain shape for a span, whoever decoded it, so that two of them can be compared with ==.

A span is a dict with its resource and scope inside. Ids are lower-case hexadecimal, times and enums are integers. A
value is a dict of one member that names its type, since 1, 1.0 and "1" are three different attributes:

    {"string": "x"}  {"int": 1}  {"double": "1.0"}  {"bool": true}  {"bytes": "ff00"}
    {"array": [...]}  {"map": [["key", value], ...]}  {"empty": true}   None for an attribute without any value field

A double is kept as Python's repr, in which NaN equals itself and -0.0 differs from 0.0. Attributes keep their order.
"""

import base64

from google.protobuf import json_format
from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


def from_bytes(body):
    """The spans of a request in protobuf, decoded by PyPI's opentelemetry-proto."""
    return from_request(ExportTraceServiceRequest.FromString(body))


def from_message(message):
    """The spans of a request in protobuf's own JSON, with base64 ids."""
    return from_request(json_format.ParseDict(message, ExportTraceServiceRequest()))


def from_otlp_json(document):
    """The spans of a document in OTLP's JSON, with hexadecimal ids."""
    return from_message(_with_base64_ids(document))


def from_request(request):
    """The spans of a decoded request."""
    return [
        _span(resource_spans, scope_spans, span)
        for resource_spans in request.resource_spans
        for scope_spans in resource_spans.scope_spans
        for span in scope_spans.spans
    ]


def _span(resource_spans, scope_spans, span):
    return {
        "trace_id": span.trace_id.hex(),
        "span_id": span.span_id.hex(),
        "parent_span_id": span.parent_span_id.hex(),
        "trace_state": span.trace_state,
        "flags": span.flags,
        "name": span.name,
        "kind": span.kind,
        "start_time": span.start_time_unix_nano,
        "end_time": span.end_time_unix_nano,
        "attributes": _attributes(span.attributes),
        "dropped_attributes": span.dropped_attributes_count,
        "events": [
            {
                "name": event.name,
                "time": event.time_unix_nano,
                "attributes": _attributes(event.attributes),
                "dropped_attributes": event.dropped_attributes_count,
            }
            for event in span.events
        ],
        "dropped_events": span.dropped_events_count,
        "links": [
            {
                "trace_id": link.trace_id.hex(),
                "span_id": link.span_id.hex(),
                "trace_state": link.trace_state,
                "flags": link.flags,
                "attributes": _attributes(link.attributes),
                "dropped_attributes": link.dropped_attributes_count,
            }
            for link in span.links
        ],
        "dropped_links": span.dropped_links_count,
        "status": {"code": span.status.code, "message": span.status.message},
        "scope": {
            "name": scope_spans.scope.name,
            "version": scope_spans.scope.version,
            "attributes": _attributes(scope_spans.scope.attributes),
            "dropped_attributes": scope_spans.scope.dropped_attributes_count,
            "schema_url": scope_spans.schema_url,
        },
        "resource": {
            "attributes": _attributes(resource_spans.resource.attributes),
            "dropped_attributes": resource_spans.resource.dropped_attributes_count,
            "schema_url": resource_spans.schema_url,
        },
    }


def _attributes(pairs):
    return [[pair.key, _value(pair.value) if pair.HasField("value") else None] for pair in pairs]


def _value(value):
    match value.WhichOneof("value"):
        case None:
            return {"empty": True}
        case "string_value":
            return {"string": value.string_value}
        case "bool_value":
            return {"bool": value.bool_value}
        case "int_value":
            return {"int": value.int_value}
        case "double_value":
            return {"double": repr(value.double_value)}
        case "bytes_value":
            return {"bytes": value.bytes_value.hex()}
        case "array_value":
            return {"array": [_value(element) for element in value.array_value.values]}
        case "kvlist_value":
            return {"map": _attributes(value.kvlist_value.values)}
        case other:
            raise ValueError(f"a value of the unknown kind {other}")


_ID_FIELDS = {"traceId", "spanId", "parentSpanId"}


def _with_base64_ids(node):
    if isinstance(node, list):
        return [_with_base64_ids(element) for element in node]
    if not isinstance(node, dict):
        return node
    return {
        key: base64.b64encode(bytes.fromhex(value)).decode() if key in _ID_FIELDS else _with_base64_ids(value)
        for key, value in node.items()
    }
