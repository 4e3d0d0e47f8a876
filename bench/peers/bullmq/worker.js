// Runs the jobs: fifty at a time, everything else as BullMQ has it.
const fs = require('node:fs');
const { Worker } = require('bullmq');

const done = fs.openSync(process.env.PEER_DONE, 'a');
const redis = new URL(process.env.PEER_REDIS);

const jobs = {
  // Does nothing but say so: one byte in the file of finished jobs.
  noop: () => fs.writeSync(done, '.'),
  // Writes down how many milliseconds it waited for a worker.
  pickup: ({ submitted }) => fs.writeSync(done, `${Date.now() - submitted}\n`),
  // Calls the provider for one lead.
  digest: async ({ item }) => {
    const answer = await fetch(`${process.env.PEER_PROVIDER}/calls/${item}`, { method: 'POST' });
    if (!answer.ok) throw new Error(`the provider answered ${answer.status}`);
  },
};

new Worker('bench', (job) => jobs[job.name](job.data), {
  connection: { host: redis.hostname, port: Number(redis.port), maxRetriesPerRequest: null },
  concurrency: 50,
});
