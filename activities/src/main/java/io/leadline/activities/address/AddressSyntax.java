package io.leadline.activities.address;

import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads an e-mail address as RFC 5321 has it, without what is legal but not worth mailing (quoted
 * names, comments, address literals, dotless domains), and says in plain words what is wrong.
 */
final class AddressSyntax {
  private static final int MAX_ADDRESS = 254;
  private static final int MAX_LOCAL = 64;
  private static final Pattern ATOM_CHARACTERS =
      Pattern.compile("[A-Za-z0-9!#$%&'*+/=?^_`{|}~.-]+");
  private static final Pattern NUMBER = Pattern.compile("[0-9]+");

  private AddressSyntax() {}

  /** Outcome of reading. */
  sealed interface Parsed {
    /** The domain is in lower-case ASCII; the local part keeps its case. */
    record Address(String local, String domain) implements Parsed {
      @Override
      public String toString() {
        return local + "@" + domain;
      }
    }

    /** Not an address to write to, for a reason to show. */
    record Problem(String text, boolean tooLong) implements Parsed {}
  }

  static Parsed parse(String input) {
    String text = Normalizer.normalize(input.strip(), Normalizer.Form.NFC);
    int at = text.lastIndexOf('@');
    String problem = shapeProblem(text, at);
    if (problem != null) {
      return new Parsed.Problem(problem, false);
    }
    String local = text.substring(0, at);
    problem = localProblem(local);
    if (problem != null) {
      return new Parsed.Problem(problem, false);
    }
    String domain;
    try {
      // STD3 rules refuse what no host name may hold: blanks, underscores, hyphens at the edges.
      domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
    } catch (IllegalArgumentException e) {
      return new Parsed.Problem("The part after the @ is not a domain name.", false);
    }
    domain = domain.toLowerCase(Locale.ROOT);
    problem = domainProblem(domain);
    if (problem != null) {
      return new Parsed.Problem(problem, false);
    }
    if (octets(local) > MAX_LOCAL) {
      return new Parsed.Problem("The part before the @ is longer than 64 characters.", true);
    }
    if (octets(local) + 1 + octets(domain) > MAX_ADDRESS) {
      return new Parsed.Problem("The address is longer than 254 characters.", true);
    }
    return new Parsed.Address(local, domain);
  }

  private static @Nullable String shapeProblem(String text, int at) {
    if (text.isEmpty()) {
      return "An e-mail address is needed.";
    }
    if (at < 0) {
      return "An e-mail address has an @ in it, such as name@example.com.";
    }
    if (text.indexOf('<') >= 0 || text.indexOf('>') >= 0) {
      return "Only the address itself is needed, without a name or angle brackets.";
    }
    if (text.indexOf('(') >= 0 || text.indexOf(')') >= 0) {
      return "Comments in parentheses are not accepted in an address.";
    }
    if (text.indexOf('"') >= 0) {
      return "Quotation marks are not accepted in an address.";
    }
    if (text.startsWith("[", at + 1)) {
      return "The part after the @ must be a domain name, not a network address.";
    }
    if (text.indexOf('@') != at) {
      return "An e-mail address has only one @.";
    }
    if (text.chars().anyMatch(c -> Character.isWhitespace(c) || Character.isISOControl(c))) {
      return "An e-mail address has no blanks in it.";
    }
    return null;
  }

  private static @Nullable String localProblem(String local) {
    if (local.isEmpty()) {
      return "The part before the @ is missing.";
    }
    if (local.chars().anyMatch(c -> c > 127)) {
      return "Only the letters a to z are accepted before the @.";
    }
    if (!ATOM_CHARACTERS.matcher(local).matches()) {
      return "The part before the @ has a character that is not accepted.";
    }
    if (local.startsWith(".") || local.endsWith(".") || local.contains("..")) {
      return "Dots before the @ must stand between other characters.";
    }
    return null;
  }

  private static @Nullable String domainProblem(String domain) {
    if (domain.isEmpty()) {
      return "The part after the @ is missing.";
    }
    if (domain.startsWith(".") || domain.endsWith(".") || domain.contains("..")) {
      return "Dots after the @ must stand between other characters.";
    }
    int lastDot = domain.lastIndexOf('.');
    if (lastDot < 0) {
      return "The part after the @ needs a dot, such as example.com.";
    }
    if (NUMBER.matcher(domain.substring(lastDot + 1)).matches()) {
      return "The part after the @ must be a domain name, not a network address.";
    }
    return null;
  }

  private static int octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8).length;
  }
}
