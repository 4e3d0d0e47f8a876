package io.leadline.starter;

import io.leadline.activities.config.Environment;
import io.leadline.activities.config.MailRendering;
import io.leadline.activities.config.MailService;
import io.leadline.activities.failure.BackendUnavailableException;
import io.leadline.activities.message.ProviderTemplate;
import io.leadline.activities.sendgrid.AlertTemplate;
import io.leadline.activities.sendgrid.PassThroughTemplate;
import io.leadline.activities.sendgrid.SendGridApi;
import io.leadline.activities.template.MessageTemplates;
import io.leadline.activities.template.TemplateFolder;
import io.leadline.starter.config.TemplateConfig;
import io.leadline.starter.start.Schedules;
import io.leadline.starter.start.SearchAttributeSetup;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Makes what the backends need before anything runs. Safe to repeat, changes nothing then. */
public final class Setup {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Ports ports;
  private final Map<String, String> settings;

  public Setup(Ports ports, Map<String, String> settings) {
    this.ports = ports;
    this.settings = settings;
  }

  /** Something that is there now. */
  public record Step(String name, String detail) {}

  /**
   * @param onStep told of each step as it is done
   * @throws BackendUnavailableException for the first backend that cannot be reached
   */
  public List<Step> run(Consumer<Step> onStep) {
    List<Step> steps = new ArrayList<>();
    Consumer<Step> done =
        step -> {
          steps.add(step);
          onStep.accept(step);
        };
    ports.prepareStores();
    done.accept(new Step("MongoDB", "indexes are there"));
    ports.postings().prepare();
    done.accept(new Step("Elasticsearch", "template and alias are there"));
    List<String> attributes = new SearchAttributeSetup(ports.temporal()).apply();
    done.accept(new Step("Temporal search attributes", String.join(", ", attributes)));
    done.accept(
        new Step("Temporal schedules", String.join(", ", new Schedules(ports.temporal()).apply())));
    template(done);
    return steps;
  }

  private void template(Consumer<Step> done) {
    String name = "SendGrid template";
    if (MailService.of(settings) != MailService.SENDGRID) {
      done.accept(new Step(name, "left out: mail does not go through SendGrid"));
      return;
    }
    String key = settings.getOrDefault("SENDGRID_API_KEY", "");
    if (key.isBlank()) {
      done.accept(new Step(name, "left out: SENDGRID_API_KEY is not set"));
      return;
    }
    String url = settings.getOrDefault("SENDGRID_BASE_URL", "https://api.sendgrid.com");
    try {
      SendGridApi api = new SendGridApi(url, key, TIMEOUT);
      done.accept(
          new Step(
              name, PassThroughTemplate.NAME + " is " + new PassThroughTemplate(api).ensure()));
      alertTemplate(api, done);
    } catch (IOException e) {
      throw new BackendUnavailableException("SendGrid", String.valueOf(e.getMessage()), e);
    }
  }

  private void alertTemplate(SendGridApi api, Consumer<Step> done) throws IOException {
    Environment environment = new Environment(settings);
    if (MailRendering.from(environment) != MailRendering.SENDGRID) {
      return;
    }
    Path folder = TemplateConfig.from(environment).folder().orElse(null);
    environment.check();
    ProviderTemplate template = MessageTemplates.ofAlerts(TemplateFolder.read(folder));
    String id = new AlertTemplate(api, InstantSource.system()).ensure(template);
    done.accept(
        new Step(
            "SendGrid alert template",
            AlertTemplate.NAME + " is " + id + ", version " + template.version()));
  }
}
