"""Compares our messages, enums and services under flyteidl2 with those of the published package flyteidl2.

Usage: compare_descriptors.py DESCRIPTOR_SET

Ours may be a subset. Whatever we do declare must be declared there just so: names, numbers, types, labels, maps,
oneofs, enum values, procedures. Prints one line for each difference, then a line with counts; exit status 1 when
there are differences.
"""

import importlib
import pkgutil
import sys
from collections import Counter

import flyteidl2
from google.protobuf import descriptor_pb2, descriptor_pool

PREFIX = "flyteidl2."
FIELD = descriptor_pb2.FieldDescriptorProto


def import_published():
    """Fills the default pool; modules that need packages that are not installed are left out."""
    for module in pkgutil.walk_packages(flyteidl2.__path__, PREFIX, onerror=lambda name: None):
        if module.name.endswith("_pb2"):
            try:
                importlib.import_module(module.name)
            except ImportError as error:
                print(f"left out {module.name}: {error}", file=sys.stderr)


class Comparison:
    def __init__(self):
        self.pool = descriptor_pool.Default()
        self.differences = []
        self.counts = Counter()

    def differ(self, where, what, ours, published):
        if ours != published:
            self.differences.append(f"{where}: {what} is {ours!r}, published {published!r}")

    def missing(self, kind, name):
        self.differences.append(f"{name}: no such {kind} is published")

    def find(self, kind, name, lookup):
        self.counts[kind] += 1
        try:
            found = lookup(name)
        except KeyError:
            self.missing(kind, name)
            return None
        return found

    def file(self, ours):
        for message in ours.message_type:
            self.message(f"{ours.package}.{message.name}", message)
        for enum in ours.enum_type:
            self.enum(f"{ours.package}.{enum.name}", enum)
        for service in ours.service:
            self.service(f"{ours.package}.{service.name}", service)

    def message(self, name, ours):
        found = self.find("message", name, self.pool.FindMessageTypeByName)
        if found is None:
            return
        published = descriptor_pb2.DescriptorProto()
        found.CopyToProto(published)
        self.differ(name, "map entry", ours.options.map_entry, published.options.map_entry)
        fields = {field.name: field for field in published.field}
        for field in ours.field:
            where = f"{name}.{field.name}"
            self.counts["field"] += 1
            if field.name in fields:
                self.field(where, shape(field, ours), shape(fields[field.name], published))
            else:
                self.missing("field", where)
        for nested in ours.nested_type:
            self.message(f"{name}.{nested.name}", nested)
        for nested in ours.enum_type:
            self.enum(f"{name}.{nested.name}", nested)

    def field(self, where, ours, published):
        for what in ours:
            self.differ(where, what, ours[what], published[what])

    def enum(self, name, ours):
        published = self.find("enum", name, self.pool.FindEnumTypeByName)
        if published is None:
            return
        for value in ours.value:
            self.counts["enum value"] += 1
            found = published.values_by_name.get(value.name)
            if found is None:
                self.missing("enum value", f"{name}.{value.name}")
            else:
                self.differ(f"{name}.{value.name}", "number", value.number, found.number)

    def service(self, name, ours):
        published = self.find("service", name, self.pool.FindServiceByName)
        if published is None:
            return
        for method in ours.method:
            where = f"{name}.{method.name}"
            self.counts["procedure"] += 1
            found = published.methods_by_name.get(method.name)
            if found is None:
                self.missing("procedure", where)
                continue
            self.differ(where, "input", method.input_type, "." + found.input_type.full_name)
            self.differ(where, "output", method.output_type, "." + found.output_type.full_name)
            self.differ(where, "client streaming", method.client_streaming, found.client_streaming)
            self.differ(where, "server streaming", method.server_streaming, found.server_streaming)


def shape(field, message):
    in_oneof = field.HasField("oneof_index") and not field.proto3_optional
    return {
        "number": field.number,
        "type": FIELD.Type.Name(field.type),
        "type name": field.type_name,
        "label": FIELD.Label.Name(field.label),
        "optional": field.proto3_optional,
        "oneof": message.oneof_decl[field.oneof_index].name if in_oneof else None,
        "packed": field.options.packed if field.options.HasField("packed") else None,
        "JSON name": field.json_name or default_json_name(field.name),
    }


def default_json_name(name):
    head, *tail = name.split("_")
    return head + "".join(part[:1].upper() + part[1:] for part in tail)


def main():
    import_published()
    ours = descriptor_pb2.FileDescriptorSet()
    with open(sys.argv[1], "rb") as file:
        ours.ParseFromString(file.read())
    comparison = Comparison()
    for file in ours.file:
        if (file.package + ".").startswith(PREFIX):
            comparison.differ(file.name, "syntax", file.syntax, "proto3")
            comparison.file(file)
    for difference in comparison.differences:
        print(difference)
    print(", ".join(f"{kind}: {count}" for kind, count in sorted(comparison.counts.items())))
    sys.exit(1 if comparison.differences else 0)


if __name__ == "__main__":
    main()
