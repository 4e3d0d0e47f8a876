package io.leadline.starter.doctor;

import io.leadline.activities.config.Loopback;
import io.leadline.activities.config.MailService;
import io.leadline.activities.message.Sender;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What mailbox providers and the law ask of a sender: a From address, a postal address, an https
 * address for links, and a domain that publishes SPF, DKIM and DMARC. With the simulator as
 * provider nothing leaves the machine, so that domains are not looked up.
 */
public final class SenderChecks implements Check {
  /** SendGrid's automated security uses these two selectors. */
  private static final List<String> SELECTORS = List.of("s1", "s2");

  private final Map<String, String> settings;
  private final DomainRecords records;

  public SenderChecks(Map<String, String> settings, DomainRecords records) {
    this.settings = settings;
    this.records = records;
  }

  @Override
  public List<Finding> look() {
    List<Finding> findings = new ArrayList<>();
    boolean simulator = MailService.of(settings).simulated(settings);
    Optional<Sender> sender = sender(findings);
    findings.add(postalAddress());
    findings.add(publicUrl(simulator));
    if (simulator) {
      findings.add(
          Finding.ok("Sender domain", "not looked up: the provider is the local simulator"));
    } else {
      sender.ifPresent(from -> domain(from, findings));
    }
    return findings;
  }

  private Optional<Sender> sender(List<Finding> findings) {
    String text = setting("LEADLINE_MAIL_FROM");
    String remedy = "Set LEADLINE_MAIL_FROM, such as \"Example Jobs <jobs@example.com>\".";
    try {
      Sender sender = Sender.parse(text);
      findings.add(Finding.ok("From address", text));
      return Optional.of(sender);
    } catch (IllegalArgumentException e) {
      findings.add(
          Finding.failed(
              "From address", text.isEmpty() ? "not set" : "cannot be used: " + text, remedy));
      return Optional.empty();
    }
  }

  private Finding postalAddress() {
    String text = setting("LEADLINE_POSTAL_ADDRESS");
    return text.isEmpty()
        ? Finding.failed(
            "Postal address",
            "not set",
            "Set LEADLINE_POSTAL_ADDRESS: commercial mail must show a valid one (CAN-SPAM).")
        : Finding.ok("Postal address", text);
  }

  private Finding publicUrl(boolean simulator) {
    String url = setting("LEADLINE_PUBLIC_URL");
    String remedy = "Set LEADLINE_PUBLIC_URL to the https address of the API.";
    if (url.startsWith("https://") && !Loopback.is(url)) {
      return Finding.ok("Public URL", url);
    }
    String found = url.isEmpty() ? "not set" : url;
    return simulator
        ? Finding.ok("Public URL", found + " will do for the simulator")
        : Finding.failed(
            "Public URL", url.isEmpty() ? found : found + " cannot be reached by readers", remedy);
  }

  private void domain(Sender sender, List<Finding> findings) {
    String domain =
        sender.address().substring(sender.address().indexOf('@') + 1).toLowerCase(Locale.ROOT);
    findings.add(
        record(
            "SPF",
            records.text(domain),
            "v=spf1",
            "Publish a TXT record at " + domain + " that names your provider's servers."));
    findings.add(dkim(domain));
    findings.add(
        record(
            "DMARC",
            records.text("_dmarc." + domain),
            "v=dmarc1",
            "Publish a TXT record at _dmarc." + domain + ": v=DMARC1; p=none is enough."));
  }

  private Finding dkim(String domain) {
    for (String selector : SELECTORS) {
      if (records.exists(selector + "._domainkey." + domain)) {
        return Finding.ok("DKIM", selector + "._domainkey." + domain);
      }
    }
    return Finding.warning(
        "DKIM",
        "no key at s1 or s2._domainkey." + domain,
        "Authenticate " + domain + " with your provider and publish the records that it shows.");
  }

  private static Finding record(
      String name, DomainRecords.Texts found, String start, String remedy) {
    if (!found.answered()) {
      return Finding.warning(name, "DNS did not answer", "Try again where DNS can be reached.");
    }
    return found.texts().stream()
        .filter(text -> text.toLowerCase(Locale.ROOT).startsWith(start))
        .findFirst()
        .map(text -> Finding.ok(name, text))
        .orElse(Finding.failed(name, "no such record", remedy));
  }

  private String setting(String name) {
    return settings.getOrDefault(name, "").strip();
  }
}
