package io.leadline.sandbox.rehearsal.board;

import io.leadline.activities.address.PhoneZones;
import io.leadline.activities.alert.AlertSettings;
import io.leadline.activities.alert.AlertStates;
import io.leadline.activities.alert.LeadAlertEnrolment;
import io.leadline.activities.alert.Slots;
import io.leadline.activities.engagement.Acts;
import io.leadline.activities.engagement.BoardReports;
import io.leadline.activities.engagement.EngagementTraces;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.LeadTraces;
import io.leadline.activities.lead.Outbox;
import io.leadline.activities.lead.Transitions;
import io.leadline.activities.message.FailingChannels;
import io.leadline.activities.message.ProviderEventLog;
import io.leadline.activities.message.Suppressions;
import io.leadline.activities.mongo.MongoActs;
import io.leadline.activities.mongo.MongoAlertStates;
import io.leadline.activities.mongo.MongoBoardReports;
import io.leadline.activities.mongo.MongoConnection;
import io.leadline.activities.mongo.MongoFailingChannels;
import io.leadline.activities.mongo.MongoLeadStore;
import io.leadline.activities.mongo.MongoMessageLedger;
import io.leadline.activities.mongo.MongoOutbox;
import io.leadline.activities.mongo.MongoProviderEventLog;
import io.leadline.activities.mongo.MongoReceivedTexts;
import io.leadline.activities.mongo.MongoSuppressions;
import io.leadline.activities.mongo.MongoTransitions;
import io.leadline.activities.posting.PostingIndex;
import io.leadline.activities.text.ReceivedTexts;
import io.leadline.sandbox.mongodb.EmbeddedMongo;
import java.time.InstantSource;

/** The product's own stores over a MongoDB in memory, and postings in memory. */
public final class Stores implements AutoCloseable {
  private final EmbeddedMongo server = EmbeddedMongo.inMemory();
  private final MongoConnection mongo = new MongoConnection(server.uri());
  private final PostingIndex postings = new MemoryPostingIndex();

  public Stores() {
    new MongoLeadStore(mongo).prepare();
    new MongoOutbox(mongo).prepare();
    new MongoTransitions(mongo).prepare();
    new MongoSuppressions(mongo).prepare();
    new MongoMessageLedger(mongo).prepare();
    new MongoProviderEventLog(mongo).prepare();
    new MongoAlertStates(mongo).prepare();
    new MongoActs(mongo).prepare();
    new MongoBoardReports(mongo).prepare();
  }

  LeadStore leads() {
    return new MongoLeadStore(mongo);
  }

  Outbox outbox() {
    return new MongoOutbox(mongo);
  }

  Transitions transitions() {
    return new MongoTransitions(mongo);
  }

  Suppressions suppressions() {
    return new MongoSuppressions(mongo);
  }

  MongoMessageLedger ledger() {
    return new MongoMessageLedger(mongo);
  }

  ProviderEventLog providerEvents() {
    return new MongoProviderEventLog(mongo);
  }

  AlertStates alertStates() {
    return new MongoAlertStates(mongo);
  }

  Acts acts() {
    return new MongoActs(mongo);
  }

  BoardReports boardReports() {
    return new MongoBoardReports(mongo);
  }

  LeadTraces traces(InstantSource clock) {
    return new EngagementTraces(acts(), boardReports(), ledger(), transitions(), clock);
  }

  FailingChannels failingChannels() {
    return new MongoFailingChannels(mongo);
  }

  ReceivedTexts receivedTexts() {
    return new MongoReceivedTexts(mongo);
  }

  LeadAlertEnrolment enrolment() {
    return new LeadAlertEnrolment(
        alertStates(), new Slots(AlertSettings.DEFAULTS), new PhoneZones());
  }

  PostingIndex postings() {
    return postings;
  }

  @Override
  public void close() {
    mongo.close();
    server.close();
  }
}
