"""Tasks of the published Python SDK that call each other on a development server; arguments: endpoint."""

import asyncio
import sys

import flyte
import flyte.errors
import flyte.remote
from flyte.models import ActionPhase

# The image is only named: the development server runs Python tasks with the local interpreter.
env = flyte.TaskEnvironment(name="py", image=flyte.Image.from_base("python:3.11"))


@env.task
async def square(x: int) -> int:
    print(f"square of {x}")
    return x * x


@env.task
async def fan_out(n: int) -> int:
    return sum(await asyncio.gather(*[square(i) for i in range(n)]))


@env.task
async def factorial(n: int) -> int:
    return 1 if n <= 1 else n * await factorial(n - 1)


@env.task(retries=1)
async def fails(x: int) -> int:
    raise ValueError(f"no luck with {x}")


@env.task
async def catches(x: int) -> str:
    try:
        await fails(x)
    except flyte.errors.RuntimeUserError as e:
        return f"{e.code}: {e}"
    return "nothing was thrown"


@env.task(cache="auto")
async def remembered(x: int) -> int:
    print("worked")
    return x + 1


@env.task
async def asks_twice(x: int) -> int:
    return await remembered(x) + await remembered(x)


def check(condition, what):
    if not condition:
        raise SystemExit(f"not so: {what}")
    print(f"ok: {what}", flush=True)


def done(run):
    run.wait(quiet=True)
    if run.phase != ActionPhase.SUCCEEDED:
        raise SystemExit(f"{run.name} {run.phase}: {run.details().action_details.error_info}")
    return run.outputs()[0]


def actions(run):
    return list(flyte.remote.Action.listall(for_run_name=run.name))


def main():
    flyte.init(
        endpoint=f"dns:///{sys.argv[1]}", insecure=True, project="flytesnacks", domain="development", org="any")
    flyte.deploy(env, version="v1")

    deployed = flyte.run(flyte.remote.Task.get("py.square", version="v1"), x=7)
    check(done(deployed) == 49, "a deployed task runs")
    lines = [line.strip() for line in deployed.get_logs(filter_system=True)]
    check("square of 7" in lines, f"its log is read: {lines}")

    wide = flyte.run(fan_out, n=8)
    check(done(wide) == sum(i * i for i in range(8)), "a parent awaits more children than may run at once")
    check(len(actions(wide)) == 9, "each an action of its own")

    deep = flyte.run(factorial, n=5)
    check(done(deep) == 120, "a task calls itself")

    caught = flyte.run(catches, x=3)
    check(done(caught) == "ValueError: no luck with 3", f"an error crosses with its code: {caught.outputs()}")

    broken = flyte.run(fails, x=4)
    broken.wait(quiet=True)
    check(broken.phase == ActionPhase.FAILED, f"a run fails: {broken.phase}")
    error = broken.details().action_details.error_info
    check("no luck with 4" in error.message, f"and says why: {error.message}")

    check(done(flyte.run(asks_twice, x=5)) == 12, "a cached child gives the same twice")
    print("all is well")


if __name__ == "__main__":
    main()
