"""Calls a handler as Lambda's Python does: python3 -I -S python.py FOLDER MODULE EVENT.

Prints its answer and every file it loaded.
"""

import importlib
import json
import re
import sys

_, folder, module, event = sys.argv
sys.path.insert(0, folder)
sys.dont_write_bytecode = True
answer = importlib.import_module(module).handler(json.loads(event), None)
loaded = {getattr(each, "__file__", None) or "" for each in sys.modules.values()}
with open("/proc/self/maps") as maps:
    loaded.update(re.findall(r" (/.+)$", maps.read(), re.MULTILINE))
print(json.dumps({"answer": answer, "loaded": sorted(loaded - {""})}))
