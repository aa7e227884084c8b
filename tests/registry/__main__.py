"""`python -m tests.registry --records FILE`: serve records, and print the settings that point claimcheck here."""

import argparse
from pathlib import Path

from tests.registry.server import load_records, serve_forever

parser = argparse.ArgumentParser(description=__doc__)
parser.add_argument("--records", type=Path, default=Path(__file__).with_name("records.jsonl"))
parser.add_argument("--port", type=int, default=0)
arguments = parser.parse_args()
serve_forever(load_records(arguments.records), arguments.port)
