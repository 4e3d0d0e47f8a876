package io.leadline.sandbox.mongodb;

import static com.mongodb.client.model.Filters.and;
import static com.mongodb.client.model.Filters.eq;
import static com.mongodb.client.model.Filters.gte;
import static com.mongodb.client.model.Filters.in;
import static com.mongodb.client.model.Filters.lt;
import static com.mongodb.client.model.Filters.lte;
import static com.mongodb.client.model.Filters.ne;
import static com.mongodb.client.model.Filters.or;
import static com.mongodb.client.model.Indexes.ascending;
import static com.mongodb.client.model.Indexes.descending;
import static com.mongodb.client.model.Updates.inc;
import static com.mongodb.client.model.Updates.set;
import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.IndexOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each kind of query that the stores make reads what it needs, in 2,000 leads. */
class QueryPlanTest {

  private static final List<QueryTrace> traces = new ArrayList<>();
  private static EmbeddedMongo mongo;
  private static MongoClient client;
  private static MongoCollection<Document> leads;

  @BeforeAll
  static void fill() {
    mongo = EmbeddedMongo.inMemory();
    client = MongoClients.create(mongo.uri());
    leads = client.getDatabase("test").getCollection("leads");
    leads.createIndex(ascending("hash"), new IndexOptions().unique(true));
    leads.createIndex(ascending("state", "at"));
    leads.createIndex(ascending("slot", "_id"));
    leads.createIndex(ascending("phones"));
    leads.createIndex(ascending("judgeAt"), new IndexOptions().sparse(true));
    leads.insertMany(IntStream.range(0, 2_000).mapToObj(QueryPlanTest::lead).toList());
    mongo.onQuery(traces::add);
  }

  private static Document lead(int n) {
    Document lead =
        new Document("_id", "interest%d-%04d".formatted(n % 4, n))
            .append("hash", "h" + n)
            .append("state", n % 10 == 0 ? "NEW" : "ACTIVE")
            .append("at", day(n))
            .append("slot", day(n % 100))
            .append("phones", List.of("p" + n, "q" + n % 50));
    return n % 500 == 0 ? lead.append("judgeAt", day(n)) : lead;
  }

  private static Instant day(int n) {
    return Instant.parse("2026-09-20T08:00:00Z").plus(Duration.ofDays(n));
  }

  private static Instant date(Document lead, String field) {
    return lead.getDate(field).toInstant();
  }

  @AfterAll
  static void stop() {
    client.close();
    mongo.close();
  }

  @BeforeEach
  void forget() {
    traces.clear();
  }

  private static QueryTrace trace() {
    assertThat(traces).hasSize(1);
    return traces.getFirst();
  }

  private static void assertRead(String index, int examined) {
    assertThat(trace())
        .returns(index, QueryTrace::index)
        .returns(false, QueryTrace::sorted)
        .returns(false, QueryTrace::isScan)
        .satisfies(read -> assertThat(read.examined()).isLessThanOrEqualTo(examined));
  }

  @Test
  void readsOneDocumentById() {
    assertThat(leads.find(eq("interest1-0001")).into(new ArrayList<>())).hasSize(1);
    assertRead("_id_", 1);
  }

  @Test
  void readsOneDocumentByIdEvenWithOtherConditions() {
    leads.find(and(eq("state", "ACTIVE"), eq("_id", "interest1-0001"))).first();
    assertRead("_id_", 1);
  }

  @Test
  void readsOneDocumentByUniqueKey() {
    assertThat(leads.find(and(eq("hash", "h7"), ne("state", "CLOSED"))).first()).isNotNull();
    assertRead("hash_1", 1);
  }

  @Test
  void conditionalUpdateReadsOneDocument() {
    leads.updateOne(and(eq("_id", "interest1-0005"), eq("state", "ACTIVE")), inc("version", 1));
    assertRead("_id_", 1);
  }

  @Test
  void conditionalFindAndUpdateReadsOneDocument() {
    leads.findOneAndUpdate(
        and(eq("_id", "interest1-0005"), eq("state", "ACTIVE"), lt("at", day(9_999))),
        set("owner", "w1"));
    assertRead("_id_", 1);
  }

  @Test
  void claimOfTheOldestReadsOneDocument() {
    leads.findOneAndUpdate(
        and(eq("state", "NEW"), lt("at", day(9_999))),
        inc("claims", 1),
        new FindOneAndUpdateOptions().sort(ascending("at")));
    assertRead("state_1_at_1", 1);
  }

  @Test
  void updateOfOneStopsAtTheFirst() {
    leads.updateOne(eq("state", "NEW"), inc("version", 1));
    assertRead("state_1_at_1", 1);
  }

  @Test
  void manyIdsReadThoseDocuments() {
    List<String> ids = List.of("interest3-0003", "interest0-0000", "interest1-0001", "missing");
    assertThat(leads.find(and(in("_id", ids), ne("state", "CLOSED"))).into(new ArrayList<>()))
        .hasSize(3);
    assertRead("_id_", 3);
  }

  @Test
  void idPrefixReadsThatRange() {
    assertThat(
            leads
                .find(and(gte("_id", "interest2-"), lt("_id", "interest2.")))
                .sort(ascending("_id"))
                .into(new ArrayList<>()))
        .hasSize(500);
    assertRead("_id_", 500);
  }

  @Test
  void pageById_readsThePage() {
    leads
        .find(new Document("_id", new Document("$gt", "interest1-0100")))
        .sort(ascending("_id"))
        .limit(50)
        .into(new ArrayList<>());
    assertRead("_id_", 51);
  }

  @Test
  void dueOfOneState_readsTheLimitInOrder() {
    List<Document> due =
        leads
            .find(and(eq("state", "ACTIVE"), lt("at", day(1_500))))
            .sort(ascending("at"))
            .limit(100)
            .into(new ArrayList<>());
    assertThat(due).hasSize(100).extracting(lead -> date(lead, "at")).isSorted();
    assertRead("state_1_at_1", 100);
  }

  @Test
  void newestOfOneState_readsBackwards() {
    List<Document> newest =
        leads.find(eq("state", "NEW")).sort(descending("at")).limit(20).into(new ArrayList<>());
    assertThat(date(newest.getFirst(), "at")).isEqualTo(day(1_990));
    assertRead("state_1_at_1", 20);
  }

  @Test
  void dueSlotsOfSomeInterests_readInOrderOfSlot() {
    List<Document> due =
        leads
            .find(and(lte("slot", day(50)), gte("_id", "interest1"), lt("_id", "interest2")))
            .sort(ascending("slot", "_id"))
            .limit(1_000)
            .into(new ArrayList<>());
    assertThat(due).hasSize(260).extracting(lead -> date(lead, "slot")).isSorted();
    assertRead("slot_1__id_1", 1_020);
  }

  @Test
  void countReadsWhatItCounts() {
    assertThat(leads.countDocuments(and(eq("state", "NEW"), gte("at", day(1_000))))).isEqualTo(100);
    assertRead("state_1_at_1", 100);
  }

  @Test
  void itemOfAnArrayReadsThoseDocuments() {
    assertThat(leads.find(eq("phones", "q7")).into(new ArrayList<>())).hasSize(40);
    assertRead("phones_1", 40);
  }

  @Test
  void rangeOfASparseIndexReadsTheFew() {
    leads.find(lte("judgeAt", day(5_000))).into(new ArrayList<>());
    assertRead("judgeAt_1", 4);
  }

  @Test
  void missingFieldIsNotSoughtInASparseIndex() {
    assertThat(leads.countDocuments(eq("judgeAt", null))).isEqualTo(1_996);
    assertThat(trace().index()).isEqualTo("_id_");
  }

  @Test
  void scansAreToldApart() {
    leads.find(eq("nickname", "x")).first();
    assertThat(trace().isScan()).isTrue();
    traces.clear();
    leads.find(or(eq("state", "NEW"), eq("hash", "h1"))).into(new ArrayList<>());
    assertThat(trace()).returns(true, QueryTrace::isScan);
    assertThat(trace().filter()).isEqualTo("{$or: [{state}, {hash}]}");
  }
}
