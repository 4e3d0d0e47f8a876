"""submit.py KIND MANY: submits jobs one by one and prints when it began and ended, in seconds."""

import os
import sys
import time

from redis import Redis
from rq import Queue

import jobs

kind, many = sys.argv[1], int(sys.argv[2])
queue = Queue(connection=Redis.from_url(os.environ["PEER_REDIS"]))
submit = {
    "noop": lambda item: queue.enqueue(jobs.noop),
    "pickup": lambda item: queue.enqueue(jobs.pickup, time.time()),
    "digest": lambda item: queue.enqueue(jobs.digest, item),
}[kind]

began = time.time()
for item in range(many):
    submit(item)
    if kind == "pickup":
        time.sleep(0.05)
print(began, time.time())
