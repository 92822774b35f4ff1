"""Writes generated records with Confluent's own serializers, and says on standard output what is in them, one JSON line each.

A double is {"$double": "0.1"}, a float32 {"$float": "0.1"}, bytes of headers are hex. Arguments: bootstrap, registry, prefix of the topics, records in all.
"""

import base64
import datetime
import decimal
import importlib
import json
import random
import struct
import subprocess
import sys
import tempfile
import uuid

from confluent_kafka import Producer
from confluent_kafka.schema_registry import SchemaRegistryClient
from confluent_kafka.schema_registry.avro import AvroSerializer
from confluent_kafka.schema_registry.json_schema import JSONSerializer
from confluent_kafka.schema_registry.protobuf import ProtobufSerializer
from confluent_kafka.serialization import MessageField, SerializationContext

bootstrap, registry, prefix, count = sys.argv[1], sys.argv[2], sys.argv[3], int(sys.argv[4])
rnd = random.Random(20_261)
# Just after its start Apicurio can leave a request without any answer: such a one is sent again.
client = SchemaRegistryClient({"url": registry, "timeout": 10})
named_by_topic = {"subject.name.strategy.type": "TOPIC"}
# Idempotent, so that a request sent again neither doubles nor reorders: the index of a record is its offset.
producer = Producer(
    {"bootstrap.servers": bootstrap, "linger.ms": 20, "queue.buffering.max.messages": 1_000_000, "enable.idempotence": True}
)

LONGS = [0, 1, -1, 2**53 + 1, -(2**53) - 1, 2**63 - 1, -(2**63), 63, 64, -64, -65]
INTS = [0, 1, -1, 2**31 - 1, -(2**31), 300]
TEXTS = ["", "a", 'q"\\\n\t', "é日本🙂", "x" * 300, "\u0001\u007f"]


def long():
    return rnd.choice(LONGS) if rnd.random() < 0.5 else rnd.randint(-(2**63), 2**63 - 1)


def integer():
    return rnd.choice(INTS) if rnd.random() < 0.5 else rnd.randint(-(2**31), 2**31 - 1)


def double():
    return rnd.choice([0.0, -0.0, 0.1, 1e300, 5e-324, -1.5, rnd.uniform(-1e6, 1e6)])


def float32():
    return struct.unpack("<f", struct.pack("<f", rnd.choice([0.1, 1.5, 3.4e38, rnd.uniform(-1e6, 1e6)])))[0]


def shown(value):
    return {"$double": repr(value)}


def shown32(value):
    return {"$float": repr(value)}


def b64(value):
    return base64.b64encode(value).decode()


def fixed_point(unscaled, scale):
    sign, digits = ("-" if unscaled < 0 else ""), str(abs(unscaled)).rjust(scale + 1, "0")
    return Number(sign + digits[:-scale] + "." + digits[-scale:])


class Number(float):
    """A number with its own text in JSON."""

    def __new__(cls, text):
        self = super().__new__(cls, 0)
        self.text = text
        return self

    def __repr__(self):
        return self.text



def dump(value):
    if isinstance(value, Number):
        return value.text
    if isinstance(value, dict):
        return "{" + ",".join(json.dumps(key) + ":" + dump(one) for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ",".join(dump(one) for one in value) + "]"
    return json.dumps(value)


AVRO = {
    "type": "record", "name": "Thing", "namespace": "test.python",
    "fields": [
        {"name": "big", "type": "long"}, {"name": "small", "type": "int"}, {"name": "ratio", "type": "double"},
        {"name": "rough", "type": "float"}, {"name": "yes", "type": "boolean"}, {"name": "text", "type": "string"},
        {"name": "raw", "type": "bytes"}, {"name": "maybe", "type": ["null", "long"]},
        {"name": "either", "type": ["null", "string", "long", {"type": "record", "name": "Part", "fields": [{"name": "n", "type": "long"}]}]},
        {"name": "kind", "type": {"type": "enum", "name": "Kind", "symbols": ["A", "B", "C"]}},
        {"name": "four", "type": {"type": "fixed", "name": "Four", "size": 4}},
        {"name": "list", "type": {"type": "array", "items": "long"}}, {"name": "map", "type": {"type": "map", "values": "Part"}},
        {"name": "price", "type": {"type": "bytes", "logicalType": "decimal", "precision": 30, "scale": 4}},
        {"name": "day", "type": {"type": "int", "logicalType": "date"}},
        {"name": "clock", "type": {"type": "long", "logicalType": "time-micros"}},
        {"name": "ms", "type": {"type": "long", "logicalType": "timestamp-millis"}},
        {"name": "us", "type": {"type": "long", "logicalType": "timestamp-micros"}},
        {"name": "id", "type": {"type": "string", "logicalType": "uuid"}},
    ],
}
EPOCH = datetime.datetime(1970, 1, 1, tzinfo=datetime.timezone.utc)
decimal.getcontext().prec = 60


def instant(micros):
    return EPOCH + datetime.timedelta(microseconds=micros)


def iso(moment, digits):
    text = moment.strftime("%Y-%m-%dT%H:%M:%S.%f").rjust(26, "0")
    return (text[:-3] if digits == 3 else text) + "Z"


def avro():
    part = {"n": long()}
    either = rnd.choice([None, "text", 2**62, part])
    unscaled = rnd.choice([0, 1, -1, 10**29, -(10**29) + 7, rnd.randint(-(10**12), 10**12)])
    us, ms = rnd.randint(-(2 * 10**15), 4 * 10**15), rnd.randint(-(2 * 10**12), 4 * 10**12)
    day = datetime.date(1970, 1, 1) + datetime.timedelta(days=rnd.randint(-20_000, 40_000))
    clock = rnd.randint(0, 86_399_999_999)
    value = {
        "big": long(), "small": integer(), "ratio": double(), "rough": float32(), "yes": rnd.random() < 0.5,
        "text": rnd.choice(TEXTS), "raw": rnd.randbytes(rnd.randint(0, 9)), "maybe": rnd.choice([None, long()]), "either": either,
        "kind": rnd.choice("ABC"), "four": rnd.randbytes(4), "list": [long() for _ in range(rnd.randint(0, 4))],
        "map": {name: {"n": long()} for name in rnd.sample(["a", "b", "ü"], rnd.randint(0, 3))},
        "price": decimal.Decimal(unscaled).scaleb(-4), "day": day,
        "clock": (EPOCH + datetime.timedelta(microseconds=clock)).time(), "ms": instant(ms * 1000), "us": instant(us),
        "id": uuid.UUID(int=rnd.getrandbits(128)),
    }
    branch = {str: "string", int: "long", dict: "test.python.Part"}.get(type(either))
    expected = dict(
        value, ratio=shown(value["ratio"]), rough=shown32(value["rough"]), raw=b64(value["raw"]), four=b64(value["four"]),
        either=None if branch is None else {branch: either}, price=fixed_point(unscaled, 4), day=day.isoformat(),
        clock=value["clock"].strftime("%H:%M:%S.%f"), ms=iso(value["ms"], 3), us=iso(value["us"], 6), id=str(value["id"]),
    )
    return value, expected


PROTO = """
syntax = "proto3"; package test.python;
import "google/protobuf/timestamp.proto"; import "google/protobuf/wrappers.proto";
message First { int64 n = 1; }
message Second {
  message Other { int32 x = 1; }
  message Inner { int64 big = 1; uint64 ubig = 2; sint64 zig = 3; sfixed64 sf = 4; fixed32 f = 5; double ratio = 6; float rough = 7;
    bool yes = 8; string text = 9; bytes raw = 10; repeated int64 list = 11; repeated First parts = 12; Kind kind = 13;
    optional int32 maybe = 14; oneof one { string a = 15; First b = 16; } google.protobuf.Timestamp at = 17;
    google.protobuf.Int64Value boxed = 18; }
  enum Kind { NONE = 0; SOME = 1; }
}
"""


def protobuf_module():
    folder = tempfile.mkdtemp()
    with open(folder + "/python_things.proto", "w") as file:
        file.write(PROTO)
    subprocess.run([sys.executable, "-m", "grpc_tools.protoc", "-I", folder, "--python_out", folder, folder + "/python_things.proto"], check=True)
    sys.path.insert(0, folder)
    return importlib.import_module("python_things_pb2")


pb = protobuf_module()


def first():
    message = pb.First(n=long())
    return message, {"n": message.n}


def inner():
    value = {
        "big": long(), "ubig": rnd.choice([0, 2**64 - 1, 2**53 + 1]), "zig": long(), "sf": long(), "f": rnd.choice([0, 2**32 - 1]),
        "ratio": double(), "rough": float32(), "yes": rnd.random() < 0.5, "text": rnd.choice(TEXTS), "raw": rnd.randbytes(rnd.randint(0, 5)),
        "list": [long() for _ in range(rnd.randint(0, 3))],
    }
    parts = [long() for _ in range(rnd.randint(0, 2))]
    kind = rnd.choice([0, 1, 7])
    message = pb.Second.Inner(**value, parts=[pb.First(n=n) for n in parts], kind=kind)
    expected = dict(value, ratio=shown(value["ratio"]), rough=shown32(value["rough"]), raw=b64(value["raw"]), parts=[{"n": n} for n in parts])
    expected["kind"] = {0: "NONE", 1: "SOME"}.get(kind, kind)
    if rnd.random() < 0.5:
        message.maybe = expected["maybe"] = rnd.choice([0, -5])
    if rnd.random() < 0.3:
        message.a = expected["a"] = rnd.choice(["", "x"])
    elif rnd.random() < 0.5:
        message.b.n = long()
        expected["b"] = {"n": message.b.n}
    if rnd.random() < 0.5:
        seconds, nanos = rnd.randint(-(2 * 10**9), 4 * 10**9), rnd.choice([0, 5_000_000, 123_456_000, 1])
        message.at.seconds, message.at.nanos = seconds, nanos
        digits = f"{nanos:09d}"
        fraction = "" if nanos == 0 else "." + (digits[:3] if digits[3:] == "000000" else digits[:6] if digits[6:] == "000" else digits)
        expected["at"] = instant(seconds * 1_000_000).strftime("%Y-%m-%dT%H:%M:%S") + fraction + "Z"
    if rnd.random() < 0.5:
        message.boxed.value = expected["boxed"] = long()
    return message, expected


JSON_SCHEMA = json.dumps({"title": "Note", "type": "object", "properties": {"n": {"type": "integer"}, "t": {"type": "string"}}})


def note():
    value = {"n": long(), "t": rnd.choice(TEXTS)}
    return value, value


def plain():
    kind = rnd.randrange(4)
    if kind == 0:
        return None, "null"
    if kind == 1:
        return b"", "empty"
    if kind == 2:
        text = rnd.choice(["word", "é日本", '{"broken"', "2026-11-25"])
        return text.encode(), {"$text": text}
    value = {"n": long(), "x": None}
    return json.dumps(value).encode(), value


serializers = {
    "avro": (AvroSerializer(client, json.dumps(AVRO), conf=named_by_topic), avro),
    "first": (ProtobufSerializer(pb.First, client, named_by_topic), first),
    "inner": (ProtobufSerializer(pb.Second.Inner, client, named_by_topic), inner),
    "json": (JSONSerializer(JSON_SCHEMA, client, lambda value, _: value, named_by_topic), note),
}
shares = [("avro", 0.4), ("first", 0.1), ("inner", 0.25), ("json", 0.1), ("plain", 0.15)]


def headers():
    return [(rnd.choice(["a", "b", "a"]), rnd.choice([None, b"", b"x", b"\xff\x00"])) for _ in range(rnd.randint(0, 4))]


def failed(error, _message):
    if error is not None:
        raise RuntimeError(str(error))


for kind, share in shares:
    topic = prefix + kind
    for index in range(int(count * share)):
        if kind == "plain":
            value, expected = plain()
        else:
            serializer, make = serializers[kind]
            made, expected = make()
            value = serializer(made, SerializationContext(topic, MessageField.VALUE))
        carried = headers()
        producer.produce(topic, value=value, key=str(index), headers=carried, partition=0, on_delivery=failed)
        told = [[name, None if one is None else one.hex()] for name, one in carried]
        print(dump({"topic": topic, "index": index, "value": expected, "headers": told}))
    producer.flush(60)
