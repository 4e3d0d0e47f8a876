package io.leadline.activities.sendgrid;

import io.leadline.activities.message.ProviderTemplate;
import java.io.IOException;
import java.util.Optional;

/**
 * The dynamic template in the SendGrid account that shows what it is given: subject, HTML and text
 * of each draft. {@code doctor} and {@code init} create it; the provider looks it up by name.
 */
public final class PassThroughTemplate {
  /** Its name in the account. */
  public static final String NAME = "leadline-pass-through";

  private static final ProviderTemplate CONTENT =
      new ProviderTemplate("{{{subject}}}", "{{{html}}}", "{{{text}}}");

  private final AccountTemplates templates;

  public PassThroughTemplate(SendGridApi api) {
    this.templates = new AccountTemplates(api);
  }

  /**
   * Id of the template, if the account has it with an active version.
   *
   * @throws IOException when SendGrid cannot be asked or refuses
   */
  public Optional<String> find() throws IOException {
    return templates
        .find(NAME)
        .filter(found -> !found.version().isEmpty())
        .map(AccountTemplates.Found::id);
  }

  /**
   * Creates the template unless it is there.
   *
   * @return its id
   */
  public String ensure() throws IOException {
    Optional<AccountTemplates.Found> existing = templates.find(NAME);
    String id = existing.isPresent() ? existing.get().id() : templates.create(NAME);
    if (existing.isEmpty() || existing.get().version().isEmpty()) {
      templates.activate(id, "1", CONTENT);
    }
    return id;
  }
}
