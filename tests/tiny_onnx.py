"""A model of one step as ONNX bytes, written by hand: each word's number picks its row of a table.

Protobuf is tags, lengths and bytes; field numbers as in onnx.proto.
"""

import struct

FLOAT, INT64 = 1, 7


def number(field, value):
    return _varint(field << 3) + _varint(value)


def piece(field, value):
    data = value.encode() if isinstance(value, str) else value
    return _varint(field << 3 | 2) + _varint(len(data)) + data


def _varint(value):
    out = bytearray()
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    return bytes([*out, value])


def _tensor_info(name, kind, *sizes):
    shape = b"".join(piece(1, piece(2, size) if isinstance(size, str) else number(1, size)) for size in sizes)
    return piece(1, name) + piece(2, piece(1, number(1, kind) + piece(2, shape)))


def tiny_model(words, *, shift=0):
    """Give a model with a table in which word n has a direction of its own; `shift` makes another table."""
    rows = [[float(at == (word + shift) % words) for at in range(words)] for word in range(words)]
    data = b"".join(struct.pack(f"<{words}f", *row) for row in rows)
    table = number(1, words) + number(1, words) + number(2, FLOAT) + piece(8, "table") + piece(9, data)
    gather = piece(1, "table") + piece(1, "input_ids") + piece(2, "told") + piece(4, "Gather")
    graph = piece(1, gather) + piece(2, "tiny") + piece(5, table)
    graph += piece(11, _tensor_info("input_ids", INT64, "texts", "pieces"))
    graph += piece(12, _tensor_info("told", FLOAT, "texts", "pieces", words))
    return number(1, 8) + piece(7, graph) + piece(8, piece(1, "") + number(2, 13))
