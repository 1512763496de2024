"""Python tasks that call Java tasks and are called by them."""

import flyte
import flyte.errors
import flyte.remote

env = flyte.TaskEnvironment(name="py_env", image="process/python:1")


@env.task
async def add_one(n: int) -> int:
    return n + 1


@env.task
async def refuse(why: str) -> str:
    raise ValueError(why)


@env.task
async def calls_java(n: int) -> int:
    twice = flyte.remote.Task.get("interop.twice", auto_version="latest")
    return await twice(n=n) + 1


@env.task
async def sees_java_error(why: str) -> str:
    refuse_in_java = flyte.remote.Task.get("interop.refuse", auto_version="latest")
    try:
        return await refuse_in_java(why=why)
    except flyte.errors.RuntimeUserError as error:
        return f"{error.code}: {why in str(error)}"
