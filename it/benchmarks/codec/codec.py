"""Reads and writes the file of the Java benchmark with the SDK's TypeEngine; prints the medians in milliseconds: write read."""

import asyncio
import statistics
import sys
import time
from dataclasses import dataclass
from typing import Dict, List

from flyte.types import TypeEngine
from flyteidl2.core.literals_pb2 import Binary, Literal, Scalar


@dataclass
class Address:
    street: str
    number: int
    valid: bool


@dataclass
class Item:
    name: str
    price: float
    count: int


@dataclass
class Order:
    id: int
    customer: str
    address: Address
    items: List[Item]
    tags: Dict[str, int]


@dataclass
class Orders:
    orders: List[Order]


async def main():
    packed = open(sys.argv[1], "rb").read()
    literal = Literal(scalar=Scalar(binary=Binary(value=packed, tag="msgpack")))
    of = TypeEngine.to_literal_type(Orders)
    writes, reads = [], []
    for i in range(int(sys.argv[2]) + 2):
        start = time.perf_counter()
        value = await TypeEngine.to_python_value(literal, Orders)
        middle = time.perf_counter()
        again = await TypeEngine.to_literal(value, Orders, of)
        end = time.perf_counter()
        assert again == literal
        if i >= 2:
            reads.append(middle - start)
            writes.append(end - middle)
    print("%.1f %.1f" % (1000 * statistics.median(writes), 1000 * statistics.median(reads)))


asyncio.run(main())
