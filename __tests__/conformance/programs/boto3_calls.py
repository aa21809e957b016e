"""Calls AWS operations through boto3: one JSON object a line on stdin, one answer a line on stdout.

One process for many calls, since starting Python takes longer than every call of a scenario.
"""

import base64
import hashlib
import json
import signal
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import BotoCoreError, ClientError

# Every error once, and no checksum that nobody asked for: a test wants the service's answer, not the client's care.
CONFIG = Config(
    retries={"total_max_attempts": 1},
    s3={"addressing_style": "path"},
    request_checksum_calculation="when_required",
)
# AWS itself limits how often it is asked.
PATIENT = CONFIG.merge(Config(retries={"mode": "standard", "total_max_attempts": 8}))
clients = {}
# Ctrl-C is for whoever asks here: what was made still has to be removed.
signal.signal(signal.SIGINT, signal.SIG_IGN)


def decode(value):
    """Bytes arrive as {"$bytes": base64}."""
    if isinstance(value, dict):
        if set(value) == {"$bytes"}:
            return base64.b64decode(value["$bytes"])
        return {key: decode(inner) for key, inner in value.items()}
    return [decode(inner) for inner in value] if isinstance(value, list) else value


def encode(value):
    """The body of an object leaves as its SHA-256, in base64."""
    if hasattr(value, "read"):
        return base64.b64encode(hashlib.sha256(value.read()).digest()).decode()
    return str(value)


def call(order):
    key = (order["service"], order["region"], order["url"])
    if key not in clients:
        service, region, url = key
        config = PATIENT if url is None else CONFIG
        clients[key] = boto3.client(service, region_name=region, endpoint_url=url, config=config)
    client, operation, params = clients[key], order["operation"], decode(order["params"])
    try:
        if client.can_paginate(operation):
            return {"answer": client.get_paginator(operation).paginate(**params).build_full_result()}
        return {"answer": getattr(client, operation)(**params)}
    except ClientError as error:
        return {"error": error.response["Error"]["Code"], "message": error.response["Error"]["Message"]}
    except BotoCoreError as error:
        return {"error": type(error).__name__, "message": str(error)}


for line in sys.stdin:
    print(json.dumps(call(json.loads(line)), default=encode), flush=True)
