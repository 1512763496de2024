"""Writes and reads files as tasks of the Python SDK do. Places and keys of the store come from the environment.

files.py write FOLDER PREFIX: copies FOLDER/file.txt and FOLDER/folder to the store, prints both as literals in hex.
files.py read FILE FOLDER: reads two literals in hex, prints the file's hash and text, then name and text of the folder's files.
files.py save FOLDER URI: saves the folder as a checkpoint. files.py load URI: prints name and text of a checkpoint's files.
"""

import asyncio
import pathlib
import sys

import flyte
import flyte.storage
from flyte.io import Dir, File
from flyte.io._hashing_io import HashlibAccumulator
from flyte.types import TypeEngine
from flyteidl2.core import literals_pb2


async def literal(value, of):
    made = await TypeEngine.to_literal(value, of, TypeEngine.to_literal_type(of))
    return made.SerializeToString(deterministic=True).hex()


async def value(text, of):
    return await TypeEngine.to_python_value(literals_pb2.Literal.FromString(bytes.fromhex(text)), of)


def show(folder):
    root = pathlib.Path(folder)
    for file in sorted(path for path in root.rglob("*") if path.is_file()):
        print(file.relative_to(root), file.read_text())


async def main(action, *arguments):
    flyte.init(storage=flyte.storage.S3.auto())
    if action == "write":
        folder, prefix = arguments
        sha256 = HashlibAccumulator.from_hash_name("sha256")
        file = await File.from_local(f"{folder}/file.txt", f"{prefix}/file.txt", hash_method=sha256)
        print(await literal(file, File))
        print(await literal(await Dir.from_local(f"{folder}/folder", f"{prefix}/folder"), Dir))
    elif action == "read":
        file = await value(arguments[0], File)
        async with file.open("rb") as content:
            print(file.hash, file.name, bytes(await content.read()).decode())
        show(await (await value(arguments[1], Dir)).download())
    elif action == "save":
        await flyte.Checkpoint(arguments[1]).save(pathlib.Path(arguments[0]))
    elif action == "load":
        checkpoint = flyte.Checkpoint("", arguments[0])
        restored = await checkpoint.load()
        show(checkpoint.path if restored is None else restored.parent if restored.is_file() else restored)


asyncio.run(main(*sys.argv[1:]))
