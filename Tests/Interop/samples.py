# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""A request in which every field of a span has a value of its own, made with PyPI's opentelemetry-proto."""

from opentelemetry.proto.collector.trace.v1.trace_service_pb2 import ExportTraceServiceRequest


def full_request():
    """Two spans, one with everything that OTLP can say of a span, one with nothing but ids and a name."""
    request = ExportTraceServiceRequest()
    resource_spans = request.resource_spans.add(schema_url="https://example.com/resource/1")
    resource_spans.resource.dropped_attributes_count = 1
    _put(resource_spans.resource.attributes, "service.name", string_value="self-test")
    scope_spans = resource_spans.scope_spans.add(schema_url="https://example.com/scope/2")
    scope_spans.scope.name, scope_spans.scope.version = "a scope", "1.2.3"
    scope_spans.scope.dropped_attributes_count = 2
    _put(scope_spans.scope.attributes, "scope.attribute", bool_value=True)

    span = scope_spans.spans.add(
        trace_id=bytes(range(1, 17)), span_id=bytes(range(1, 9)), parent_span_id=bytes(range(9, 17)), trace_state="a=b",
        flags=0x301, name="everything", kind=3, start_time_unix_nano=1_700_000_000_123_456_789,
        end_time_unix_nano=1_700_000_000_123_456_790, dropped_attributes_count=3, dropped_events_count=4,
        dropped_links_count=5,
    )
    span.status.code, span.status.message = 2, "it failed"
    _put(span.attributes, "string", string_value="é\0🙂")
    _put(span.attributes, "empty string", string_value="")
    _put(span.attributes, "int", int_value=-(2**63))
    _put(span.attributes, "double", double_value=1.0)
    _put(span.attributes, "negative zero", double_value=-0.0)
    _put(span.attributes, "not a number", double_value=float("nan"))
    _put(span.attributes, "infinity", double_value=float("inf"))
    _put(span.attributes, "bool", bool_value=False)
    _put(span.attributes, "bytes", bytes_value=b"\xff\x00")
    _put(span.attributes, "empty value").SetInParent()
    array = _put(span.attributes, "array").array_value
    array.values.add(int_value=1)
    array.values.add(double_value=1)
    array.values.add().array_value.SetInParent()
    entry = _put(span.attributes, "map").kvlist_value.values.add(key="k")
    entry.value.string_value = "v"
    event = span.events.add(name="an event", time_unix_nano=1_700_000_000_123_456_789, dropped_attributes_count=6)
    _put(event.attributes, "event.attribute", int_value=7)
    link = span.links.add(
        trace_id=bytes(range(17, 33)), span_id=bytes(range(17, 25)), trace_state="c=d", flags=0x101,
        dropped_attributes_count=8,
    )
    _put(link.attributes, "link.attribute", double_value=0.1)

    scope_spans.spans.add(trace_id=bytes(range(1, 17)), span_id=bytes(range(9, 17)), name="nothing")
    return request


def _put(attributes, key, **value):
    pair = attributes.add(key=key)
    for field, content in value.items():
        setattr(pair.value, field, content)
    return pair.value
