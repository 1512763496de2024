"""The same types and tasks in Python."""

import dataclasses
import datetime
import enum
from dataclasses import dataclass
from typing import Any, Dict, Generic, List, NamedTuple, Optional, TypeVar, Union

import flyte
import flyte.remote
from flyte.io import Dir, File

env = flyte.TaskEnvironment(name="py_matrix", image="process/python:1")

T = TypeVar("T")


class Color(enum.Enum):
    RED = "RED"
    GREEN = "GREEN"


@dataclass
class Point:
    x: int
    y: int


@dataclass
class Box(Generic[T]):
    item: T
    more: List[T]


@dataclass
class Tree:
    value: int
    children: List["Tree"]


@dataclass
class Cat:
    meow: str


@dataclass
class Dog:
    bark: int
    name: Optional[str] = None


@dataclass
class Bytes:
    bytes: bytes


@dataclass
class Order:
    order_id: str
    price: float
    paid: bool
    color: Color
    at: Point
    way: List[Point]
    counts: Dict[str, int]
    names: Dict[int, str]
    time: datetime.datetime
    day: datetime.date
    took: datetime.timedelta
    raw: Bytes
    animal: Union[Cat, Dog]
    box: Box[str]
    any: Any
    next: Optional[Point] = None
    guest: Union[Cat, Dog, None] = None
    rest: int = 7


class Everything(NamedTuple):
    integer: int
    number: float
    truth: bool
    text: str
    time: datetime.datetime
    day: datetime.date
    took: datetime.timedelta
    color: Color
    integers: List[int]
    gaps: List[Optional[int]]
    points: Dict[str, List[Point]]
    point: Point
    none: Optional[Point]
    some: Optional[Point]
    animal: Union[Cat, Dog]
    untyped: dict
    file: File
    folder: Dir


@env.task
async def same(
    integer: int,
    number: float,
    truth: bool,
    text: str,
    time: datetime.datetime,
    day: datetime.date,
    took: datetime.timedelta,
    color: Color,
    integers: List[int],
    gaps: List[Optional[int]],
    points: Dict[str, List[Point]],
    point: Point,
    none: Optional[Point],
    some: Optional[Point],
    animal: Union[Cat, Dog],
    untyped: dict,
    file: File,
    folder: Dir,
) -> Everything:
    assert isinstance(animal, Cat), animal
    return Everything(
        integer, number, truth, text, time, day, took, color, integers, gaps, points, point, none, some, animal,
        untyped, file, folder,
    )


@env.task
async def same_order(order: Order) -> Order:
    assert isinstance(order.animal, Dog) and isinstance(order.next, Point), order
    return order


@env.task
async def same_tree(tree: Tree) -> Tree:
    assert isinstance(tree, Tree), tree
    return tree


def values() -> Everything:
    utc = datetime.timezone.utc
    point = Point(2**40, -2)
    return Everything(
        -(2**63),
        5e-324,
        True,
        "tëxt 😀\n",
        datetime.datetime(1969, 12, 31, 23, 59, 59, 500000, tzinfo=utc),
        datetime.date(2026, 2, 28),
        datetime.timedelta(days=-3),
        Color.RED,
        [1, 2],
        [1, None],
        {"p": [point], "q": []},
        point,
        None,
        point,
        Cat("meow"),
        {"k": [1, True], "n": {}},
        File(path="s3://bucket/a.txt"),
        Dir(path="s3://bucket/folder/"),
    )


@env.task
async def through_java() -> List[str]:
    """Sends every value to Java and back; those that came back as others."""
    sent = values()
    in_java = flyte.remote.Task.get("matrix.same", auto_version="latest")
    # A day is a datetime on the wire, and one is what the SDK wants for a task that it did not declare itself.
    day = datetime.datetime.combine(sent.day, datetime.time(), datetime.timezone.utc)
    back = await in_java(**sent._replace(day=day, color=sent.color.name)._asdict())
    names = sorted(sent._fields)
    return [
        f"{name}: {getattr(sent, name)!r} became {value!r}"
        for name, value in zip(names, back)
        if plain(getattr(sent, name)) != plain(value)
    ]


def plain(value):
    """Without the classes that the SDK makes up for what another language declares."""
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return {f.name: plain(getattr(value, f.name)) for f in dataclasses.fields(value)}
    if isinstance(value, (File, Dir)):
        return value.path
    if hasattr(value, "model_dump"):
        return plain(value.model_dump())
    if isinstance(value, enum.Enum):
        return value.name
    if isinstance(value, datetime.datetime):
        return value.isoformat()
    if isinstance(value, datetime.date):
        return datetime.datetime(value.year, value.month, value.day, tzinfo=datetime.timezone.utc).isoformat()
    if isinstance(value, dict):
        return {str(k): plain(v) for k, v in value.items()}
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    return value
