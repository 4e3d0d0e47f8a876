#!/usr/bin/env python3
"""Makes the list of disposable mail domains from a package of a public registry.

  pip download --no-deps disposable-email-domains==0.0.293 && unzip disposable_email_domains-*.whl
  PYTHONPATH=. python3 make_disposable.py OUTPUT_DIRECTORY

The output, disposable.gz, has one domain per line, sorted (gzip with a fixed time stamp, so equal
input gives equal bytes).
"""
import gzip
import sys
from pathlib import Path

from disposable_email_domains import blocklist

text = "".join(f"{domain}\n" for domain in sorted(blocklist))
target = Path(sys.argv[1], "disposable.gz")
target.write_bytes(gzip.compress(text.encode("ascii"), 9, mtime=0))
print(f"{len(blocklist)} domains, {target.stat().st_size} bytes")
