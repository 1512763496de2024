"""Answers lines about types and values with what the Flyte SDK makes of them; a line is words in base64 or hex."""

import asyncio
import base64
import collections.abc
import dataclasses
import datetime
import enum
import random
import sys
import types
import typing

from flyte.io import Dir, File
from flyte.types import TypeEngine
from flyteidl2.core.literals_pb2 import Literal

HEADER = """
import dataclasses, datetime, enum, typing
from typing import Any, Dict, Generic, List, Optional, TypeVar, Union
from flyte.io import Dir, File
from dataclasses import dataclass, field
T = TypeVar("T")
"""

module = types.ModuleType("generated")
sys.modules["generated"] = module
loop = asyncio.new_event_loop()


def text(word):
    return base64.b64decode(word).decode()


def find(word):
    return eval(text(word), module.__dict__)


def written(message):
    return message.SerializeToString(deterministic=True).hex()


async def again(literal, of):
    value = await TypeEngine.to_python_value(literal, of)
    return await TypeEngine.to_literal(value, of, TypeEngine.to_literal_type(of))


def literal(word):
    parsed = Literal()
    parsed.ParseFromString(bytes.fromhex(word if word != "-" else ""))
    return parsed


def some(of, rnd, depth=0):
    origin, arguments = typing.get_origin(of), typing.get_args(of)
    size = rnd.choice([0, 1, 2, 3]) if depth < 4 else 0
    if origin is list:
        return [some(arguments[0], rnd, depth + 1) for _ in range(size)]
    if origin is dict:
        return {some(arguments[0], rnd, depth + 1): some(arguments[1], rnd, depth + 1) for _ in range(size)}
    if origin is typing.Union:
        if type(None) in arguments and (depth > 4 or rnd.random() < 0.3):
            return None
        return some(rnd.choice([a for a in arguments if a is not type(None)]), rnd, depth + 1)
    if of is int:
        return rnd.choice([0, 1, -1, 127, 128, -129, 2**31, -(2**63), 2**63 - 1, rnd.getrandbits(62)])
    if of is float:
        return rnd.choice([0.0, -0.0, 1.5, 1e300, 5e-324, float("inf"), float("nan"), float(rnd.getrandbits(40)), rnd.random()])
    if of is bool:
        return rnd.random() < 0.5
    if of is str:
        return "".join(rnd.choice("aZ9 _.\n\t\"\\äß☃\U0001f600") for _ in range(rnd.randrange(0, 40)))
    if of is bytes:
        return rnd.randbytes(rnd.randrange(0, 40))
    if of is datetime.datetime:
        # Java's times have no offset of their own: another one comes back as the same time in UTC.
        micros = rnd.choice([0, 1, 500000, rnd.randrange(10**6)])
        return datetime.datetime(rnd.randrange(2, 9999), 3, 4, 5, 6, 7, micros, datetime.timezone.utc)
    if of is datetime.date:
        return datetime.date(rnd.randrange(1, 9999), rnd.randrange(1, 13), rnd.randrange(1, 29))
    if of is datetime.timedelta:
        return datetime.timedelta(microseconds=rnd.choice([0, 1, -1, -500000, rnd.randrange(-(10**15), 10**15)]))
    if of is typing.Any:
        return rnd.choice([None, True, 3, 1.5, "x", [1, "y", None], {"a": {"b": [2.5]}, "c": None}])
    if isinstance(of, type) and issubclass(of, enum.Enum):
        return rnd.choice(list(of))
    if of in (File, Dir):
        return of(path="s3://b/%d/k.txt" % rnd.randrange(9), hash=rnd.choice([None, "abc"]))
    declared = origin or of
    bound = dict(zip(getattr(declared, "__parameters__", ()), arguments))
    hints = typing.get_type_hints(declared)
    return of(
        **{f.name: some(substituted(hints[f.name], bound), rnd, depth + 1) for f in dataclasses.fields(declared)}
    )


def substituted(of, bound):
    if of in bound:
        return bound[of]
    return of[tuple(bound[p] for p in of.__parameters__)] if getattr(of, "__parameters__", ()) else of


async def made(of, count, seed):
    rnd = random.Random(seed)
    lt = TypeEngine.to_literal_type(of)
    return [await TypeEngine.to_literal(some(of, rnd), of, lt) for _ in range(count)]


def answer(words):
    if words[0] == "define":
        module.__dict__.clear()
        module.__dict__["__name__"] = "generated"
        exec(HEADER + text(words[1]), module.__dict__)
        return []
    of = find(words[1])
    if words[0] == "type":
        return [written(TypeEngine.to_literal_type(of))]
    if words[0] == "make":
        return [written(l) or "-" for l in loop.run_until_complete(made(of, int(words[2]), int(words[3])))]
    if words[0] == "again":
        return [written(loop.run_until_complete(again(literal(w), of))) or "-" for w in words[2:]]
    raise ValueError(words[0])


for line in sys.stdin:
    try:
        print("ok", *answer(line.split()), flush=True)
    except Exception as e:
        print("error", base64.b64encode(("%s: %s" % (type(e).__name__, e)).encode()).decode(), flush=True)
