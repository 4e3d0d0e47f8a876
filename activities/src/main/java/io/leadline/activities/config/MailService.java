package io.leadline.activities.config;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Who sends mail, as {@code LEADLINE_EMAIL_PROVIDER} names it, and where it is. */
public enum MailService {
  SENDGRID("SENDGRID_API_KEY", "SENDGRID_BASE_URL", "https://api.sendgrid.com"),
  RESEND("RESEND_API_KEY", "RESEND_BASE_URL", "https://api.resend.com"),
  /** Any mail relay; its address holds user and password too. */
  SMTP("", "SMTP_URL", "");

  /** The setting that names the service. */
  public static final String SETTING = "LEADLINE_EMAIL_PROVIDER";

  private final String keySetting;
  private final String addressSetting;
  private final String usualAddress;

  MailService(String keySetting, String addressSetting, String usualAddress) {
    this.keySetting = keySetting;
    this.addressSetting = addressSetting;
    this.usualAddress = usualAddress;
  }

  /** SendGrid unless the setting says otherwise; a value that it cannot have is refused. */
  public static MailService from(Environment environment) {
    String text = environment.text(SETTING, SENDGRID.word());
    return find(text)
        .orElseGet(
            () -> {
              environment.refuse(SETTING, text, words());
              return SENDGRID;
            });
  }

  /** The same for who only looks; a value that it cannot have counts as the default. */
  public static MailService of(Map<String, String> settings) {
    return find(settings.getOrDefault(SETTING, "").strip()).orElse(SENDGRID);
  }

  /** Setting that holds its API key; empty for a service without one. */
  public String keySetting() {
    return keySetting;
  }

  /** Setting that says where the service is. */
  public String addressSetting() {
    return addressSetting;
  }

  /** Where the service is when its setting does not say; empty if that must be said. */
  public String usualAddress() {
    return usualAddress;
  }

  /** Where the service is. */
  public String address(Map<String, String> settings) {
    return settings.getOrDefault(addressSetting, usualAddress);
  }

  /** Whether mail goes to the simulator, so that no name server and no real person is involved. */
  public boolean simulated(Map<String, String> settings) {
    return Loopback.is(address(settings));
  }

  /** The same for who has an environment; a value that the setting cannot have is not refused. */
  public static boolean simulated(Environment environment) {
    MailService service = find(environment.text(SETTING, "")).orElse(SENDGRID);
    return Loopback.is(environment.text(service.addressSetting, service.usualAddress));
  }

  /** How the setting spells it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  private static Optional<MailService> find(String text) {
    return Arrays.stream(values()).filter(service -> service.word().equals(text)).findFirst();
  }

  private static String words() {
    return Arrays.stream(values()).map(MailService::word).collect(Collectors.joining(", "));
  }
}
