"""Calls AWS operations through boto3: one JSON object a line on stdin, one answer a line on stdout.

One process for many calls, since starting Python takes longer than every call of a scenario.
"""

import base64
import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError

# Every error once, and no checksum that nobody asked for: a test wants the service's answer, not the client's care.
CONFIG = Config(
    retries={"total_max_attempts": 1},
    s3={"addressing_style": "path"},
    request_checksum_calculation="when_required",
)
clients = {}


def decode(value):
    """Bytes arrive as {"$bytes": base64}."""
    if isinstance(value, dict):
        if set(value) == {"$bytes"}:
            return base64.b64decode(value["$bytes"])
        return {key: decode(inner) for key, inner in value.items()}
    return [decode(inner) for inner in value] if isinstance(value, list) else value


def call(order):
    key = (order["service"], order["region"])
    if key not in clients:
        clients[key] = boto3.client(
            order["service"], region_name=order["region"], endpoint_url=sys.argv[1], config=CONFIG
        )
    operation = getattr(clients[key], order["operation"])
    try:
        return {"answer": operation(**decode(order["params"]))}
    except ClientError as error:
        return {"error": error.response["Error"]["Code"], "message": error.response["Error"]["Message"]}


for line in sys.stdin:
    print(json.dumps(call(json.loads(line)), default=str), flush=True)
