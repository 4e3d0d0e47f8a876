package io.leadline.activities.ses;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.leadline.activities.message.Drafts;
import io.leadline.activities.message.ProviderEvent;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SesEventTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final String SEND_ID = Drafts.anAlertFor("anna").sendId();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          Send              | 'send':{}                                                              | ACCEPTED
          Delivery          | 'delivery':{}                                                          | DELIVERED
          DeliveryDelay     | 'deliveryDelay':{'delayType':'MailboxFull'}                            | DEFERRED
          Bounce            | 'bounce':{'bounceType':'Permanent','bounceSubType':'General'}          | BOUNCED_HARD
          Bounce            | 'bounce':{'bounceType':'Permanent','bounceSubType':'NoEmail'}          | BOUNCED_HARD
          Bounce            | 'bounce':{'bounceType':'Permanent','bounceSubType':'Suppressed'}       | BOUNCED_HARD
          Bounce            | 'bounce':{'bounceType':'Permanent','bounceSubType':'OnAccountSuppressionList'} | BOUNCED_HARD
          Bounce            | 'bounce':{'bounceType':'Permanent','bounceSubType':'UnsubscribedRecipient'} | DROPPED_OPTED_OUT
          Bounce            | 'bounce':{'bounceType':'Transient','bounceSubType':'General'}          | BOUNCED_SOFT
          Bounce            | 'bounce':{'bounceType':'Transient','bounceSubType':'MailboxFull'}      | BOUNCED_SOFT
          Bounce            | 'bounce':{'bounceType':'Transient','bounceSubType':'ContentRejected'}  | BLOCKED
          Bounce            | 'bounce':{'bounceType':'Transient','bounceSubType':'MessageTooLarge'}  | BLOCKED
          Bounce            | 'bounce':{'bounceType':'Undetermined','bounceSubType':'Undetermined'}  | BOUNCED_SOFT
          Complaint         | 'complaint':{'complaintFeedbackType':'abuse'}                          | COMPLAINED
          Complaint         | 'complaint':{'complaintSubType':'OnAccountSuppressionList'}            | COMPLAINED
          Reject            | 'reject':{'reason':'Bad content'}                                      | DROPPED
          Rendering Failure | 'failure':{'errorMessage':'Attribute x is not present'}                | DROPPED
          Open              | 'open':{}                                                              | OPENED
          Click             | 'click':{'link':'https://example.com'}                                 | CLICKED
          Subscription      | 'subscription':{'newTopicPreferences':{'unsubscribeAll':true}}         | UNSUBSCRIBED
          """)
  void hasAWordOfOursForEach(String name, String part, ProviderEvent.Type type) throws Exception {
    assertThat(read(name, part)).map(ProviderEvent::type).contains(type);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          Complaint    | 'complaint':{'complaintFeedbackType':'not-spam'}
          Subscription | 'subscription':{'newTopicPreferences':{'unsubscribeAll':false}}
          Novelty      | 'novelty':{}
          """)
  void passesOverWhatMeansNothing(String name, String part) throws Exception {
    assertThat(read(name, part)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"eventType", "notificationType"})
  void readsTimeIdsAndWords(String typeField) throws Exception {
    ProviderEvent event =
        read("""
                {"%s":"Bounce","mail":{"timestamp":"2026-03-02T11:00:00Z",
                   "tags":{"send_id":["%s"],"call_id":["c7"]}},
                 "bounce":{"bounceType":"Permanent","bounceSubType":"NoEmail",
                   "timestamp":"2026-03-02T11:30:00.126Z","bouncedRecipients":[
                     {"emailAddress":"anna@example.com","diagnosticCode":"550 <anna@example.com> unknown"}]}}"""
                .formatted(typeField, SEND_ID))
            .orElseThrow();

    assertThat(event.id()).isEqualTo("ses-m1");
    assertThat(event.callId()).isEqualTo("c7");
    assertThat(event.at()).isEqualTo(Instant.parse("2026-03-02T11:30:00.126Z"));
    assertThat(event.detail()).isEqualTo("NoEmail 550 <<address>> unknown");
  }

  @Test
  void takesTheTimeOfTheMailForWhatHasNoneOfItsOwn() throws Exception {
    ProviderEvent event =
        read("{\"eventType\":\"Reject\",\"reject\":{},\"mail\":{\"timestamp\":\"2026-03-02T11:00:00Z\",\"tags\":{\"send_id\":[\"%s\"]}}}"
                .formatted(SEND_ID))
            .orElseThrow();

    assertThat(event.at()).isEqualTo(Instant.parse("2026-03-02T11:00:00Z"));
    assertThat(read("Send", "'send':{}")).map(ProviderEvent::at).contains(NOW);
  }

  @Test
  void findsOurIdInTheHeadersWhereTagsAreMissing() throws Exception {
    String json =
        """
        {"notificationType":"Delivery","delivery":{},"mail":{"headers":[
          {"name":"From","value":"jobs@example.com"},
          {"name":"Message-ID","value":"<%s@example.com>"}]}}""";

    assertThat(read(json.formatted(SEND_ID))).map(ProviderEvent::sendId).contains(SEND_ID);
    assertThat(read(json.formatted("0102018f"))).isEmpty();
    assertThat(read("{\"eventType\":\"Delivery\",\"delivery\":{},\"mail\":{}}")).isEmpty();
  }

  @Test
  void knowsAPrefetchedPictureFromAPerson() throws Exception {
    assertThat(read("Open", "'open':{'userAgent':'Mozilla/5.0'}"))
        .map(ProviderEvent::machine)
        .contains(true);
    assertThat(read("Open", "'open':{'userAgent':'Mozilla/5.0 (X11; Linux) Firefox/140'}"))
        .map(ProviderEvent::machine)
        .contains(false);
  }

  private static Optional<ProviderEvent> read(String name, String part) throws Exception {
    return read(
        "{\"eventType\":\"%s\",\"mail\":{\"tags\":{\"send_id\":[\"%s\"]}},%s}"
            .formatted(name, SEND_ID, part.replace('\'', '"')));
  }

  private static Optional<ProviderEvent> read(String json) throws Exception {
    return SesEvent.read(new ObjectMapper().readTree(json), "m1", NOW);
  }
}
