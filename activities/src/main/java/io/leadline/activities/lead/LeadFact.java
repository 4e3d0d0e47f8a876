package io.leadline.activities.lead;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import org.jspecify.annotations.Nullable;

/**
 * The part of a fact that is personal, or too large for a signal: it is stored from the outbox
 * entry and never reaches a workflow.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = LeadFact.SignUp.class, name = "signUp"),
  @JsonSubTypes.Type(value = LeadFact.Wishes.class, name = "wishes"),
  @JsonSubTypes.Type(value = LeadFact.NewAddress.class, name = "newAddress"),
  @JsonSubTypes.Type(value = LeadFact.TextConsent.class, name = "textConsent")
})
public sealed interface LeadFact {
  /** A new lead, or one that opens another epoch. */
  record SignUp(Lead lead) implements LeadFact {}

  /** What the lead wants from now on. */
  record Wishes(Preferences preferences) implements LeadFact {}

  /** An address that waits for its proof. */
  record NewAddress(PendingAddress address) implements LeadFact {}

  /**
   * The lead agreed to text messages.
   *
   * @param text what it agreed to
   * @param phone a number to use from now on, E.164; null keeps the known one
   * @param phoneHash its keyed hash
   */
  record TextConsent(String text, @Nullable String phone, @Nullable String phoneHash)
      implements LeadFact {
    /** For the number that is known. */
    public TextConsent(String text) {
      this(text, null, null);
    }
  }
}
