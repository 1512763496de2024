"""interop.py ENDPOINT deploy | run: deploys the Python tasks; runs tasks of both languages and prints outputs as JSON."""

import json
import sys

import flyte
import flyte.remote

import py_tasks


def outputs(task, **inputs):
    run = flyte.run(task, **inputs)
    run.wait(quiet=True)
    if run.phase != "succeeded" and getattr(run.phase, "name", run.phase) != "SUCCEEDED":
        error = flyte.remote.RunDetails.get(run.name).action_details.error_info
        return {"phase": str(getattr(run.phase, "name", run.phase)).upper(), "error": error.message if error else None}
    return {"phase": "SUCCEEDED", "o0": run.outputs()[0]}


def main():
    endpoint, what = sys.argv[1:]
    flyte.init(endpoint=endpoint, insecure=True, project="flytesnacks", domain="development")
    if what == "deploy":
        flyte.deploy(py_tasks.env)
        return
    java = {name: flyte.remote.Task.get(f"interop.{name}", auto_version="latest") for name in ("twice", "refuse", "callsPython")}
    print(
        "RESULT",
        json.dumps(
            {
                "python runs java": outputs(java["twice"], n=21),
                "python runs a java parent of python": outputs(java["callsPython"], n=1),
                "java fails": outputs(java["refuse"], why="not today"),
                "python awaits java": outputs(py_tasks.calls_java, n=4),
                "python sees java's error": outputs(py_tasks.sees_java_error, why="not today"),
            }
        ),
    )


if __name__ == "__main__":
    main()
