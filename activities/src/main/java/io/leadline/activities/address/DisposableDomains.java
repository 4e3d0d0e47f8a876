package io.leadline.activities.address;

import static java.util.stream.Collectors.toUnmodifiableSet;

import io.leadline.activities.config.Environment;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;

/**
 * Domains of throw-away mailboxes, from the list that ships with us; operators add to it and make
 * exceptions. A listed domain stands for everything under it.
 */
public final class DisposableDomains {
  private static final Pattern COMMAS = Pattern.compile(",");

  private final Set<String> refused;
  private final Set<String> allowed;

  private DisposableDomains(Set<String> refused, Set<String> allowed) {
    this.refused = refused;
    this.allowed = allowed;
  }

  /** The list, changed by {@code LEADLINE_DISPOSABLE_REFUSE} and {@code _ALLOW}. */
  public static DisposableDomains from(Environment environment) {
    return load(
        domains(environment, "LEADLINE_DISPOSABLE_REFUSE"),
        domains(environment, "LEADLINE_DISPOSABLE_ALLOW"));
  }

  private static Set<String> domains(Environment environment, String name) {
    return environment.text(name).stream()
        .flatMap(COMMAS::splitAsStream)
        .filter(domain -> !domain.isBlank())
        .collect(toUnmodifiableSet());
  }

  /**
   * The list, changed as the operator wants.
   *
   * @param alsoRefused domains to add
   * @param allowed domains to accept though they, or a parent of theirs, are listed
   */
  public static DisposableDomains load(Set<String> alsoRefused, Set<String> allowed) {
    Set<String> all = new HashSet<>(lower(alsoRefused));
    try (InputStream packed =
            Objects.requireNonNull(
                DisposableDomains.class.getResourceAsStream("disposable.gz"), "disposable.gz");
        BufferedReader lines =
            new BufferedReader(
                new InputStreamReader(new GZIPInputStream(packed), StandardCharsets.US_ASCII))) {
      lines.lines().forEach(all::add);
    } catch (IOException e) {
      throw new UncheckedIOException("the list of disposable domains cannot be read", e);
    }
    return new DisposableDomains(all, lower(allowed));
  }

  /** Whether mailboxes of this lower-case domain are thrown away after use. */
  public boolean contains(String domain) {
    String rest = domain;
    while (rest.indexOf('.') >= 0) {
      if (allowed.contains(rest)) {
        return false;
      }
      if (refused.contains(rest)) {
        return true;
      }
      rest = rest.substring(rest.indexOf('.') + 1);
    }
    return false;
  }

  private static Set<String> lower(Set<String> domains) {
    return domains.stream()
        .map(domain -> domain.strip().toLowerCase(Locale.ROOT))
        .collect(toUnmodifiableSet());
  }
}
