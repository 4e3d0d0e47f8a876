// submit.js KIND MANY: submits jobs one by one and prints when it began and ended, in seconds.
const { setTimeout: sleep } = require('node:timers/promises');
const { Queue } = require('bullmq');

async function main([kind, many]) {
  const redis = new URL(process.env.PEER_REDIS);
  const queue = new Queue('bench', { connection: { host: redis.hostname, port: Number(redis.port) } });
  await queue.waitUntilReady();
  const began = Date.now();
  for (let item = 0; item < Number(many); item++) {
    await queue.add(kind, { item, submitted: Date.now() });
    if (kind === 'pickup') await sleep(50);
  }
  console.log(began / 1000, Date.now() / 1000);
  await queue.close();
}

main(process.argv.slice(2));
