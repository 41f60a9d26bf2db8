# SPDX-License-Identifier: GPL-2.0-only
"""A flattened device tree as {path: {property: bytes}}, in the blob's order.

Format: Devicetree Specification v0.4, chapter 5. Written here because the Python binding of libfdt
in Debian 12 loses a reference to None for each absent property and in the end aborts.
"""
import struct

MAGIC = 0xd00dfeed
BEGIN_NODE, END_NODE, PROP, NOP, END = 1, 2, 3, 4, 9
MAX_DEPTH = 64


class Damaged(Exception):
    """What is wrong with the blob, a clause."""


def cstring(block, offset):
    """The 0-terminated string at an offset, and where it ends."""
    end = block.find(b"\0", offset)
    if not 0 <= offset < len(block) or end < 0:
        raise Damaged("a name runs out of its block")
    return block[offset:end].decode("latin-1"), end + 1


def header(raw):
    """Structure and strings block."""
    if len(raw) < 40 or struct.unpack_from(">I", raw)[0] != MAGIC:
        raise Damaged(f"{len(raw)} bytes without the magic d00dfeed")
    total, struct_at, names_at = struct.unpack_from(">3I", raw, 4)
    names_len, struct_len = struct.unpack_from(">2I", raw, 32)
    if total > len(raw):
        raise Damaged(f"it says {total} bytes and has {len(raw)}")
    if struct_at + struct_len > total or names_at + names_len > total:
        raise Damaged("a block lies outside the blob")
    return raw[struct_at:struct_at + struct_len], raw[names_at:names_at + names_len]


def read_prop(block, names, at):
    """(name, value, where the next token is) of the property whose token was read."""
    length, name_at = struct.unpack_from(">2I", block, at)
    at += 8
    if at + length > len(block):
        raise Damaged("a property runs out of its block")
    name, _ = cstring(names, name_at)
    return name, block[at:at + length], (at + length + 3) & ~3


def parse(raw):
    """The tree; Damaged if it is none."""
    block, names = header(raw)
    tree, path, at = {}, [], 0
    try:
        while True:
            token, = struct.unpack_from(">I", block, at)
            at += 4
            if token == BEGIN_NODE:
                name, end = cstring(block, at)
                at = (end + 3) & ~3
                path.append(name)
                tree["/".join(path) or "/"] = {}
            elif token == PROP and path:
                name, value, at = read_prop(block, names, at)
                tree["/".join(path) or "/"][name] = value
            elif token == END_NODE and path:
                path.pop()
            elif token == END and not path and tree:
                return tree
            elif token != NOP:
                raise Damaged(f"token {token} where none belongs")
            if len(path) > MAX_DEPTH:
                raise Damaged("nodes are nested too deep")
    except struct.error:
        raise Damaged("it ends in the middle of a node") from None
