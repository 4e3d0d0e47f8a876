package io.leadline.activities.twilio;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Vectors were computed with another HMAC implementation from Twilio's published rules. */
class TwilioSignatureTest {
  private static final String PUBLISHED = "https://mycompany.com/myapp.php?foo=1&bar=2";
  private static final String OURS = "https://jobs.example.com/webhooks/twilio/inbound";

  @Test
  void acceptsTheExamplesThatTwilioPublishes() {
    TwilioSignature twelve = new TwilioSignature("12345");
    assertThat(
            twelve.matches(
                PUBLISHED,
                form(
                    "To=%2B18005551212&Digits=1234&CallSid=CA1234567890ABCDE"
                        + "&Caller=%2B14158675309&From=%2B14158675309"),
                "RSOYDt4T1cUTdK1PDd93/VVr8B8="))
        .isTrue();
    assertThat(
            twelve.matches(
                PUBLISHED,
                form(
                    "To=%2B18005551212&Digits=1234&CallSid=CA1234567890ABCDE"
                        + "&Caller=%2B12349013030&From=%2B12349013030"),
                "0/KCTR6DLpKmkAf8muzZqo1nDgQ="))
        .isTrue();
  }

  @Test
  void acceptsABodyWhoseHashIsInTheUrl_andNoOther() {
    TwilioSignature twelve = new TwilioSignature("12345");
    String url =
        PUBLISHED + "&bodySHA256=0a1ff7634d9ab3b95db5c9a2dfe9416e41502b283a80c7cf19632632f96e6620";
    String signature = "a9nBmqA0ju/hNViExpshrM61xv4=";
    byte[] body = "{\"property\": \"value\", \"boolean\": true}".getBytes(UTF_8);

    assertThat(twelve.matches(url, body, signature)).isTrue();
    byte[] changed = body.clone();
    changed[4] ^= 1;
    assertThat(twelve.matches(url, changed, signature)).isFalse();
    assertThat(twelve.matches(PUBLISHED, body, signature)).isFalse();
    assertThat(twelve.matches(url, body, null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Body=+Stop.+&From=%2B15125550100, mK2+Ydw/HAfHLH+RDCVupJAIdZ8=",
    "From=%2B15125550100&Body=%20Stop.%20, mK2+Ydw/HAfHLH+RDCVupJAIdZ8=",
    "MediaUrl=b&MediaUrl=a, k1i9OGGX3a6KqTEHwBKkOmrXIH8=",
    "MediaUrl=a&MediaUrl=b&MediaUrl=a, k1i9OGGX3a6KqTEHwBKkOmrXIH8="
  })
  void countsSpacesAndRepeatedNamesAsTwilioDoes(String body, String signature) {
    assertThat(new TwilioSignature("token").matches(OURS, form(body), signature)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Body=Stop.&From=%2B15125550100",
        "Body=+Stop.&From=%2B15125550100",
        "Body=+Stop.+&From=%2B15125550101",
        "Body=+Stop.+&From=%2B15125550100&To=",
        "body=+Stop.+&From=%2B15125550100",
        ""
      })
  void refusesOneChangedByte(String body) {
    assertThat(
            new TwilioSignature("token").matches(OURS, form(body), "mK2+Ydw/HAfHLH+RDCVupJAIdZ8="))
        .isFalse();
  }

  @Test
  void refusesAnotherToken_anotherAddress_andNoSignature() {
    TwilioForm form = form("Body=+Stop.+&From=%2B15125550100");
    String signature = "mK2+Ydw/HAfHLH+RDCVupJAIdZ8=";
    assertThat(new TwilioSignature("other").matches(OURS, form, signature)).isFalse();
    TwilioSignature right = new TwilioSignature("token");
    assertThat(right.matches(OURS + "?a=1", form, signature)).isFalse();
    assertThat(right.matches(OURS.replace("https", "http"), form, signature)).isFalse();
    assertThat(right.matches(OURS, form, null)).isFalse();
    assertThat(right.matches(OURS, form, "")).isFalse();
    assertThat(right.matches("not an address | at all", form, signature)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    // signed with the usual port, called without, and the other way round
    "https://jobs.example.com/webhooks/twilio/inbound, CqtBYmBW4XfLCK+ACFBaM1iENuI=",
    "https://jobs.example.com:443/webhooks/twilio/inbound, CqtBYmBW4XfLCK+ACFBaM1iENuI=",
  })
  void signsWithOrWithoutTheUsualPort(String url, String signature) {
    assertThat(
            new TwilioSignature("token").matches(url, form("Body=&From=%2B15125550100"), signature))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource({"DKtzmLDanRrKMkoaZZSSrH5nHv4=", "n6LVcn2jnonxKbtKD0CEmKo/BGU="})
  void takesAnotherPortAsItIs_andLeftOut(String signature) {
    assertThat(
            new TwilioSignature("token")
                .matches(
                    "https://jobs.example.com:8443/webhooks/twilio/inbound",
                    form("From=%2B1"),
                    signature))
        .isTrue();
  }

  @Test
  void keepsArabicAndEmojiWhole() {
    TwilioSigner signer = new TwilioSigner("token");
    TwilioForm form = form("Body=%D8%AA%D9%88%D9%82%D9%81+%F0%9F%9B%91");
    assertThat(form.value("Body")).isEqualTo("توقف 🛑");
    assertThat(
            new TwilioSignature("token")
                .matches(OURS, form, signer.signText(OURS + "Body" + "توقف 🛑")))
        .isTrue();
  }

  @Test
  void saysWhenABodyIsNoForm() {
    assertThatThrownBy(() -> form("Body=%zz")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TwilioForm.ofJson("[1]".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> TwilioForm.ofJson("{".getBytes(UTF_8)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static TwilioForm form(String body) {
    return TwilioForm.ofForm(body.getBytes(UTF_8));
  }
}
