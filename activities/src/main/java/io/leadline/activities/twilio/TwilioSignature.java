package io.leadline.activities.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks {@code X-Twilio-Signature}: base64 of an HMAC-SHA1, keyed by the account's primary auth
 * token, over the URL that Twilio called and the fields of the form, sorted by name. Twilio signs
 * no time; replays are harmless because everything that comes in is merged.
 */
public final class TwilioSignature {
  private static final String BODY_HASH = "bodySHA256=";
  private static final Pattern ADDRESS =
      Pattern.compile("(?<scheme>https?)://(?<host>[^/?#]*?)(?<port>:\\d+)?(?<rest>[/?#].*)?");

  private final SecretKeySpec key;

  /**
   * @param authToken primary auth token of the account
   */
  public TwilioSignature(String authToken) {
    this.key = new SecretKeySpec(authToken.getBytes(UTF_8), "HmacSHA1");
  }

  /**
   * Whether Twilio signed this form for this address.
   *
   * @param url as configured at Twilio, query included; tried with and without the usual port,
   *     since Twilio is not consistent about it
   */
  boolean matches(String url, TwilioForm form, @Nullable String signature) {
    return signed(url, form.signedText(), signature);
  }

  /**
   * Whether Twilio signed this body that is not a form: its SHA-256 is in the URL then, and the
   * signature covers the URL alone.
   */
  boolean matches(String url, byte[] body, @Nullable String signature) {
    return MessageDigest.isEqual(sha256(body).getBytes(UTF_8), statedHash(url).getBytes(UTF_8))
        && signed(url, "", signature);
  }

  private boolean signed(String url, String fields, @Nullable String signature) {
    if (signature == null) {
      return false;
    }
    byte[] given = signature.getBytes(UTF_8);
    boolean found = false;
    for (String form : formsOf(url)) {
      found |= MessageDigest.isEqual(given, sign(form + fields).getBytes(UTF_8));
    }
    return found;
  }

  private String sign(String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(key);
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("HmacSHA1 is part of every JDK", e);
    }
  }

  /** The address as it is, without its port, and with the usual port of its scheme. */
  private static Set<String> formsOf(String url) {
    Set<String> forms = new LinkedHashSet<>();
    forms.add(url);
    Matcher parts = ADDRESS.matcher(url);
    if (parts.matches()) {
      String start = parts.group("scheme") + "://" + parts.group("host");
      String rest = parts.group("rest") == null ? "" : parts.group("rest");
      forms.add(start + rest);
      if (parts.group("port") == null) {
        forms.add(start + (parts.group("scheme").equals("https") ? ":443" : ":80") + rest);
      }
    }
    return forms;
  }

  private static String statedHash(String url) {
    String query = url.substring(url.indexOf('?') + 1);
    for (String part : query.split("&", -1)) {
      if (part.startsWith(BODY_HASH)) {
        return part.substring(BODY_HASH.length());
      }
    }
    return "";
  }

  private static String sha256(byte[] body) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("SHA-256 is part of every JDK", e);
    }
  }
}
