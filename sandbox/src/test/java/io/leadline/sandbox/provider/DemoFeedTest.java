package io.leadline.sandbox.provider;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class DemoFeedTest extends SimulatorFixture {
  private List<Map<String, String>> feed(String query) throws Exception {
    byte[] xml = page("feeds/demo.xml" + query).body().getBytes(UTF_8);
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    NodeList jobs =
        factory
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml))
            .getElementsByTagName("job");
    List<Map<String, String>> all = new ArrayList<>();
    for (int i = 0; i < jobs.getLength(); i++) {
      Map<String, String> job = new HashMap<>();
      NodeList fields = ((Element) jobs.item(i)).getElementsByTagName("*");
      for (int k = 0; k < fields.getLength(); k++) {
        job.put(fields.item(k).getNodeName(), fields.item(k).getTextContent());
      }
      all.add(job);
    }
    return all;
  }

  private static Set<String> references(List<Map<String, String>> feed) {
    return feed.stream().map(job -> job.get("referencenumber")).collect(Collectors.toSet());
  }

  @Test
  void holdsNursingJobsInAustinAndRemoteOnes() throws Exception {
    List<Map<String, String>> feed = feed("?day=3");

    assertThat(references(feed)).hasSize(400);
    assertThat(feed)
        .filteredOn(
            job ->
                job.getOrDefault("title", "").contains("Nurse")
                    && job.getOrDefault("city", "").equals("Austin"))
        .hasSizeGreaterThan(10)
        .allSatisfy(job -> assertThat(job.getOrDefault("postalcode", "")).startsWith("787"));
    assertThat(feed).filteredOn(job -> job.containsKey("remotetype")).hasSizeGreaterThan(5);
    assertThat(feed)
        .allSatisfy(job -> assertThat(job.getOrDefault("description", "")).startsWith("<p>"));
  }

  @Test
  void hasNewPostingsEveryDayAndIsTheSameForTheSameDay() throws Exception {
    Set<String> monday = references(feed("?seed=5&count=50&day=1"));
    Set<String> tuesday = references(feed("?seed=5&count=50&day=2"));

    assertThat(feed("?seed=5&count=50&day=1")).isEqualTo(feed("?seed=5&count=50&day=1"));
    assertThat(tuesday).hasSize(50).isNotEqualTo(monday);
    assertThat(tuesday).filteredOn(monday::contains).hasSize(45);
    assertThat(references(feed("?seed=6&count=50&day=1"))).doesNotContainAnyElementsOf(monday);
  }

  @Test
  void answersNotModifiedForAKnownVersion() throws Exception {
    HttpResponse<String> first = page("feeds/demo.xml?day=1");
    String tag = first.headers().firstValue("ETag").orElseThrow();
    String modified = first.headers().firstValue("Last-Modified").orElseThrow();

    assertThat(
            exchange(request("feeds/demo.xml?day=1").header("If-None-Match", tag).GET())
                .statusCode())
        .isEqualTo(304);
    assertThat(
            exchange(request("feeds/demo.xml?day=1").header("If-Modified-Since", modified).GET())
                .statusCode())
        .isEqualTo(304);
    assertThat(
            exchange(request("feeds/demo.xml?day=2").header("If-None-Match", tag).GET())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void linksEveryPostingToAPageOfItsOwn() throws Exception {
    Map<String, String> job = feed("?count=5").getFirst();
    assertThat(job.getOrDefault("url", "")).startsWith(simulator.uri() + "jobs/");

    HttpResponse<String> page =
        page(job.getOrDefault("url", "").substring(simulator.uri().toString().length()));

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains(
            job.getOrDefault("company", "").replace("&", "&amp;"),
            job.getOrDefault("description", ""));
    assertThat(page("jobs/demo-x").statusCode()).isEqualTo(404);
  }
}
