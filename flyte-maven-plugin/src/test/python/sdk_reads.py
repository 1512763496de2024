"""Reads a task that was deployed by somebody else, as the SDK's own remote classes and command line show it.

Usage: sdk_reads.py

Standard input: one line of JSON with the spec and its triggers as hexadecimal protobuf. Prints a line of JSON with what the SDK
understands.
"""

import io
import json
import sys

from flyte.remote import TaskDetails
from flyteidl2.task import task_definition_pb2
from rich.console import Console

given = json.loads(sys.stdin.read())
spec = task_definition_pb2.TaskSpec.FromString(bytes.fromhex(given["spec"]))
template = spec.task_template
details = TaskDetails(
    task_definition_pb2.TaskDetails(
        task_id=task_definition_pb2.TaskIdentifier(
            org=template.id.org,
            project=template.id.project,
            domain=template.id.domain,
            name=template.id.name,
            version=template.id.version,
        ),
        spec=spec,
    )
)
triggers = [task_definition_pb2.TaskTrigger.FromString(bytes.fromhex(t)) for t in given["triggers"]]
page = io.StringIO()
Console(file=page, width=200).print(details)
print(
    json.dumps(
        {
            "name": details.name,
            "version": details.version,
            "type": details.task_type,
            "inputs": {name: str(kind) for name, (kind, _) in details.interface.inputs.items()},
            "required": list(details.required_args),
            "resources": repr(details.resources),
            "cache": repr(details.cache),
            "secrets": [repr(secret) for secret in details.secrets],
            "page": page.getvalue(),
            "triggers": [trigger.name for trigger in triggers],
        }
    )
)
