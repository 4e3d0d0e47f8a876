package io.leadline.activities.direct;

import io.leadline.activities.address.AddressCheck;
import io.leadline.activities.address.AddressReport;
import io.leadline.activities.address.PhoneCheck;
import io.leadline.activities.direct.DirectResult.Outcome;
import io.leadline.activities.job.PermanentFailure;
import io.leadline.activities.lead.AddressHasher;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.WantedNotices;
import io.leadline.workflows.lead.Channel;
import java.util.List;
import java.util.Optional;

/**
 * Finds whom a direct message may go to. An address that a lead has is that lead's, with its
 * consent; anybody else must have agreed, which the operator vouches for.
 */
public final class DirectRecipients {
  private final LeadStore leads;
  private final AddressCheck addresses;
  private final PhoneCheck phones;
  private final AddressHasher hasher;

  public DirectRecipients(
      LeadStore leads, AddressCheck addresses, PhoneCheck phones, AddressHasher hasher) {
    this.leads = leads;
    this.addresses = addresses;
    this.phones = phones;
    this.hasher = hasher;
  }

  /** A recipient, or why there is none. */
  sealed interface Search {
    record Found(DirectRecipient recipient) implements Search {}

    record None(Outcome why) implements Search {}
  }

  Search lead(String id, Channel channel) {
    Optional<Lead> lead = leads.find(id);
    return lead.isEmpty()
        ? new Search.None(Outcome.NO_SUCH_LEAD)
        : among(lead.stream().toList(), channel);
  }

  /**
   * @param consented whether somebody who is no lead has agreed to hear from us
   * @throws PermanentFailure for what is no address or number
   */
  Search address(String to, Channel channel, boolean consented) {
    return switch (channel) {
      case EMAIL -> {
        AddressReport report = addresses.check(to);
        if (report.verdict() == AddressReport.Verdict.REFUSE) {
          throw new PermanentFailure("\"to\" is no address that takes mail");
        }
        String hash = hasher.email(report.address());
        yield known(
            leads.findByEmailHash(hash).stream().toList(),
            new DirectRecipient(channel, report.address(), hash, null),
            consented);
      }
      case SMS -> {
        String number = phones.check(to).e164();
        if (number == null) {
          throw new PermanentFailure("\"to\" is no mobile number; outside the US it starts with +");
        }
        String hash = hasher.phone(number);
        yield known(
            leads.findByPhoneHash(hash),
            new DirectRecipient(channel, number, hash, null),
            consented);
      }
    };
  }

  private static Search known(List<Lead> having, DirectRecipient stranger, boolean consented) {
    if (!having.isEmpty()) {
      return among(having, stranger.channel());
    }
    return consented ? new Search.Found(stranger) : new Search.None(Outcome.NO_CONSENT);
  }

  /** The first that may be written to. */
  private static Search among(List<Lead> having, Channel channel) {
    return having.stream()
        .filter(lead -> !lead.isForgotten() && lead.life().stage().isLiving())
        .filter(lead -> WantedNotices.reached(lead, channel))
        .findFirst()
        .map(lead -> (Search) new Search.Found(DirectRecipient.of(lead, channel)))
        .orElseGet(() -> new Search.None(Outcome.NO_CONSENT));
  }
}
