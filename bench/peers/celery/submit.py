"""submit.py KIND MANY: submits jobs one by one and prints when it began and ended, in seconds."""

import sys
import time

import jobs

kind, many = sys.argv[1], int(sys.argv[2])
submit = {
    "noop": lambda item: jobs.noop.delay(),
    "pickup": lambda item: jobs.pickup.delay(time.time()),
    "digest": lambda item: jobs.digest.delay(item),
}[kind]

began = time.time()
for item in range(many):
    submit(item)
    if kind == "pickup":
        time.sleep(0.05)
print(began, time.time())
