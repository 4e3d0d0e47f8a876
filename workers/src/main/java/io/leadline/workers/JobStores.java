package io.leadline.workers;

import io.leadline.activities.job.AuditLog;
import io.leadline.activities.job.JobBatches;
import io.leadline.activities.job.JobBrakes;
import io.leadline.activities.job.JobGroups;
import io.leadline.activities.job.JobRates;
import io.leadline.activities.job.JobStore;
import io.leadline.activities.job.ProcessLeases;
import io.leadline.activities.job.chain.JobChains;
import io.leadline.activities.job.queue.QueueFacts;
import io.leadline.activities.mongo.MongoAuditLog;
import io.leadline.activities.mongo.MongoConnection;
import io.leadline.activities.mongo.MongoEndedJobs;
import io.leadline.activities.mongo.MongoJobBatches;
import io.leadline.activities.mongo.MongoJobBrakes;
import io.leadline.activities.mongo.MongoJobChains;
import io.leadline.activities.mongo.MongoJobGroups;
import io.leadline.activities.mongo.MongoJobRates;
import io.leadline.activities.mongo.MongoJobStore;
import io.leadline.activities.mongo.MongoProcessLeases;
import io.leadline.activities.mongo.MongoQueueFacts;
import io.leadline.activities.mongo.MongoSubscriptions;
import io.leadline.activities.subscription.EndedJobs;
import io.leadline.activities.subscription.Subscriptions;

/** Where a worker keeps what concerns background jobs. */
final class JobStores {
  private final MongoConnection mongo;

  JobStores(MongoConnection mongo) {
    this.mongo = mongo;
  }

  JobStore jobs() {
    return new MongoJobStore(mongo);
  }

  JobGroups jobGroups() {
    return new MongoJobGroups(mongo);
  }

  JobBrakes jobBrakes() {
    return new MongoJobBrakes(mongo);
  }

  JobRates jobRates() {
    return new MongoJobRates(mongo);
  }

  JobChains jobChains() {
    return new MongoJobChains(mongo);
  }

  JobBatches jobBatches() {
    return new MongoJobBatches(mongo);
  }

  AuditLog audit() {
    return new MongoAuditLog(mongo);
  }

  Subscriptions subscriptions() {
    return new MongoSubscriptions(mongo);
  }

  EndedJobs endedJobs() {
    return new MongoEndedJobs(mongo);
  }

  ProcessLeases processLeases() {
    return new MongoProcessLeases(mongo);
  }

  QueueFacts queueFacts() {
    return new MongoQueueFacts(mongo);
  }
}
