package io.leadline.starter.doctor;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import org.xbill.DNS.Lookup;
import org.xbill.DNS.Record;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TXTRecord;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;

/** Looks up what a domain publishes, as far as DNS can be reached from here. */
public class DomainRecords {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  /**
   * @param answered false when DNS could not be asked
   */
  public record Texts(boolean answered, List<String> texts) {}

  /** TXT records of a name, each joined from its parts. */
  public Texts text(String name) {
    Lookup lookup = ask(name, Type.TXT);
    if (lookup == null || lookup.getResult() == Lookup.TRY_AGAIN) {
      return new Texts(false, List.of());
    }
    Record[] answers = lookup.getAnswers();
    return new Texts(
        true,
        answers == null
            ? List.of()
            : List.of(answers).stream()
                .filter(TXTRecord.class::isInstance)
                .map(answer -> String.join("", ((TXTRecord) answer).getStrings()))
                .toList());
  }

  /** Whether a name publishes a TXT record, itself or through an alias. */
  public boolean exists(String name) {
    return !text(name).texts().isEmpty();
  }

  private static Lookup ask(String name, int type) {
    try {
      Lookup lookup = new Lookup(name, type);
      SimpleResolver resolver = new SimpleResolver();
      resolver.setTimeout(PATIENCE);
      lookup.setResolver(resolver);
      lookup.run();
      return lookup;
    } catch (TextParseException | UnknownHostException e) {
      throw new IllegalArgumentException("not a domain: " + name, e);
    }
  }
}
