package io.leadline.starter.api.lead;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadline.activities.signup.FieldProblem;
import io.leadline.activities.signup.SignUpForm;
import io.leadline.activities.signup.SignUpResult;
import io.leadline.starter.api.ClientAddress;
import io.leadline.starter.api.TestLeads;
import io.leadline.starter.api.TestServer;
import io.leadline.starter.api.TextRoutes;
import io.leadline.starter.page.ConsentWords;
import io.leadline.starter.page.Pages;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SignUpPageRoutesTest {
  private static final String[] URLENCODED = {"Content-Type", "application/x-www-form-urlencoded"};
  private static final String ENTERED =
      "email=ada%40example.com&query=nurse&location=&radiusKm=25&consentEmail=yes";

  private final FakeLeads leads = new FakeLeads();
  private final TestServer server =
      TestServer.with(
          new SignUpPageRoutes(leads::signUp, new ClientAddress(0), new Pages()), new TextRoutes());

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void needsNoScript() {
    HttpResponse<String> page = server.get("/");

    assertThat(page.body())
        .contains("action=\"/sign-up\"", "name=\"email\"", "/static/leadline.css")
        .doesNotContain("<script", "onclick", "<style");
    assertThat(server.get("/static/leadline.css").statusCode()).isEqualTo(200);
  }

  @Test
  void asksToCheckTheMail_andStoresTheWordsThatWereAgreedTo() {
    HttpResponse<String> page = server.post("/sign-up", ENTERED, URLENCODED);

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("Check your mail");
    SignUpForm form = leads.forms.getFirst();
    assertThat(form.consentText()).isEqualTo(ConsentWords.EMAIL);
    assertThat(form.consentSms()).isFalse();
    assertThat(form.radiusKm()).isEqualTo(25.0);
    assertThat(form.location()).isNull();
  }

  @Test
  void looksTheSame_forAKnownAddress() {
    HttpResponse<String> unknown = server.post("/sign-up", ENTERED, URLENCODED);
    leads.result = new SignUpResult.Accepted(TestLeads.ID, true, null, false, null);

    assertThat(server.post("/sign-up", ENTERED, URLENCODED).body()).isEqualTo(unknown.body());
  }

  @Test
  void asksAboutAnAddressThatLooksMistypedOrShared() {
    leads.result = new SignUpResult.Accepted(TestLeads.ID, false, "ada@gmail.com", true, null);

    assertThat(server.post("/sign-up", ENTERED, URLENCODED).body())
        .contains("Check your mail", "Did you mean ada@gmail.com?", "several people");
  }

  @Test
  void keepsWhatWasEntered_andMarksWhatIsWrong() {
    leads.result =
        new SignUpResult.Refused(
            List.of(new FieldProblem("email", "is mistyped", "ada@example.org")));

    HttpResponse<String> page =
        server.post("/sign-up", "email=%22%3E%3Cb%3E&query=nurse", URLENCODED);

    assertThat(page.statusCode()).isEqualTo(422);
    assertThat(page.body())
        .contains("Is mistyped. Did you mean ada@example.org?", "aria-invalid=\"true\"")
        .contains("value=\"nurse\"")
        .doesNotContain("<b>");
  }

  @Test
  void saysHowLongToWait() {
    leads.result = new SignUpResult.TooMany(Duration.ofMinutes(3));

    HttpResponse<String> page = server.post("/sign-up", ENTERED, URLENCODED);

    assertThat(page.statusCode()).isEqualTo(429);
    assertThat(page.headers().firstValue("Retry-After")).contains("180");
    assertThat(page.body()).contains("3 minutes");
  }
}
