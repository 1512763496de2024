"""Tasks of the published Python SDK that call tasks of any language, and the client that runs any deployed task.

interop.py ENDPOINT deploy VERSION             registers the tasks below as py.double, py.fails, py.calls, py.catches
interop.py ENDPOINT run TASK VERSION JSON      runs a deployed task ("latest" is a version too) and prints {"phase", "outputs" or "error"}
"""

import json
import sys

import flyte
import flyte.errors
import flyte.remote

# The image is only named: the development server runs Python tasks with the local interpreter.
env = flyte.TaskEnvironment(name="py", image=flyte.Image.from_base("python:3.11"))


@env.task
async def double(x: int) -> int:
    return 2 * x


@env.task
async def fails(message: str) -> int:
    raise ValueError(message)


async def remote(name: str, inputs: str):
    return await flyte.remote.Task.get(name, auto_version="latest")(**json.loads(inputs))


@env.task
async def calls(name: str, inputs: str) -> str:
    """Calls a deployed task and returns what it returned, as JSON."""
    return json.dumps(await remote(name, inputs))


@env.task
async def catches(name: str, inputs: str) -> str:
    """Calls a deployed task that fails and returns what was caught."""
    try:
        await remote(name, inputs)
    except flyte.errors.BaseRuntimeError as e:
        return f"{type(e).__name__} {e.code} {e.kind}: {e}"
    return "nothing was thrown"


def outputs(run):
    return [value for value in run.outputs()]


def main():
    endpoint, command, *arguments = sys.argv[1:]
    flyte.init(
        endpoint=f"dns:///{endpoint}", insecure=True, project="flytesnacks", domain="development", org="any")
    if command == "deploy":
        flyte.deploy(env, version=arguments[0])
        return
    task, version, inputs = arguments
    found = (
        flyte.remote.Task.get(task, auto_version="latest")
        if version == "latest"
        else flyte.remote.Task.get(task, version=version))
    run = flyte.run(found, **json.loads(inputs))
    run.wait(quiet=True)
    answer = {"phase": run.phase.name}
    if run.phase.name == "SUCCEEDED":
        answer["outputs"] = outputs(run)
    else:
        answer["error"] = run.details().action_details.error_info.message
    print(json.dumps(answer))


if __name__ == "__main__":
    main()
