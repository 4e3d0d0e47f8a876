package io.leadline.starter.api.lead;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.leadline.activities.place.TakenPlace;
import io.leadline.activities.signup.FieldProblem;
import io.leadline.activities.signup.SignUpForm;
import io.leadline.activities.signup.SignUpResult;
import io.leadline.starter.Json;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.ClientAddress;
import io.leadline.starter.api.TestLeads;
import io.leadline.starter.api.TestServer;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LeadRoutesTest {
  private static final String[] OPERATOR = {"Authorization", "Bearer operator-token-123"};
  private static final String[] READER = {"Authorization", "Bearer reader-token-12345"};
  private static final String FORM =
      """
      {"email": "ada@example.com", "query": "nurse", "location": "Austin, TX", "radiusKm": 40,
       "externalId": "board-7",
       "consent": {"email": true, "text": "Yes, send me alerts", "ip": "203.0.113.9"}}
      """;

  private final FakeLeads leads = new FakeLeads();
  private final TestServer server =
      TestServer.with(
          new LeadRoutes(
              new Access("operator-token-123", Optional.of("reader-token-12345")),
              new ClientAddress(0),
              leads,
              "https://jobs.example.com"),
          new LeadActRoutes(
              new Access("operator-token-123", Optional.of("reader-token-12345")),
              leads,
              () -> TestLeads.NOON));

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answersThePublicTheSame_forKnownAndUnknownAddresses() {
    leads.result = new SignUpResult.Accepted(TestLeads.ID, false, null, false, null);
    HttpResponse<String> unknown = server.post("/leads", FORM);
    leads.result = new SignUpResult.Accepted(TestLeads.ID, true, null, false, null);
    HttpResponse<String> known = server.post("/leads", FORM);

    assertThat(unknown.statusCode()).isEqualTo(202).isEqualTo(known.statusCode());
    assertThat(unknown.body()).isEqualTo(known.body()).doesNotContain(TestLeads.ID);
    assertThat(unknown.headers().map().keySet()).isEqualTo(known.headers().map().keySet());
  }

  @Test
  void tellsThePublicWhatIsDoubtfulAboutTheAddress() throws JsonProcessingException {
    leads.result = new SignUpResult.Accepted(TestLeads.ID, true, "ada@gmail.com", true, null);

    JsonNode answer = json(server.post("/leads", FORM));

    assertThat(answer.path("suggestion").asText()).isEqualTo("ada@gmail.com");
    assertThat(answer.path("warning").asText()).contains("several people");
    assertThat(answer.has("known")).isFalse();
  }

  @Test
  void tellsEverybodyWhichPlaceWasTaken_whenAnotherMayBeMeant() throws JsonProcessingException {
    TakenPlace place =
        new TakenPlace("Springfield", "Springfield, MO", false, List.of("Springfield, MA"));
    leads.result = new SignUpResult.Accepted(TestLeads.ID, false, null, false, place);

    for (JsonNode answer :
        List.of(json(server.post("/leads", FORM)), json(server.post("/leads", FORM, OPERATOR)))) {
      assertThat(answer.at("/place/taken").asText()).isEqualTo("Springfield, MO");
      assertThat(answer.at("/place/others/0").asText()).isEqualTo("Springfield, MA");
      assertThat(answer.at("/place/misspelt").asBoolean(true)).isFalse();
    }
  }

  @Test
  void previewsTheNextAlertsForThoseWhoMayRead() {
    String path = "/leads/" + TestLeads.ID + "/alerts/preview";

    assertThat(server.get(path).statusCode()).isEqualTo(401);
    assertThat(server.get(path, READER).body()).contains("\"outcome\":\"SENT\"");
    assertThat(server.get("/leads/nobody/alerts/preview", OPERATOR).statusCode()).isEqualTo(404);
  }

  @Test
  void tellsAnOperatorWhichLeadItIs() throws JsonProcessingException {
    leads.result = new SignUpResult.Accepted(TestLeads.ID, true, null, false, null);

    JsonNode answer = json(server.post("/leads", FORM, OPERATOR));

    assertThat(answer.path("id").asText()).isEqualTo(TestLeads.ID);
    assertThat(answer.path("stage").asText()).isEqualTo("NEW");
    assertThat(answer.path("url").asText())
        .isEqualTo("https://jobs.example.com/leads/" + TestLeads.ID);
    assertThat(answer.path("known").asBoolean()).isTrue();
  }

  @Test
  void handsTheFormOver_andBelievesOnlyAnOperatorAboutItsOrigin() {
    server.post("/leads", FORM);
    server.post("/leads", FORM, OPERATOR);

    SignUpForm byPublic = leads.forms.getFirst();
    SignUpForm byOperator = leads.forms.getLast();
    assertThat(byPublic)
        .isEqualTo(
            new SignUpForm(
                "ada@example.com",
                null,
                "nurse",
                "Austin, TX",
                40.0,
                null,
                true,
                false,
                "Yes, send me alerts",
                "127.0.0.1",
                null));
    assertThat(byOperator.ip()).isEqualTo("203.0.113.9");
    assertThat(byOperator.externalId()).isEqualTo("board-7");
  }

  @Test
  void namesEachBadField() throws JsonProcessingException {
    leads.result =
        new SignUpResult.Refused(
            List.of(
                new FieldProblem("email", "has no such domain", "ada@example.com"),
                new FieldProblem("query", "is missing", null)));

    HttpResponse<String> answer = server.post("/leads", FORM);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode errors = json(answer).path("errors");
    assertThat(errors.path(0).path("field").asText()).isEqualTo("email");
    assertThat(errors.path(0).path("suggestion").asText()).isEqualTo("ada@example.com");
    assertThat(errors.path(1).path("field").asText()).isEqualTo("query");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"email\": 5}|email",
        "{\"radiusKm\": \"far\"}|radiusKm",
        "{\"consent\": true}|consent",
        "{\"consent\": {\"email\": \"yes\"}}|consent.email",
        "{\"location\": [1]}|location"
      })
  void namesAFieldOfTheWrongType(String body, String field) throws JsonProcessingException {
    HttpResponse<String> answer = server.post("/leads", body);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).path("errors").findValuesAsText("field")).contains(field);
    assertThat(leads.forms).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{", "null", "\"x\""})
  void refusesABodyThatIsNoObject(String body) {
    assertThat(server.post("/leads", body).statusCode()).isEqualTo(400);
  }

  @Test
  void saysWhenToComeBack_afterTooManySignUps() {
    leads.result = new SignUpResult.TooMany(Duration.ofSeconds(90));

    HttpResponse<String> answer = server.post("/leads", FORM);

    assertThat(answer.statusCode()).isEqualTo(429);
    assertThat(answer.headers().firstValue("Retry-After")).contains("90");
  }

  @Test
  void refusesABodyAboveTheLimit() {
    assertThat(server.post("/leads", "x".repeat(1_100_000)).statusCode()).isEqualTo(413);
  }

  @Test
  void showsLeadsToOperatorsAndReadersOnly() throws JsonProcessingException {
    String path = "/leads/" + TestLeads.ID;

    assertThat(server.get(path).statusCode()).isEqualTo(401);
    assertThat(server.get(path, "Authorization", "Bearer wrong").statusCode()).isEqualTo(401);
    assertThat(json(server.get(path, READER)).path("id").asText()).isEqualTo(TestLeads.ID);
    assertThat(server.get(path + "/timeline", OPERATOR).statusCode()).isEqualTo(200);
    assertThat(server.get("/leads/nobody", OPERATOR).statusCode()).isEqualTo(404);
  }

  @Test
  void showsTheTimelineAsJsonOrPage_asIsPreferred() {
    String path = "/leads/" + TestLeads.ID + "/timeline";
    String[] browser = {"Authorization", "Bearer reader-token-12345", "Accept", "text/html,*/*"};

    assertThat(server.get(path, READER).body()).startsWith("[");
    assertThat(server.get(path, browser).body()).startsWith("<h1>");
    assertThat(server.get(path + ".html", READER).body()).startsWith("<h1>");
    assertThat(server.get(path + ".html").statusCode()).isEqualTo(401);
    assertThat(server.get("/leads/nobody/timeline.html", READER).statusCode()).isEqualTo(404);
  }

  @Test
  void unsubscribesForOperatorsOnly() {
    String path = "/leads/" + TestLeads.ID + "/unsubscribe";

    assertThat(server.post(path, "").statusCode()).isEqualTo(401);
    assertThat(server.post(path, "", READER).statusCode()).isEqualTo(403);
    assertThat(leads.optOuts).isEmpty();
    assertThat(server.post(path, "{\"channel\":\"sms\"}", OPERATOR).statusCode()).isEqualTo(200);
    assertThat(leads.optOuts).containsExactly("SMS OPERATOR");
    assertThat(server.post(path, "{\"channel\":\"fax\"}", OPERATOR).statusCode()).isEqualTo(400);
    assertThat(server.post(path, "", OPERATOR).statusCode()).isEqualTo(200);
    assertThat(leads.optOuts).containsExactly("SMS OPERATOR", "EMAIL OPERATOR", "SMS OPERATOR");
  }

  @Test
  void pausesForOperatorsOnly_withOrWithoutAnEnd() {
    String path = "/leads/" + TestLeads.ID + "/pause";

    assertThat(server.post(path, "").statusCode()).isEqualTo(401);
    assertThat(server.post(path, "", READER).statusCode()).isEqualTo(403);
    assertThat(server.post(path, "", OPERATOR).statusCode()).isEqualTo(200);
    assertThat(server.post(path, "{\"until\":\"2026-12-24\"}", OPERATOR).statusCode())
        .isEqualTo(200);
    server.post(path, "{\"until\":\"2026-12-24T08:00:00Z\"}", OPERATOR);

    assertThat(leads.pauses)
        .as("a day begins where the lead is")
        .containsExactly("until further notice", "2026-12-24T06:00:00Z", "2026-12-24T08:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-11-24", "2020-01-01T00:00:00Z", "soon", ""})
  void refusesAPauseWithoutAUsableEnd(String until) throws JsonProcessingException {
    HttpResponse<String> answer =
        server.post("/leads/" + TestLeads.ID + "/pause", "{\"until\":\"" + until + "\"}", OPERATOR);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(json(answer).path("errors").findValuesAsText("field")).containsExactly("until");
    assertThat(leads.pauses).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"pause", "resume"})
  void saysThatAStageCannotBePaused(String act) {
    leads.pausable = false;

    HttpResponse<String> answer = server.post("/leads/" + TestLeads.ID + "/" + act, "", OPERATOR);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("This lead is NEW");
    assertThat(server.post("/leads/nobody/" + act, "", OPERATOR).statusCode()).isEqualTo(404);
  }

  @Test
  void listsTheLeadsThatShareANumber_insteadOfGuessing() {
    HttpResponse<String> answer = server.get("/leads/" + FakeLeads.SHARED_NUMBER, OPERATOR);

    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(answer.body()).contains("2 leads share this number", TestLeads.ID);
  }

  @Test
  void refusesATokenThatIsNotOurs_insteadOfTakingItForThePublic() {
    assertThat(server.post("/leads", FORM, "Authorization", "Bearer wrong").statusCode())
        .isEqualTo(401);
    assertThat(leads.forms).isEmpty();
  }

  private static JsonNode json(HttpResponse<String> answer) throws JsonProcessingException {
    return Json.mapper().readTree(answer.body());
  }
}
