package io.leadline.activities.message;

import io.leadline.workflows.lead.Channel;
import java.time.LocalDate;
import java.util.List;

/** Ready-made drafts for tests. */
public final class Drafts {
  public static final LocalDate DAY = LocalDate.parse("2026-03-02");

  private Drafts() {}

  /** An alert of that lead on {@link #DAY}. */
  public static Draft anAlertFor(String leadId) {
    return anAlertFor(leadId, DAY);
  }

  /** An alert of that lead on its local date. */
  public static Draft anAlertFor(String leadId, LocalDate date) {
    return new Draft(
        SendId.alert(date, leadId, Channel.EMAIL),
        leadId,
        Channel.EMAIL,
        MessageKind.ALERT,
        1,
        1,
        leadId + "@example.com",
        "hash-" + leadId,
        "2 new nursing jobs",
        "<p>two</p>",
        "two",
        "http://127.0.0.1:8080/unsubscribe/" + leadId,
        List.of("p1", "p2"));
  }

  /** An alert by text of that lead on {@link #DAY}. */
  public static Draft aTextFor(String leadId) {
    return new Draft(
        SendId.alert(DAY, leadId, Channel.SMS),
        leadId,
        Channel.SMS,
        MessageKind.ALERT,
        1,
        1,
        "+15125550100",
        "hash-of-number-" + leadId,
        "",
        "",
        "2 new nursing jobs: http://127.0.0.1:8080/r/x",
        "",
        List.of("p1", "p2"));
  }

  /** The first verification mail of that lead. */
  public static Draft aVerificationFor(String leadId) {
    return new Draft(
        SendId.verification(DAY, leadId, 1, 1),
        leadId,
        Channel.EMAIL,
        MessageKind.VERIFICATION,
        1,
        1,
        leadId + "@example.com",
        "hash-" + leadId,
        "Please confirm",
        "<p>yes</p>",
        "yes",
        "",
        List.of());
  }

  /** A mail of an operator to that lead. */
  public static Draft aDirectMailTo(String leadId, LocalDate date, String jobId) {
    return new Draft(
        SendId.direct(date, leadId, Channel.EMAIL, jobId),
        leadId,
        Channel.EMAIL,
        MessageKind.DIRECT,
        1,
        1,
        leadId + "@example.com",
        "hash-" + leadId,
        "Hello",
        "<p>hello</p>",
        "hello",
        "",
        List.of());
  }

  /** A mail of an operator to somebody who is no lead. */
  public static Draft aDirectMail(String sendId) {
    return new Draft(
        sendId,
        "nobody",
        Channel.EMAIL,
        MessageKind.DIRECT,
        0,
        0,
        "ada@example.com",
        "hash-ada",
        "Hello",
        "<p>hello</p>",
        "hello",
        "",
        List.of());
  }
}
