"""Prints, for the Python equivalent of each type of Types.java, a line of JSON with its LiteralType in hex."""
import datetime
import enum
import json
from dataclasses import dataclass, field
from typing import Any, Dict, Generic, List, Optional, TypeVar, Union

from flyte.types import TypeEngine

T = TypeVar("T")
S = TypeVar("S")
UTC = datetime.timezone.utc


class Color(enum.Enum):
    RED = "RED"
    GREEN = "GREEN"


DayOfWeek = enum.Enum(
    "DayOfWeek",
    {d: d for d in ["MONDAY", "TUESDAY", "WEDNESDAY", "THURSDAY", "FRIDAY", "SATURDAY", "SUNDAY"]},
)


@dataclass
class Point:
    x: int
    y: int


@dataclass
class Simple:
    name: str
    age: int
    score: float
    ok: bool


@dataclass
class Defaults:
    a: int = 7
    b: str = "héllo"
    c: float = 1.5
    d: bool = True
    g: Optional[str] = None
    h: Color = Color.GREEN
    l: datetime.timedelta = datetime.timedelta(seconds=90)
    m: datetime.datetime = datetime.datetime(2024, 1, 2, 3, 4, 5, 600000, tzinfo=UTC)
    n: datetime.date = datetime.date(2024, 1, 2)
    o: Optional[int] = 5
    p: str = ""
    q: List[int] = field(default_factory=list)
    r: Dict[str, int] = field(default_factory=dict)


@dataclass
class Times:
    i: datetime.datetime
    o: datetime.datetime
    z: datetime.datetime
    d: datetime.date
    t: datetime.timedelta


@dataclass
class Nested:
    id: int
    p: Point
    maybe: Optional[Point] = None
    other: Optional[Point] = None


@dataclass
class Deep:
    items: List[Point]
    table: Dict[str, List[Point]]
    opt: Optional[List[Optional[int]]] = None


@dataclass
class Bytes:
    b: bytes
    all: List[bytes]


@dataclass
class Maps:
    a: Dict[str, Any]
    c: Dict[int, str]
    d: Dict[Color, int]
    h: List[Any]
    i: Dict[str, Dict[str, int]]


@dataclass
class Box(Generic[T]):
    item: T
    more: List[T]


@dataclass
class Pair(Generic[T, S]):
    first: T
    second: Dict[str, S]


@dataclass
class Boxes:
    r: Box[int]
    s: Box[str]
    p: Pair[Point, Color]


@dataclass
class Tree:
    value: int
    children: List["Tree"]


@dataclass
class Forest:
    trees: List[Tree]
    name: str


@dataclass
class Node:
    value: int
    next: Optional["Node"] = None


@dataclass
class Man:
    wife: Optional["Woman"] = None


@dataclass
class Woman:
    sons: List[Man]


@dataclass
class Renamed:
    api_url: str


@dataclass
class Empty:
    pass


@dataclass
class Cat:
    meow: str


@dataclass
class Dog:
    bark: int


@dataclass
class Zoo:
    star: Union[Cat, Dog]
    all: List[Union[Cat, Dog]]
    guest: Union[Cat, Dog, None] = None


@dataclass
class Circle:
    radius: float


@dataclass
class Square:
    side: float


@dataclass
class Rectangle:
    a: float
    b: float


@dataclass
class Number:
    value: int


@dataclass
class Sum:
    left: Union[Number, "Sum"]
    right: Union[Number, "Sum"]


TYPES = {
    "color": Color,
    "day": DayOfWeek,
    "point": Point,
    "simple": Simple,
    "defaults": Defaults,
    "times": Times,
    "nested": Nested,
    "deep": Deep,
    "bytes": Bytes,
    "maps": Maps,
    "boxes": Boxes,
    "box": Box[Point],
    "tree": Tree,
    "forest": Forest,
    "node": Node,
    "man": Man,
    "woman": Woman,
    "renamed": Renamed,
    "empty": Empty,
    "animal": Union[Cat, Dog],
    "animals": List[Union[Cat, Dog]],
    "guest": Union[Cat, Dog, None],
    "zoo": Zoo,
    "shape": Union[Circle, Square, Rectangle],
    "expression": Union[Number, Sum],
    "nullable": Optional[Point],
    "nullableText": Optional[str],
    "nullables": List[Optional[int]],
    "nullablesInMaps": Dict[str, List[Optional[str]]],
    "arrays": List[List[int]],
    "texts": List[str],
    "collection": List[Point],
    "date": datetime.date,
    "dates": Optional[datetime.date],
    "offset": datetime.datetime,
    "untyped": dict,
    "any": dict,
    "keyed": Dict[int, Point],
    "optionalColor": Optional[Color],
}

for name, type_ in TYPES.items():
    literal_type = TypeEngine.to_literal_type(type_)
    print(json.dumps({"name": name, "type": literal_type.SerializeToString(deterministic=True).hex()}))
