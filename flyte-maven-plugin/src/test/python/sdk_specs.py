"""Declares tasks with the real Flyte SDK, one for each option and one with all of them, and prints what it would deploy.

Usage: sdk_specs.py POD_YAML

One line of JSON for each case: its name, the spec and the triggers as hexadecimal protobuf. A case that needs a package which
is not installed has "missing" instead. The SDK's own deployment makes all of it; only the backend is replaced.
"""

import asyncio
import datetime
import json
import pathlib
import sys
import types
from datetime import timedelta

import flyte
import flyte._deploy
import flyte._initialize
from connectrpc.code import Code
from connectrpc.errors import ConnectError
from flyte._internal.imagebuild.image_builder import ImageCache
from flyte.models import SerializationContext

IMAGE = flyte.Image.from_base("ghcr.io/acme/base:1")
ROOT = pathlib.Path(__file__).resolve().parent
CONTEXT = SerializationContext(
    org="org",
    project="proj",
    domain="dev",
    version="v1",
    root_dir=ROOT,
    code_bundle=None,
    image_cache=ImageCache(image_lookup={"case": "ghcr.io/acme/case:1", "n" * 80: "ghcr.io/acme/case:1"}),
)


class Backend:
    """Takes what is deployed, and stores no inputs of triggers, so that they stay where they can be seen."""

    def __init__(self):
        self.requests = []
        self.task_service = types.SimpleNamespace(deploy_task=self.deploy)
        self.dataproxy_service = types.SimpleNamespace(upload_trigger=self.refuse)

    async def deploy(self, request):
        self.requests.append(request)

    async def refuse(self, request):
        raise ConnectError(Code.UNIMPLEMENTED, "no store")


class Link:
    """A link of the user's own."""

    def __init__(self, name, uri):
        self.name = name
        self.uri = uri
        self.icon_uri = ""

    def get_link(self, run_name, project, domain, context, parent_action_name, action_name, pod_name, **kwargs):
        return self.uri.format(run=run_name, project=project, domain=domain, action=action_name, pod=pod_name)


def plain(start: datetime.datetime, n: int = 3, s: str = "d") -> str:
    return s


def documented(start: datetime.datetime, n: int = 3, s: str = "d") -> str:
    """Adds up what is there.

    A longer text over
    two lines.

    Args:
        start: when it begins
        n: how often

    Returns:
        the text
    """
    return s


def declare(task=None, function=plain, name="case", **environment):
    env = flyte.TaskEnvironment(name=name, image=IMAGE, **environment)
    function.__name__ = "work"
    return env.task(function, **(task or {}))


def trigger(name="t", automation=None, environment=None, **options):
    return declare(task={"triggers": flyte.Trigger(name=name, automation=automation, **options)}, **(environment or {}))


def resources(**wanted):
    return declare(resources=flyte.Resources(**wanted))


def pod(file, **environment):
    import yaml
    from kubernetes.client import ApiClient, V1PodSpec

    template = yaml.safe_load(pathlib.Path(file).read_text())
    api = ApiClient()
    spec = api._ApiClient__deserialize(template["spec"], V1PodSpec)
    metadata = template["metadata"]
    return declare(
        pod_template=flyte.PodTemplate.from_spec(spec, labels=metadata["labels"], annotations=metadata["annotations"]),
        **environment,
    )


EVERYTHING = {
    "description": "everything at once",
    "resources": flyte.Resources(cpu=("500m", "2"), memory=("1Gi", "2Gi"), gpu="A100_80G:2", disk="10Gi", shm="auto"),
    "env_vars": {"A": "1", "B": "two words", "EMPTY": ""},
    "secrets": [
        flyte.Secret("db-password"),
        flyte.Secret("key", group="team-a", mount=pathlib.Path("/etc/flyte/secrets")),
        flyte.Secret("token", as_env_var="API_TOKEN"),
    ],
    "queue": "slow",
    "service_account": "runner",
}
EVERYTHING_TASK = {
    "short_name": "the work",
    "cache": flyte.Cache("override", version_override="v9", serialize=True, ignored_inputs=("n", "s")),
    "retries": flyte.RetryStrategy(
        count=5, backoff=flyte.Backoff(base=timedelta(seconds=1.5), factor=2.5, cap=timedelta(minutes=5))
    ),
    "timeout": flyte.Timeout(
        max_runtime=timedelta(minutes=30, milliseconds=250), max_queued_time=60, deadline=timedelta(hours=2)
    ),
    "interruptible": True,
    "entrypoint": True,
    "report": True,
    "links": (Link("Logs", "https://l/{project}/{domain}/{run}/{action}/{pod}"), Link("Metrics", "https://m/x")),
    "triggers": (
        flyte.Trigger(
            name="nightly",
            automation=flyte.Cron("30 2 * * 1-5", timezone="Europe/Berlin"),
            description="each night",
            auto_activate=False,
            inputs={"n": 7, "start": datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)},
            env_vars={"K": "V", "L": "W"},
            labels={"team": "a"},
            interruptible=False,
            overwrite_cache=True,
            queue="fast",
        ),
        flyte.Trigger(
            name="often",
            automation=flyte.FixedRate(
                90, start_time=datetime.datetime(2030, 1, 2, 3, 4, 5, 250000, tzinfo=datetime.timezone.utc)
            ),
            inputs={"start": flyte.TriggerTime},
        ),
    ),
}

CASES = {
    "nothing": lambda: declare(),
    "everything": lambda: declare(task=EVERYTHING_TASK, function=documented, **EVERYTHING),
    "long names": lambda: declare(name="n" * 80, task={"short_name": "s" * 80}),
    "documentation": lambda: declare(function=documented),
    "description": lambda: declare(description="what it is for"),
    "cpu as a float": lambda: resources(cpu=0.5),
    "cpu as text": lambda: resources(cpu="1500m"),
    "cpu with a limit": lambda: resources(cpu=(1, 2.5)),
    "memory": lambda: resources(memory="1024Mi"),
    "memory with a limit": lambda: resources(memory=("1Gi", "1536Mi")),
    "any gpu": lambda: resources(gpu=3),
    "gpu none": lambda: resources(gpu=0),
    "gpu T4:2": lambda: resources(gpu="T4:2"),
    "gpu L40s": lambda: resources(gpu="L40s:1"),
    "gpu H200": lambda: resources(gpu="H200:8"),
    "gpu A100 80G": lambda: resources(gpu="A100 80G:1"),
    "gpu RTX PRO 6000": lambda: resources(gpu="RTX PRO 6000:2"),
    "gpu shared": lambda: resources(gpu="T4 shared:1"),
    "gpu partition": lambda: resources(gpu=flyte.GPU("A100", 1, "1g.5gb")),
    "tpu": lambda: resources(gpu=flyte.TPU("V5E", "2x4")),
    "tpu V6E": lambda: resources(gpu=flyte.TPU("V6E")),
    "neuron": lambda: resources(gpu="Trn1n:16"),
    "amd": lambda: resources(gpu="MI300X:1"),
    "gaudi": lambda: resources(gpu="Gaudi1:1"),
    "device of one's own": lambda: resources(
        gpu=flyte.Device(device="acme-npu", quantity=4, device_class="HABANA_GAUDI", partition="half")
    ),
    "disk": lambda: resources(disk="5Gi"),
    "shm": lambda: resources(shm="1Gi"),
    "shm auto": lambda: resources(shm="auto"),
    "env vars": lambda: declare(env_vars={"A": "1", "Z": ""}),
    "secret": lambda: declare(secrets="my-key"),
    "secret of a group": lambda: declare(secrets=flyte.Secret("my-key", group="my-group")),
    "secret in a variable": lambda: declare(secrets=flyte.Secret("my-key", as_env_var="OTHER")),
    "secret as a file": lambda: declare(secrets=flyte.Secret("k", mount=pathlib.Path("/etc/flyte/secrets"))),
    "secret as both": lambda: declare(
        secrets=flyte.Secret("k", group="g", mount=pathlib.Path("/etc/flyte/secrets"), as_env_var="BOTH")
    ),
    "service account": lambda: declare(service_account="my-sa"),
    "service account of the task": lambda: declare(service_account="env-sa", task={"service_account": "task-sa"}),
    "cache auto": lambda: declare(cache="auto"),
    "cache of the task off": lambda: declare(cache="auto", task={"cache": "disable"}),
    "cache override": lambda: declare(task={"cache": flyte.Cache("override", version_override="v9")}),
    "cache serialized": lambda: declare(
        task={"cache": flyte.Cache("auto", serialize=True, ignored_inputs=("s", "n"), salt="pepper")}
    ),
    "cache disabled but said": lambda: declare(
        task={"cache": flyte.Cache("disable", serialize=True, ignored_inputs=("n",))}
    ),
    "retries": lambda: declare(task={"retries": 3}),
    "constant back-off": lambda: declare(
        task={"retries": flyte.RetryStrategy(count=1, backoff=flyte.Backoff(base=timedelta(milliseconds=1500)))}
    ),
    "timeout": lambda: declare(task={"timeout": timedelta(minutes=2, microseconds=500)}),
    "timeout of zero": lambda: declare(task={"timeout": flyte.Timeout(max_runtime=0, deadline=0)}),
    "timeout in the queue": lambda: declare(task={"timeout": flyte.Timeout(max_queued_time=60)}),
    "interruptible": lambda: declare(interruptible=True),
    "not interruptible": lambda: declare(interruptible=True, task={"interruptible": False}),
    "queue": lambda: declare(queue="q", task={"queue": "other"}),
    "pod template by name": lambda: declare(pod_template="my-template"),
    "short name": lambda: declare(task={"short_name": "short \U0001f600"}),
    "entrypoint": lambda: declare(task={"entrypoint": True}),
    "report": lambda: declare(task={"report": True}),
    "links": lambda: declare(task={"links": (Link("Logs", "https://l/{run}/{action}/{pod}"),)}),
    "pod": lambda: pod(sys.argv[1]),
    "pod with resources": lambda: pod(
        sys.argv[1],
        resources=flyte.Resources(cpu="1", memory=("1Gi", "2Gi"), gpu="T4:1", disk="1Gi", shm="auto"),
        env_vars={"A": "1", "POD": "of the task"},
        interruptible=True,
    ),
    "cron": lambda: trigger(automation=flyte.Cron("0 0 1 * *")),
    "cron in a zone": lambda: trigger(automation=flyte.Cron("*/5 1-3 * * 0", timezone="America/New_York")),
    "rate": lambda: trigger(automation=flyte.FixedRate(60)),
    "rate from a time": lambda: trigger(
        automation=flyte.FixedRate(
            1440, start_time=datetime.datetime(2024, 1, 2, 3, 4, 5, tzinfo=datetime.timezone.utc)
        )
    ),
    "on demand": lambda: trigger(inputs={"n": 1}),
    "trigger inputs": lambda: trigger(automation=flyte.Cron("0 0 * * *"), inputs={"n": -4, "s": "h\u00e9"}),
    "trigger time": lambda: trigger(automation=flyte.Cron("0 0 * * *"), inputs={"start": flyte.TriggerTime}),
    "trigger time and inputs": lambda: trigger(
        automation=flyte.FixedRate(5), inputs={"n": 1, "start": flyte.TriggerTime}
    ),
    "trigger off": lambda: trigger(automation=flyte.Cron("0 0 * * *"), auto_activate=False),
    "trigger variables": lambda: trigger(automation=flyte.Cron("0 0 * * *"), env_vars={"A": "1", "B": ""}),
    "trigger description": lambda: trigger(automation=flyte.Cron("0 0 * * *"), description="each night"),
    "trigger labels": lambda: trigger(automation=flyte.Cron("0 0 * * *"), labels={"a": "b", "c": "d"}),
    "trigger interruptible": lambda: trigger(automation=flyte.Cron("0 0 * * *"), interruptible=True),
    "trigger not interruptible": lambda: trigger(automation=flyte.Cron("0 0 * * *"), interruptible=False),
    "trigger queue": lambda: trigger(automation=flyte.Cron("0 0 * * *"), queue="q"),
    "trigger overwrites": lambda: trigger(automation=flyte.Cron("0 0 * * *"), overwrite_cache=True),
    "trigger of a task with a queue": lambda: trigger(
        automation=flyte.Cron("0 0 * * *"), environment={"queue": "slow"}
    ),
}


async def main():
    backend = Backend()
    flyte._deploy.ensure_client = lambda: None
    flyte._deploy.get_client = flyte._initialize.get_client = lambda: backend
    flyte._deploy.get_init_config = lambda: types.SimpleNamespace(sync_local_sys_paths=False)
    for name, case in CASES.items():
        try:
            task = case()
        except ImportError as missing:
            print(json.dumps({"case": name, "missing": missing.name}))
            continue
        await flyte._deploy._deploy_task(task, CONTEXT)
        request = backend.requests.pop()
        print(
            json.dumps(
                {
                    "case": name,
                    "spec": request.spec.SerializeToString(deterministic=True).hex(),
                    "triggers": [t.SerializeToString(deterministic=True).hex() for t in request.triggers],
                }
            )
        )


asyncio.run(main())
