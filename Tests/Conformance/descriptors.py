#!/usr/bin/env python3
# Copyright (c) 2026 the genai-telemetry authors
# SPDX-License-Identifier: Apache-2.0

"""Holds the schema in Proto/ against the descriptors in PyPI's opentelemetry-proto, which others generated from OTLP.

    descriptors.py               compare; exit 1 and one line a difference
    descriptors.py --self-test   break a copy of the schema in every way that matters; exit 1 if one goes unnoticed

Every file, message, enum and field must exist on both sides, with the same name, number, type, label and oneof, unless
a table below excuses it with a reason. An excuse that excuses nothing is a difference too, so no table goes stale.
"""

import argparse
import importlib
import pathlib
import shutil
import subprocess
import sys
import tempfile

try:
    from google.protobuf import descriptor_pb2
except ImportError:
    sys.exit(f"descriptors.py: run `pip install -r {pathlib.Path(__file__).parent / 'requirements.txt'}` first")

Field = descriptor_pb2.FieldDescriptorProto

SCHEMA = pathlib.Path(__file__).resolve().parents[2] / "Proto"
PREFIX = "opentelemetry/proto/"

NO_STUB = "OTLP/HTTP posts to a path, so nothing would call what protoc-c makes of a service"
NO_PROFILES = "nothing in this package profiles"

# What OTLP has and we do not, with the reason. An excused file takes all that it declares along.
NOT_OURS = {
    "service opentelemetry.proto.collector.trace.v1.TraceService": NO_STUB,
    "service opentelemetry.proto.collector.metrics.v1.MetricsService": NO_STUB,
    "service opentelemetry.proto.collector.logs.v1.LogsService": NO_STUB,
    "file opentelemetry/proto/profiles/v1development/profiles.proto": NO_PROFILES,
    "file opentelemetry/proto/collector/profiles/v1development/profiles_service.proto": NO_PROFILES,
}

# What we have and the pinned opentelemetry-proto does not, with the reason. A field that is newer than the package
# would be named here as "field package.Message.name".
NOT_THEIRS: dict[str, str] = {}

# Fields that OTLP marks `optional`, a word that protoc-c 1.4 refuses. Ours is the only member of a oneof, which is what
# protoc makes of `optional` itself, down to the name: the bytes and the presence are the same.
OPTIONAL_AS_ONEOF = {
    f"opentelemetry.proto.metrics.v1.{message}.{field}"
    for message in ("HistogramDataPoint", "ExponentialHistogramDataPoint")
    for field in ("sum", "min", "max")
}

# The two protobuf-c options as they are encoded: extension 1019 of the options, a message of its own.
# `(pb_c_file).c_package = "genai_otlp"`, field 6, and `(pb_c_field).string_as_bytes = true`, field 1.
C_PACKAGE = b"\xda\x3f\x0c\x32\x0agenai_otlp"
STRING_AS_BYTES = b"\xda\x3f\x02\x08\x01"


class SchemaError(Exception):
    """The schema could not be read at all."""


def options_directory() -> str:
    """Finds the folder that holds protobuf-c/protobuf-c.proto, which every file of ours imports."""
    asked = ["pkg-config", "--variable=includedir", "libprotobuf-c"]
    found = subprocess.run(asked, capture_output=True, text=True).stdout.strip() if shutil.which("pkg-config") else ""
    for directory in filter(None, [found, "/usr/include", "/usr/local/include"]):
        if pathlib.Path(directory, "protobuf-c/protobuf-c.proto").is_file():
            return directory
    raise SchemaError("protobuf-c/protobuf-c.proto was not found; Debian and Ubuntu: apt-get install libprotobuf-c-dev")


def our_files(schema: pathlib.Path) -> dict:
    """Compiles the schema and returns its file descriptors by name."""
    if not shutil.which("protoc"):
        raise SchemaError("protoc is not installed; Debian and Ubuntu: apt-get install protobuf-compiler")
    names = sorted(str(path.relative_to(schema)) for path in (schema / "opentelemetry").rglob("*.proto"))
    with tempfile.TemporaryDirectory() as scratch:
        output = pathlib.Path(scratch, "schema.bin")
        run = subprocess.run(
            ["protoc", f"-I{schema}", f"-I{options_directory()}", f"--descriptor_set_out={output}", *names],
            capture_output=True, text=True)
        if run.returncode != 0:
            raise SchemaError(f"protoc refused the schema:\n{run.stderr}")
        files = descriptor_pb2.FileDescriptorSet.FromString(output.read_bytes())
    return {file.name: file for file in files.file}


def their_files() -> dict:
    """Returns the file descriptors of every module in the opentelemetry-proto package, by name."""
    try:
        package = importlib.import_module("opentelemetry.proto")
    except ImportError as error:
        raise SchemaError(f"opentelemetry-proto is not installed: {error}") from error
    files = {}
    for root in map(pathlib.Path, package.__path__):
        for path in sorted(root.rglob("*_pb2.py")):
            parts = path.relative_to(root).with_suffix("").parts
            module = importlib.import_module(".".join(["opentelemetry.proto", *parts]))
            file = descriptor_pb2.FileDescriptorProto()
            module.DESCRIPTOR.CopyToProto(file)
            files[file.name] = file
    return files


def flatten(files: dict) -> dict:
    """Turns files into `kind full.name` → what must be equal, a dictionary whose keys read well in a message."""
    entries: dict[str, dict] = {}

    def add_enum(scope: str, enum) -> None:
        name = f"{scope}.{enum.name}"
        entries[f"enum {name}"] = {"reserved": reserved(enum, 0), "allow_alias": enum.options.allow_alias}
        for value in enum.value:
            entries[f"enum value {name}.{value.name}"] = {"number": value.number}

    def add_message(scope: str, message) -> None:
        name = f"{scope}.{message.name}"
        # Ranges of messages end before `end`, those of enums at it.
        entries[f"message {name}"] = {"reserved": reserved(message, 1), "map entry": message.options.map_entry}
        for field in message.field:
            entries[f"field {name}.{field.name}"] = {
                "number": field.number,
                "type": Field.Type.Name(field.type).removeprefix("TYPE_").lower(),
                "type name": field.type_name,
                "label": Field.Label.Name(field.label).removeprefix("LABEL_").lower(),
                "oneof": message.oneof_decl[field.oneof_index].name if field.HasField("oneof_index") else None,
                "optional": field.proto3_optional,
                "JSON name": field.json_name or json_name(field.name),
                "packed": field.options.packed if field.options.HasField("packed") else None,
            }
        for nested in message.nested_type:
            add_message(name, nested)
        for enum in message.enum_type:
            add_enum(name, enum)

    for file in files.values():
        entries[f"file {file.name}"] = {"package": file.package, "syntax": file.syntax}
        for message in file.message_type:
            add_message(file.package, message)
        for enum in file.enum_type:
            add_enum(file.package, enum)
        for service in file.service:
            entries[f"service {file.package}.{service.name}"] = {}
    return entries


def reserved(declaration, past_the_end: int) -> list:
    """The numbers and names that a message or enum keeps free, in one order."""
    numbers = sorted((r.start, r.end - past_the_end) for r in declaration.reserved_range)
    return [*numbers, *sorted(declaration.reserved_name)]


def json_name(name: str) -> str:
    """The lowerCamelCase name that protoc derives; a compiled Python module leaves it out when it is this one."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def excused_as_oneof(kind_and_name: str, ours: dict, theirs: dict) -> bool:
    """Whether `optional` differs in the one way that OPTIONAL_AS_ONEOF allows."""
    if kind_and_name.removeprefix("field ") not in OPTIONAL_AS_ONEOF:
        return False
    return theirs["optional"] and not ours["optional"] and ours["oneof"] == theirs["oneof"]


def lone_member(entries: dict, name: str) -> bool:
    """Whether a field shares its oneof with no other field of its message."""
    scope = name.rpartition(".")[0]
    oneof = entries[name]["oneof"]
    return [n for n, e in entries.items() if n.rpartition(".")[0] == scope and e.get("oneof") == oneof] == [name]


def c_options(files: dict) -> list[str]:
    """Reports each file and string field without its protobuf-c option: a string without it ends at the first NUL."""
    found = []

    def look(scope: str, message) -> None:
        for field in message.field:
            if field.type == Field.TYPE_STRING and field.options.SerializeToString() != STRING_AS_BYTES:
                found.append(f"field {scope}.{message.name}.{field.name}: lacks (pb_c_field).string_as_bytes = true")
        for nested in message.nested_type:
            look(f"{scope}.{message.name}", nested)

    for file in files.values():
        if file.options.SerializeToString() != C_PACKAGE:
            found.append(f'file {file.name}: lacks (pb_c_file).c_package = "genai_otlp"')
        for message in file.message_type:
            look(file.package, message)
    return found


def differences(schema: pathlib.Path, not_ours: dict = NOT_OURS, not_theirs: dict = NOT_THEIRS) -> list[str]:
    """Returns one sentence for each way in which the schema is not OTLP's, in a stable order."""
    files, official_files = our_files(schema), their_files()
    ours, theirs = flatten(files), flatten(official_files)
    excused_files = {name: f for name, f in official_files.items() if f"file {name}" in not_ours and name not in files}
    ignored = flatten(excused_files).keys() - not_ours.keys()

    found = c_options(files)
    for name in sorted(ours.keys() | theirs.keys()):
        if name not in theirs:
            if name not in not_theirs:
                found.append(f"{name}: we have it, OTLP has not")
        elif name not in ours:
            if name not in not_ours and name not in ignored:
                found.append(f"{name}: OTLP has it, we have not")
        else:
            excused = excused_as_oneof(name, ours[name], theirs[name])
            for key, value in ours[name].items():
                if value != theirs[name][key] and not (excused and key == "optional"):
                    found.append(f"{name}: {key} is {value!r} here and {theirs[name][key]!r} in OTLP")
            if excused and not lone_member(ours, name):
                found.append(f"{name}: stands for an `optional` field, so nothing may share its oneof")

    for name in sorted(not_ours):
        if name in ours or name not in theirs:
            found.append(f"{name}: its excuse in NOT_OURS is out of date")
    for name in sorted(not_theirs):
        if name in theirs or name not in ours:
            found.append(f"{name}: its excuse in NOT_THEIRS is out of date")
    for name in sorted(f"field {field}" for field in OPTIONAL_AS_ONEOF):
        if not (name in ours and name in theirs and excused_as_oneof(name, ours[name], theirs[name])):
            found.append(f"{name}: OPTIONAL_AS_ONEOF names it, but it is not such a field")
    return found


TRACE = PREFIX + "trace/v1/trace.proto"
METRICS = PREFIX + "metrics/v1/metrics.proto"
COMMON = PREFIX + "common/v1/common.proto"
TRACES = "opentelemetry.proto.trace.v1"
METRIC = "opentelemetry.proto.metrics.v1"
BYTES = " [(pb_c_field).string_as_bytes = true]"

# What is broken, in which file, the text that is replaced where it first occurs, by what, and the sentence that must
# come out.
BREAKS = [
    ("a renamed field", TRACE, f"string trace_state = 3{BYTES}", f"string tracestate = 3{BYTES}",
     f"field {TRACES}.Span.tracestate: we have it, OTLP has not"),
    ("a changed number", TRACE, "fixed32 flags = 16;", "fixed32 flags = 17;",
     f"field {TRACES}.Span.flags: number is 17 here and 16 in OTLP"),
    ("two swapped numbers", TRACE,
     "bytes trace_id = 1;\n  // Exactly 8 bytes, not all of them zero.\n  bytes span_id = 2;",
     "bytes trace_id = 2;\n  bytes span_id = 1;",
     f"field {TRACES}.Span.trace_id: number is 2 here and 1 in OTLP"),
    ("a changed type", TRACE, "fixed64 start_time_unix_nano", "uint64 start_time_unix_nano",
     f"field {TRACES}.Span.start_time_unix_nano: type is 'uint64' here and 'fixed64' in OTLP"),
    ("another message type", TRACE, "repeated Link links", "repeated Event links",
     f"field {TRACES}.Span.links: type name is '.{TRACES}.Span.Event' here and '.{TRACES}.Span.Link' in OTLP"),
    ("a dropped field", TRACE, "  uint32 dropped_links_count = 14;\n", "",
     f"field {TRACES}.Span.dropped_links_count: OTLP has it, we have not"),
    ("an added field", TRACE, "  Status status = 15;\n", "  Status status = 15;\n  uint32 depth = 99;\n",
     f"field {TRACES}.Span.depth: we have it, OTLP has not"),
    ("a changed label", TRACE, "repeated Event events", "Event events",
     f"field {TRACES}.Span.events: label is 'optional' here and 'repeated' in OTLP"),
    ("a forgotten reservation", TRACE, "  reserved 1000;\n", "",
     f"message {TRACES}.ResourceSpans: reserved is [] here and [(1000, 1000)] in OTLP"),
    ("a changed enum number", TRACE, "STATUS_CODE_ERROR = 2;", "STATUS_CODE_ERROR = 3;",
     f"enum value {TRACES}.Status.StatusCode.STATUS_CODE_ERROR: number is 3 here and 2 in OTLP"),
    ("a dropped enum value", TRACE, "    SPAN_KIND_CONSUMER = 5;\n", "",
     f"enum value {TRACES}.Span.SpanKind.SPAN_KIND_CONSUMER: OTLP has it, we have not"),
    ("a field out of its oneof", COMMON,
     "    bytes bytes_value = 7;\n", "  }\n  bytes bytes_value = 7;\n  oneof rest {\n",
     "field opentelemetry.proto.common.v1.AnyValue.bytes_value: oneof is None here and 'value' in OTLP"),
    ("an optional field without its oneof", METRICS,
     "  oneof _min {\n    // The least value between start and time.\n    double min = 11;\n  }\n",
     "  double min = 11;\n",
     f"field {METRIC}.HistogramDataPoint.min: OPTIONAL_AS_ONEOF names it, but it is not such a field"),
    ("an optional field that shares its oneof", METRICS,
     "    double min = 11;\n  }\n  oneof _max {\n", "    double min = 11;\n",
     f"field {METRIC}.HistogramDataPoint.min: stands for an `optional` field, so nothing may share its oneof"),
    ("a changed packing", METRICS,
     "repeated fixed64 bucket_counts = 6;", "repeated fixed64 bucket_counts = 6 [packed = false];",
     f"field {METRIC}.HistogramDataPoint.bucket_counts: packed is False here and None in OTLP"),
    ("a string that ends at NUL", TRACE, f"string name = 5{BYTES};", "string name = 5;",
     f"field {TRACES}.Span.name: lacks (pb_c_field).string_as_bytes = true"),
    ("a file without its C prefix", TRACE, 'option (pb_c_file).c_package = "genai_otlp";\n', "",
     f'file {TRACE}: lacks (pb_c_file).c_package = "genai_otlp"'),
]


def self_test() -> list[str]:
    """Breaks a copy of the schema in each way of BREAKS and returns what went unnoticed."""
    missed = []
    for what, file, old, new, expected in BREAKS:
        with tempfile.TemporaryDirectory() as scratch:
            copy = pathlib.Path(scratch, "Proto")
            shutil.copytree(SCHEMA, copy)
            text = (copy / file).read_text()
            if old not in text:
                missed.append(f"{what}: {file} no longer has the text to break: {old!r}")
                continue
            (copy / file).write_text(text.replace(old, new, 1))
            try:
                found = differences(copy)
            except SchemaError as error:
                missed.append(f"{what}: {error}")
                continue
            if expected not in found:
                missed.append(f"{what}: expected {expected!r}, found {found}")

    with tempfile.TemporaryDirectory() as scratch:
        copy = pathlib.Path(scratch, "Proto")
        shutil.copytree(SCHEMA, copy)
        (copy / PREFIX / "collector/logs/v1/logs_service.proto").unlink()
        if f"file {PREFIX}collector/logs/v1/logs_service.proto: OTLP has it, we have not" not in differences(copy):
            missed.append("a dropped file went unnoticed")

    name = f"field {TRACES}.Span.name"
    stale = {name: "a reason that no longer holds"}
    if f"{name}: its excuse in NOT_OURS is out of date" not in differences(SCHEMA, not_ours={**NOT_OURS, **stale}):
        missed.append("an excuse in NOT_OURS that excuses nothing went unnoticed")
    if f"{name}: its excuse in NOT_THEIRS is out of date" not in differences(SCHEMA, not_theirs=stale):
        missed.append("an excuse in NOT_THEIRS that excuses nothing went unnoticed")
    return missed


def main() -> int:
    parser = argparse.ArgumentParser(description="Compares Proto/ with the descriptors of PyPI's opentelemetry-proto.")
    parser.add_argument("--self-test", action="store_true", help="break copies of the schema, see each noticed")
    arguments = parser.parse_args()
    try:
        if arguments.self_test:
            problems = self_test()
            passed = f"every one of {len(BREAKS) + 3} breaks was noticed"
        else:
            problems = differences(SCHEMA)
            passed = f"{len(flatten(our_files(SCHEMA)))} declarations agree with opentelemetry-proto"
    except SchemaError as error:
        print(f"descriptors.py: {error}", file=sys.stderr)
        return 2
    for problem in problems:
        print(f"descriptors.py: {problem}", file=sys.stderr)
    if problems:
        return 1
    print(f"descriptors.py: {passed}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
