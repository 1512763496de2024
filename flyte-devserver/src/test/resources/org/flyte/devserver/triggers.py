"""Deploys a task with triggers and works on them, with the published Python SDK.

triggers.py ENDPOINT
"""

import sys

import flyte
import flyte.remote

# The image is only named: the development server runs Python tasks with the local interpreter.
env = flyte.TaskEnvironment(name="py", image=flyte.Image.from_base("python:3.11"))

nightly = flyte.Trigger(
    "nightly",
    flyte.Cron("0 3 * * *", timezone="Europe/Berlin"),
    description="d" * 255,
    inputs={"x": 20},
    env_vars={"MODE": "night"},
)
often = flyte.Trigger("often", flyte.FixedRate(10), auto_activate=False)


@env.task(triggers=(nightly, often))
async def double(x: int = 1) -> int:
    return 2 * x


def check(condition, what):
    if not condition:
        raise SystemExit(f"not so: {what}")
    print(f"ok: {what}")


def main():
    endpoint = sys.argv[1]
    flyte.init(
        endpoint=f"dns:///{endpoint}", insecure=True, project="flytesnacks", domain="development", org="any")
    flyte.deploy(env, version="v1")

    listed = {trigger.name: trigger for trigger in flyte.remote.Trigger.listall(task_name="py.double")}
    check(set(listed) == {"nightly", "often"}, "both triggers are listed")
    check(listed["nightly"].is_active and not listed["often"].is_active, "each is active as deployed")

    details = flyte.remote.Trigger.get(name="nightly", task_name="py.double")
    check(details.automation_spec.schedule.cron.timezone == "Europe/Berlin", "the schedule has its zone")
    check(details.pb2.spec.task_version == "v1", "it starts the version that it came with")
    check(details.pb2.spec.HasField("offloaded_input_data"), "its inputs are stored")

    flyte.remote.Trigger.update("nightly", "py.double", False)
    check(not flyte.remote.Trigger.get(name="nightly", task_name="py.double").is_active, "it is deactivated")
    flyte.remote.Trigger.delete("often", "py.double")
    names = [trigger.name for trigger in flyte.remote.Trigger.listall(task_name="py.double")]
    check(names == ["nightly"], "one is deleted")
    flyte.remote.Trigger.create(flyte.Trigger("later", flyte.Cron("0 4 * * 1-5")), "py.double")
    names = {trigger.name for trigger in flyte.remote.Trigger.listall()}
    check(names == {"nightly", "later"}, "one is created by itself")
    print("all is well")


if __name__ == "__main__":
    main()
