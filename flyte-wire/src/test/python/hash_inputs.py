"""Reads calls from standard input, one a line, and writes what the SDK computes for each: hash of the inputs, cache key, and
the hash that it gives a run's inputs in place of the backend's."""

import sys

from flyteidl2.core import interface_pb2
from flyteidl2.task import common_pb2

from flyte._internal.runtime import convert


def unhex(text):
    return b"" if text == "-" else bytes.fromhex(text)


for line in sys.stdin:
    inputs_hex, interface_hex, name, version, ignored_text = line.split()
    inputs = common_pb2.Inputs.FromString(unhex(inputs_hex))
    interface = interface_pb2.TypedInterface.FromString(unhex(interface_hex))
    ignored = [] if ignored_text == "-" else ignored_text.split(",")
    whole = convert.generate_inputs_hash_from_proto(inputs)
    counted = convert.generate_filtered_inputs_hash(inputs, ignored) if ignored else whole
    key = convert.generate_cache_key_hash(name, whole, interface, version, ignored, inputs)
    content = convert.generate_content_inputs_hash(inputs, ignored)
    print(counted or "-", key, content or "-", flush=True)
