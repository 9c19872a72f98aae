#!/usr/bin/env python3
"""Prints fields of the JSON objects on standard input, one object a line.

usage: fields.py FIELD…      a field like parties.id goes into lists; null prints as -
"""
import json
import sys


def find(value, path):
    if value is None:
        return "-"
    if isinstance(value, list):
        return ",".join(find(item, path) for item in value)
    if not path:
        return json.dumps(value) if isinstance(value, (bool, dict)) else str(value)
    return find(value.get(path[0]), path[1:])


for line in sys.stdin:
    record = json.loads(line)
    print(" | ".join(find(record, field.split(".")) for field in sys.argv[1:]))
