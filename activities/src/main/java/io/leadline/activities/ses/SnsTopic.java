package io.leadline.activities.ses;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The topic that SES publishes to, and which addresses Amazon SNS may name in its messages: those
 * of its own host in the topic's region, and nothing else is ever requested.
 *
 * @param arn such as {@code arn:aws:sns:us-east-1:123456789012:ses-events}
 */
public record SnsTopic(String arn, String region, String suffix) {
  private static final Pattern ARN =
      Pattern.compile(
          "arn:(aws|aws-cn|aws-us-gov):sns:([a-z]{2}(?:-[a-z]+)+-\\d{1,2}):\\d{12}:[A-Za-z0-9_.-]{1,256}");

  private static final Pattern CERTIFICATE = Pattern.compile("/[A-Za-z0-9._-]{1,200}\\.pem");

  /**
   * @throws IllegalArgumentException when it is no ARN of a topic
   */
  public static SnsTopic parse(String arn) {
    Matcher parts = ARN.matcher(arn);
    if (!parts.matches()) {
      throw new IllegalArgumentException("no ARN of an SNS topic");
    }
    String suffix = parts.group(1).equals("aws-cn") ? "amazonaws.com.cn" : "amazonaws.com";
    return new SnsTopic(arn, parts.group(2), suffix);
  }

  /** Names that a certificate of SNS may be made out to in this region. */
  List<String> certificateNames() {
    return List.of(
        "sns." + suffix,
        "sns." + region + "." + suffix,
        "sns-signing." + region + "." + suffix,
        "sns-" + region + "." + suffix);
  }

  /** The address of a certificate; empty if SNS would not keep one there. */
  Optional<URI> certificateAt(String url) {
    return own(url)
        .filter(
            uri -> uri.getRawQuery() == null && CERTIFICATE.matcher(uri.getRawPath()).matches());
  }

  /** The address that confirms a subscription to this topic; empty if it does anything else. */
  Optional<URI> confirmationAt(String url) {
    return own(url)
        .filter(uri -> uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"))
        .filter(
            uri ->
                parameters(uri, "Action").equals(List.of("ConfirmSubscription"))
                    && parameters(uri, "TopicArn").equals(List.of(arn))
                    && parameters(uri, "Token").size() == 1);
  }

  private Optional<URI> own(String url) {
    try {
      URI uri = new URI(url);
      boolean ours =
          "https".equals(uri.getScheme())
              && ("sns." + region + "." + suffix).equals(uri.getHost())
              && uri.getPort() == -1
              && uri.getRawUserInfo() == null
              && uri.getRawFragment() == null;
      return ours ? Optional.of(uri) : Optional.empty();
    } catch (URISyntaxException e) {
      return Optional.empty();
    }
  }

  private static List<String> parameters(URI uri, String name) {
    String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
    return Arrays.stream(query.split("&", -1))
        .filter(part -> part.startsWith(name + "="))
        .map(part -> part.substring(name.length() + 1))
        .map(SnsTopic::decoded)
        .toList();
  }

  private static String decoded(String value) {
    try {
      return URLDecoder.decode(value, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return "";
    }
  }
}
