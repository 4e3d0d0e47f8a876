package io.leadline.activities.address;

import io.leadline.activities.address.AddressReport.Reason;
import io.leadline.activities.address.AddressReport.Verdict;
import io.leadline.activities.address.AddressSyntax.Parsed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Judges an e-mail address before anything is sent to it: syntax, lengths, likely typos, throw-away
 * domains, role names, and whether its domain takes mail. The real proof is the double opt-in, so
 * whatever is only doubtful is accepted.
 */
public final class AddressCheck {
  private final DisposableDomains disposable;
  private final MailDomains domains;

  public AddressCheck(DisposableDomains disposable, MailDomains domains) {
    this.disposable = disposable;
    this.domains = domains;
  }

  /** The address as it is stored and hashed; empty when the text is none. */
  public static Optional<String> normalise(String input) {
    return AddressSyntax.parse(input) instanceof Parsed.Address address
        ? Optional.of(address.toString())
        : Optional.empty();
  }

  /** Judges what was typed; asks the domain only when nothing else speaks against it. */
  public AddressReport check(String input) {
    return switch (AddressSyntax.parse(input)) {
      case Parsed.Problem problem ->
          new AddressReport(
              input.strip(),
              Verdict.REFUSE,
              List.of(problem.tooLong() ? Reason.TOO_LONG : Reason.SYNTAX),
              problem.text(),
              null);
      case Parsed.Address address -> check(address);
    };
  }

  private AddressReport check(Parsed.Address address) {
    List<Reason> reasons = new ArrayList<>();
    String suggestion =
        TypoHints.correct(address.domain())
            .map(domain -> new Parsed.Address(address.local(), domain).toString())
            .orElse(null);
    if (suggestion != null) {
      reasons.add(Reason.TYPO);
    }
    if (disposable.contains(address.domain())) {
      reasons.add(Reason.DISPOSABLE);
      return refused(address, reasons, "Throw-away addresses are not accepted.", suggestion);
    }
    if (RoleNames.contains(address.local())) {
      reasons.add(Reason.ROLE);
    }
    return switch (domains.ask(address.domain()).status()) {
      case ACCEPTS -> report(address, Verdict.ACCEPT, reasons, null, suggestion);
      case NO_SUCH_DOMAIN -> {
        reasons.add(Reason.NO_SUCH_DOMAIN);
        yield refused(address, reasons, "There is no domain " + address.domain() + ".", suggestion);
      }
      case NO_MAIL -> {
        reasons.add(Reason.NO_MAIL_DOMAIN);
        yield refused(
            address, reasons, "The domain " + address.domain() + " accepts no mail.", suggestion);
      }
      case UNKNOWN -> {
        reasons.add(Reason.DOMAIN_UNKNOWN);
        yield report(address, Verdict.UNKNOWN, reasons, null, suggestion);
      }
    };
  }

  private static AddressReport refused(
      Parsed.Address address, List<Reason> reasons, String problem, @Nullable String suggestion) {
    return report(address, Verdict.REFUSE, reasons, problem, suggestion);
  }

  private static AddressReport report(
      Parsed.Address address,
      Verdict verdict,
      List<Reason> reasons,
      @Nullable String problem,
      @Nullable String suggestion) {
    return new AddressReport(
        address.toString(), verdict, List.copyOf(reasons), problem, suggestion);
  }
}
