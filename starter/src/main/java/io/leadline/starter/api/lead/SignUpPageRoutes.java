package io.leadline.starter.api.lead;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.signup.SignUpForm;
import io.leadline.activities.signup.SignUpResult;
import io.leadline.starter.api.ClientAddress;
import io.leadline.starter.api.Routes;
import io.leadline.starter.page.ConsentWords;
import io.leadline.starter.page.Fields;
import io.leadline.starter.page.Notice;
import io.leadline.starter.page.Pages;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The start page with its sign-up form, for browsers without any script. */
public final class SignUpPageRoutes implements Routes {
  private final Function<SignUpForm, SignUpResult> signUp;
  private final ClientAddress addresses;
  private final Pages pages;

  public SignUpPageRoutes(
      Function<SignUpForm, SignUpResult> signUp, ClientAddress addresses, Pages pages) {
    this.signUp = signUp;
    this.addresses = addresses;
    this.pages = pages;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/", context -> context.html(pages.signUp(Fields.EMPTY)));
    routes.get("/sign-up", context -> context.redirect("/"));
    routes.post("/sign-up", this::submit);
  }

  private void submit(Context context) {
    switch (signUp.apply(form(context))) {
      case SignUpResult.Accepted accepted ->
          context.html(
              pages.notice(
                  Notice.checkYourMail(
                      accepted.suggestion(), accepted.shared(), accepted.place())));
      case SignUpResult.Refused refused ->
          context.status(422).html(pages.signUp(Fields.of(entered(context), refused.problems())));
      case SignUpResult.TooMany tooMany -> {
        context.header("Retry-After", String.valueOf(tooMany.retryAfter().toSeconds()));
        context.status(429).html(pages.notice(Notice.tooMany(words(tooMany.retryAfter()))));
      }
    }
  }

  private SignUpForm form(Context context) {
    boolean email = context.formParam("consentEmail") != null;
    boolean sms = context.formParam("consentSms") != null;
    String agreed = (email ? ConsentWords.EMAIL : "") + (sms ? "\n" + ConsentWords.SMS : "");
    String query = text(context, "query");
    String address = text(context, "email");
    return new SignUpForm(
        address == null ? "" : address,
        text(context, "phone"),
        query == null ? "" : query,
        text(context, "location"),
        kilometres(context.formParam("radiusKm")),
        null,
        email,
        sms,
        agreed.strip(),
        addresses.of(context),
        null);
  }

  private static @Nullable String text(Context context, String name) {
    String value = context.formParam(name);
    return value == null || value.isBlank() ? null : value.strip();
  }

  private static @Nullable Double kilometres(@Nullable String text) {
    return text != null && text.matches("\\d{1,4}") ? Double.valueOf(text) : null;
  }

  private static Map<String, String> entered(Context context) {
    Map<String, String> values = new HashMap<>();
    context.formParamMap().forEach((name, all) -> values.put(name, all.getFirst()));
    return values;
  }

  private static String words(Duration wait) {
    long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
    return minutes == 1 ? "a minute" : minutes + " minutes";
  }
}
