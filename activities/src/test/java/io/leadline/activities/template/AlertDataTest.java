package io.leadline.activities.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadline.activities.message.ProviderTemplate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlertDataTest {
  @Test
  void putsTheTemplatesTogether_escapedInHtmlAlone() {
    ProviderTemplate template =
        AlertData.template(
            new TemplateFolder(
                Map.of(
                    "alert.subject.hbs", "{{headline}} {{~date}}\n",
                    "alert.html.hbs", "<h1>{{headline}}</h1>\n  {{{postings}}}\n{{postalAddress}}",
                    "alert-posting.html.hbs",
                        "<a href='{{url}}'>\n  {{#if pay}}\n  {{title}}\n  {{/if}}\n</a>",
                    "alert.text.hbs",
                        "{{#unless wish}}\nx\n{{else}}\n{{ wish }}\n{{/unless}}\n{{{postings}}}-- ",
                    "alert-posting.text.hbs", "{{number}}. {{&title}} {{{url}}}\n")));

    assertThat(template.subject()).isEqualTo("{{{headline}}} {{~date}}");
    assertThat(template.html())
        .isEqualTo(
            "<h1>{{headline}}</h1>\n{{#each postings}}<a href='{{url}}'>\n"
                + "{{#if pay}}{{title}}\n{{/if}}</a>{{/each}}\n{{postalAddress}}");
    assertThat(template.text())
        .isEqualTo(
            "{{#unless wish}}x\n{{else}}{{{wish}}}\n{{/unless}}"
                + "{{#each postings}}{{{number}}}. {{&title}} {{{url}}}\n{{/each}}--\n");
  }

  @Test
  void anotherContentIsAnotherVersion() {
    ProviderTemplate builtIn = AlertData.template(TemplateFolder.NONE);

    assertThat(AlertData.template(TemplateFolder.NONE).version()).isEqualTo(builtIn.version());
    assertThat(
            AlertData.template(new TemplateFolder(Map.of("alert.subject.hbs", "{{brand}}")))
                .version())
        .isNotEqualTo(builtIn.version())
        .matches("[0-9a-f]{16}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{> foot}}",
        "{{#with brand}}{{this}}{{/with}}",
        "{{#each postings as |p|}}{{/each}}"
      })
  void refusesWhatSendGridDoesNotKnow(String tag) {
    TemplateFolder folder = new TemplateFolder(Map.of("alert.text.hbs", "{{brand}}\n" + tag));

    assertThatThrownBy(() -> AlertData.template(folder))
        .isInstanceOf(UnusableTemplateException.class)
        .hasMessageContaining("alert.text.hbs:2: SendGrid knows neither partials nor with");
  }
}
