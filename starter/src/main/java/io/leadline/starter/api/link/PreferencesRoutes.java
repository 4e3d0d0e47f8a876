package io.leadline.starter.api.link;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.lead.Lead;
import io.leadline.activities.lead.LinkToken.Purpose;
import io.leadline.activities.preference.PreferenceDesk;
import io.leadline.activities.preference.PreferenceResult;
import io.leadline.activities.preference.PreferenceResult.Refused;
import io.leadline.activities.preference.PreferenceResult.Saved;
import io.leadline.activities.preference.Standing;
import io.leadline.activities.signup.FieldProblem;
import io.leadline.starter.api.Routes;
import io.leadline.starter.page.Fields;
import io.leadline.starter.page.LinkNotices;
import io.leadline.starter.page.Masked;
import io.leadline.starter.page.Notice;
import io.leadline.starter.page.Pages;
import io.leadline.starter.page.Wish;
import io.leadline.workflows.lead.OptOutCause;
import java.util.List;
import java.util.function.Supplier;

/**
 * {@code /preferences/{token}}: GET shows what a lead gets and changes nothing; POST does the one
 * thing whose button was pressed, and answers with what holds from now on.
 */
public final class PreferencesRoutes implements Routes {
  private static final String PATH = "/preferences/{token}";

  private final LeadLinks links;
  private final PreferenceDesk desk;
  private final KeepRoutes keep;
  private final Pages pages;
  private final PreferencesView view;

  public PreferencesRoutes(LeadLinks links, PreferenceDesk desk, KeepRoutes keep, Pages pages) {
    this.links = links;
    this.desk = desk;
    this.keep = keep;
    this.pages = pages;
    this.view = new PreferencesView(desk);
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get(
        PATH,
        context ->
            links.follow(
                context, Purpose.PREFERENCES, (lead, standing) -> show(context, lead, standing)));
    routes.post(
        PATH,
        context ->
            links.follow(
                context, Purpose.PREFERENCES, (lead, standing) -> act(context, lead, standing)));
  }

  private void show(Context context, Lead lead, Standing standing) {
    if (standing == Standing.LET_GO) {
      keep.ask(context, lead, standing);
    } else {
      context.html(pages.preferences(view.page(lead, standing, view.stored(lead), null)));
    }
  }

  private void act(Context context, Lead lead, Standing standing) {
    if (standing == Standing.LET_GO) {
      keep.act(context, lead, standing);
      return;
    }
    String act = context.formParam("act");
    switch (act == null ? "" : act) {
      case "save" -> save(context, lead, standing);
      case "pause" -> pause(context, lead, standing);
      case "resume" -> resume(context, lead, standing);
      case "address" -> address(context, lead, standing);
      case "leave" -> {
        desk.leave(lead, OptOutCause.PREFERENCES);
        context.html(pages.notice(LinkNotices.LEFT));
      }
      default -> show(context.status(400), lead, standing);
    }
  }

  private void save(Context context, Lead lead, Standing standing) {
    PreferencesInput input = new PreferencesInput(context);
    switch (desk.save(lead, input.form())) {
      case Refused(List<FieldProblem> problems) ->
          refuse(context, lead, standing, Fields.of(input.entered(), problems));
      case Saved saved -> {
        // What was chosen, not what the stores say: the workflow hears of it a moment later.
        Lead now = desk.reload(lead);
        Fields chosen = view.stored(now).withChecked("email", input.form().email());
        context.html(
            pages.preferences(
                view.page(
                    now,
                    standing == Standing.QUIET ? Standing.ON : standing,
                    chosen.withChecked("sms", input.form().sms()),
                    PreferencesView.words(saved, standing, now))));
      }
    }
  }

  private void pause(Context context, Lead lead, Standing standing) {
    if (standing == Standing.HELD) {
      context.html(pages.notice(LinkNotices.HELD));
      return;
    }
    PreferencesInput input = new PreferencesInput(context);
    PreferenceResult result = desk.pause(lead, input.until());
    answer(
        context,
        lead,
        standing,
        result,
        input,
        () -> LinkNotices.paused(view.day(input.until()), links.toPreferences(lead)));
  }

  private void resume(Context context, Lead lead, Standing standing) {
    if (standing == Standing.HELD) {
      context.html(pages.notice(LinkNotices.HELD));
      return;
    }
    desk.resume(lead);
    context.html(
        pages.notice(LinkNotices.kept(Wish.words(lead.interest()), links.toPreferences(lead))));
  }

  private void address(Context context, Lead lead, Standing standing) {
    PreferencesInput input = new PreferencesInput(context);
    String typed = input.newEmail();
    answer(
        context,
        lead,
        standing,
        desk.changeAddress(lead, typed),
        input,
        () -> LinkNotices.proveAddress(Masked.email(typed), links.toPreferences(lead)));
  }

  private void answer(
      Context context,
      Lead lead,
      Standing standing,
      PreferenceResult result,
      PreferencesInput input,
      Supplier<Notice> done) {
    switch (result) {
      case Refused(List<FieldProblem> problems) ->
          refuse(
              context,
              lead,
              standing,
              Fields.of(view.stored(lead).with(input.typedApart()).values(), problems));
      case Saved saved -> context.html(pages.notice(done.get()));
    }
  }

  private void refuse(Context context, Lead lead, Standing standing, Fields fields) {
    context.status(422).html(pages.preferences(view.page(lead, standing, fields, null)));
  }
}
