package io.leadline.activities.policy;

import io.leadline.activities.config.Environment;
import io.leadline.activities.config.MailService;
import io.leadline.workflows.lead.Channel;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/**
 * What messages are measured against before they leave, by the whole board.
 *
 * @param mail how many mails may leave, {@code mailCalls} in how many calls of the provider
 * @param texts how many texts may leave
 * @param slowed pace of a channel whose complaints or bounces are too many
 * @param domains what the recipients of a mail domain may get
 * @param perWeek messages to a lead in seven dates, by channel; 0 for no limit
 * @param warmUp how the volume of a new sender's domain grows
 */
public record SendingLimits(
    Rate mail,
    Rate mailCalls,
    Rate texts,
    Rate slowed,
    DomainRates domains,
    Map<Channel, Integer> perWeek,
    WarmUpPlan warmUp,
    RateThresholds thresholds) {
  private static final int MAILS_A_WEEK = 14;
  private static final int TEXTS_A_WEEK = 10;
  private static final int MOST = 1000;

  public static final SendingLimits DEFAULTS =
      new SendingLimits(
          Rate.UNLIMITED,
          Rate.UNLIMITED,
          Rate.UNLIMITED,
          new Rate(10, Rate.Unit.SECOND),
          DomainRates.NONE,
          Map.of(Channel.EMAIL, MAILS_A_WEEK, Channel.SMS, TEXTS_A_WEEK),
          WarmUpPlan.DEFAULTS,
          RateThresholds.DEFAULTS);

  /** Reads the settings that docs/sending.md explains. */
  public static SendingLimits from(Environment environment) {
    return new SendingLimits(
        Rate.from(environment, "LEADLINE_EMAIL_RATE", DEFAULTS.mail),
        Rate.from(environment, "LEADLINE_EMAIL_CALLS", DEFAULTS.mailCalls),
        Rate.from(environment, "LEADLINE_SMS_RATE", DEFAULTS.texts),
        Rate.from(environment, "LEADLINE_SLOWED_RATE", DEFAULTS.slowed),
        domains(environment),
        Map.of(
            Channel.EMAIL,
            environment.number("LEADLINE_EMAIL_PER_WEEK", MAILS_A_WEEK, 0, MOST),
            Channel.SMS,
            environment.number("LEADLINE_SMS_PER_WEEK", TEXTS_A_WEEK, 0, MOST)),
        warmUp(environment),
        RateThresholds.from(environment));
  }

  private static DomainRates domains(Environment environment) {
    String text = environment.text("LEADLINE_DOMAIN_RATES", "");
    try {
      return DomainRates.parse(text);
    } catch (IllegalArgumentException e) {
      environment.refuse("LEADLINE_DOMAIN_RATES", text, DomainRates.EXPECTED);
      return DomainRates.NONE;
    }
  }

  private static WarmUpPlan warmUp(Environment environment) {
    WarmUpPlan usual = WarmUpPlan.DEFAULTS;
    WarmUpPlan.Mode mode = mode(environment, usual.mode());
    boolean nobodyIsMailed = mode == WarmUpPlan.Mode.AUTO && MailService.simulated(environment);
    return new WarmUpPlan(
        nobodyIsMailed ? WarmUpPlan.Mode.OFF : mode,
        environment.number("LEADLINE_WARM_UP_FIRST_DAY", usual.firstDay(), 1, 1_000_000),
        environment.number("LEADLINE_WARM_UP_GROWTH", usual.growth(), 0, 1000),
        environment.number("LEADLINE_WARM_UP_DAYS", usual.days(), 1, 365));
  }

  private static WarmUpPlan.Mode mode(Environment environment, WarmUpPlan.Mode usual) {
    String text = environment.text("LEADLINE_WARM_UP", word(usual));
    return Arrays.stream(WarmUpPlan.Mode.values())
        .filter(mode -> word(mode).equals(text))
        .findFirst()
        .orElseGet(
            () -> {
              environment.refuse("LEADLINE_WARM_UP", text, "auto, on or off");
              return usual;
            });
  }

  private static String word(WarmUpPlan.Mode mode) {
    return mode.name().toLowerCase(Locale.ROOT);
  }

  /** How many messages may leave by a channel. */
  public Rate messages(Channel channel) {
    return switch (channel) {
      case EMAIL -> mail;
      case SMS -> texts;
    };
  }

  /** How many calls of its provider may be made; a text is a call of its own anyway. */
  public Rate calls(Channel channel) {
    return switch (channel) {
      case EMAIL -> mailCalls;
      case SMS -> Rate.UNLIMITED;
    };
  }
}
