import glob
import os
import sys

here = os.path.dirname(os.path.abspath(__file__))
sys.path[:0] = glob.glob(os.path.join(here, "venv", "lib64", "python3*", "site-packages"))

from pydantic import TypeAdapter  # noqa: E402


def handler(event, context):
    return TypeAdapter(list[int]).validate_json("[1, 2]")
