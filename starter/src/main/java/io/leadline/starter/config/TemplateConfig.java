package io.leadline.starter.config;

import io.leadline.activities.config.Environment;
import io.leadline.activities.config.Ports;
import io.leadline.activities.template.MailSettings;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the command line is told about templates, without anything that a provider needs.
 *
 * @param folder of the operator's own templates
 */
public record TemplateConfig(Optional<Path> folder, MailSettings settings) {
  private static final String NO_ADDRESS = "(the postal address in LEADLINE_POSTAL_ADDRESS)";

  public static TemplateConfig from(Environment environment) {
    return new TemplateConfig(
        environment.text("LEADLINE_TEMPLATE_DIR").map(Path::of),
        new MailSettings(
            ApiConfig.publicUrl(environment, Ports.from(environment).api()),
            TextConfig.brand(environment),
            environment.text("LEADLINE_POSTAL_ADDRESS", NO_ADDRESS)));
  }
}
