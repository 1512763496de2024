"""bench.py ENDPOINT CHILDREN PYTHON_CHILDREN: parents of both languages over the same no-op Java children.

Times are the backend's own: from the parent's start to its end.
"""

import asyncio
import sys

import flyte
import flyte.remote

env = flyte.TaskEnvironment(name="py_bench", image="process/python:1")


@env.task
async def noop(n: int) -> int:
    return n


@env.task
async def fan_out_python(n: int) -> int:
    return len(await asyncio.gather(*[noop(n=i) for i in range(n)]))


@env.task
async def fan_out(n: int) -> int:
    task = flyte.remote.Task.get("bench.noop", auto_version="latest")
    return len(await asyncio.gather(*[task(n=i) for i in range(n)]))


@env.task
async def fan_out_kept(n: int) -> int:
    task = flyte.remote.Task.get("bench.kept", auto_version="latest")
    return len(await asyncio.gather(*[task(n=i) for i in range(n)]))


def seconds(task, n):
    run = flyte.run(task, n=n)
    run.wait(quiet=True)
    details = flyte.remote.RunDetails.get(run.name).action_details.pb2
    if run.outputs()[0] != n:
        raise RuntimeError(f"{run.name}: {details}")
    return details.status.duration_ms / 1000


def main():
    endpoint, n, few = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
    flyte.init(endpoint=endpoint, insecure=True, project="flytesnacks", domain="development")
    flyte.deploy(env)
    java = {name: flyte.remote.Task.get(f"bench.{name}", auto_version="latest") for name in ("fanOut", "fanOutKept")}
    print(f"keep the outputs of {n} children: {seconds(java['fanOutKept'], n):.1f} s", flush=True)
    for what, of_java, of_python in (
        (f"{n} kept children: parent and backend only", java["fanOutKept"], fan_out_kept),
        (f"{n} Java children, whole", java["fanOut"], fan_out),
    ):
        a, b = seconds(of_java, n), seconds(of_python, n)
        print(f"{what}: Java parent {a:.1f} s, Python parent {b:.1f} s, ratio {a / b:.2f}", flush=True)
    a, b = seconds(java["fanOut"], few), seconds(fan_out_python, few)
    print(f"{few} children, whole: all Java {a:.1f} s, all Python {b:.1f} s, ratio {a / b:.2f}", flush=True)


if __name__ == "__main__":
    main()
