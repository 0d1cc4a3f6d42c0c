"""What holds for all tests: the cache of name forms lies in the checkout, not in the home of whoever runs them."""

from __future__ import annotations

import os
from pathlib import Path

os.environ.setdefault("KG_CACHE", str(Path(__file__).resolve().parents[1] / ".pytest_cache" / "parley"))
