"""Drives a development server with the published Python SDK; arguments: endpoint, data directory of the server."""

import pathlib
import sys

import flyte
import flyte.remote
from connectrpc.code import Code
from connectrpc.errors import ConnectError
from flyte._initialize import get_client
from flyte.models import ActionPhase
from flyte.syncify import syncify
from flyteidl2.common import identifier_pb2
from flyteidl2.core import identifier_pb2 as core_identifier_pb2
from flyteidl2.core import interface_pb2, literals_pb2, tasks_pb2, types_pb2
from flyteidl2.task import environment_pb2, run_pb2, task_definition_pb2, task_service_pb2, common_pb2
from flyteidl2.workflow import run_service_pb2

endpoint, data_dir = sys.argv[1:]
flyte.init(endpoint=f"dns:///{endpoint}", insecure=True, project="flytesnacks", domain="development", org="any")
client = get_client()

SCRIPT = 'echo "hello from a shell"; echo "[flyte] of the platform"; cp "${1#file://}" "${2#file://}/outputs.pb"'


def integer(value):
    return literals_pb2.Literal(
        scalar=literals_pb2.Scalar(primitive=literals_pb2.Primitive(integer=value)))


def variables():
    long = types_pb2.LiteralType(simple=types_pb2.INTEGER)
    return interface_pb2.VariableMap(
        variables=[interface_pb2.VariableEntry(key="o0", value=interface_pb2.Variable(type=long))])


def spec(script, version):
    template = tasks_pb2.TaskTemplate(
        id=core_identifier_pb2.Identifier(
            resource_type=core_identifier_pb2.TASK, project="flytesnacks", domain="development",
            name="env.shell", version=version),
        type="python",
        metadata=tasks_pb2.TaskMetadata(
            runtime=tasks_pb2.RuntimeMetadata(type=tasks_pb2.RuntimeMetadata.FLYTE_SDK, version="2.12.1"),
            retries=literals_pb2.RetryStrategy(retries=0)),
        interface=interface_pb2.TypedInterface(inputs=variables(), outputs=variables()),
        container=tasks_pb2.Container(
            image="embedded/test:e0", command=["/bin/sh", "-c", script, "task"],
            args=["{{.input}}", "{{.outputPrefix}}"]))
    return task_definition_pb2.TaskSpec(
        task_template=template, short_name="shell",
        environment=environment_pb2.Environment(name="env"))


@syncify
async def deploy(script, version):
    task_id = task_definition_pb2.TaskIdentifier(
        org="any", project="flytesnacks", domain="development", name="env.shell", version=version)
    await client.task_service.deploy_task(
        task_service_pb2.DeployTaskRequest(task_id=task_id, spec=spec(script, version)))
    return task_id


@syncify
async def create(task_id, value):
    response = await client.run_service.create_run(run_service_pb2.CreateRunRequest(
        project_id=identifier_pb2.ProjectIdentifier(name="flytesnacks", domain="development"),
        task_id=task_id,
        inputs=common_pb2.Inputs(literals=[common_pb2.NamedLiteral(name="o0", value=integer(value))]),
        run_spec=run_pb2.RunSpec(labels=run_pb2.Labels(values={"team": "blue"}))))
    return flyte.remote.Run(response.run)


def check(condition, what):
    if not condition:
        raise SystemExit(f"not so: {what}")
    print(f"ok: {what}")


works = deploy(SCRIPT, "v1")
fails = deploy("echo broken >&2; exit 4", "v2")

listed = [(t.name, t.version) for t in flyte.remote.Task.listall()]
check(listed == [("env.shell", "v2")], f"the latest version is listed: {listed}")
details = flyte.remote.Task.get("env.shell", auto_version="latest").fetch()
check(details.version == "v2", "latest resolves to the last one created")

run = create(works, 42)
run.wait(quiet=True)
check(run.phase == ActionPhase.SUCCEEDED, f"the run succeeds: {run.phase}")
check(run.outputs()[0] == 42, f"its output is its input: {run.outputs()}")
check(run.inputs()["o0"] == 42, f"its inputs are kept: {run.inputs()}")
lines = [line.strip() for line in run.get_logs(filter_system=True)]
check(lines == ["hello from a shell"], f"its logs are read: {lines}")

# Through the SDK's own way of calling a deployed task: offloaded inputs, then CreateRun.
called = flyte.run(flyte.remote.Task.get("env.shell", version="v1"), o0=7)
called.wait(quiet=True)
check(called.outputs()[0] == 7, f"a deployed task is called: {called.outputs()}")

broken = create(fails, 1)
broken.wait(quiet=True)
check(broken.phase == ActionPhase.FAILED, f"the other fails: {broken.phase}")
error = flyte.remote.Run.get(broken.name).details().action_details.error_info
check("exit code 4" in error.message and error.message.endswith("broken"), f"and says why: {error.message!r}")

runs = {r.name for r in flyte.remote.Run.listall(in_phase=("succeeded",), task_name="env.shell")}
check(runs == {run.name, called.name}, "runs are filtered by phase and task")
runs = {r.name for r in flyte.remote.Run.listall(with_labels={"team": "blue"})}
check(runs == {run.name, broken.name}, "runs are filtered by label")
actions = [a.name for a in flyte.remote.Action.listall(for_run_name=run.name)]
check(actions == ["a0"], f"actions are listed: {actions}")

try:
    create(task_definition_pb2.TaskIdentifier(name="none"), 1)
except ConnectError as e:
    check(e.code == Code.UNKNOWN, f"a missing task is unknown: {e.code}")

with open(f"{data_dir}/upload.txt", "w") as file:
    file.write("hello upload")
uri = flyte.remote.upload_file(pathlib.Path(data_dir) / "upload.txt")
uri = uri[1] if isinstance(uri, tuple) else uri
with open(uri.removeprefix("file://")) as file:
    check(file.read() == "hello upload", f"a file is uploaded: {uri}")

check([p.pb2.id for p in flyte.remote.Project.listall()] == ["flytesnacks"], "projects are listed")
print(f"run: {run.name}")
