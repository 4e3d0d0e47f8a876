package io.leadline.activities.message;

import java.util.Optional;

/** Templates that a provider keeps for us. */
@FunctionalInterface
public interface ProviderTemplates {
  /**
   * Id of the template at the provider, if it is exactly this one there; asked for every mail, so
   * an answer may be a minute old.
   */
  Optional<String> id(ProviderTemplate template);
}
