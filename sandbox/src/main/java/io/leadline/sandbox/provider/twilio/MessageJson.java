package io.leadline.sandbox.provider.twilio;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.leadline.sandbox.provider.ledger.Entry;
import io.leadline.sandbox.provider.ledger.LedgerJson;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** Twilio's JSON of messages and of pages of them. */
final class MessageJson {
  private static final DateTimeFormatter WHEN =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss Z", Locale.US)
          .withZone(ZoneOffset.UTC);

  private MessageJson() {}

  static String finalStatus(Entry.SmsAccepted sms) {
    return sms.errorCode() == null ? "delivered" : "undelivered";
  }

  static ObjectNode of(Entry.SmsAccepted sms, String status) {
    boolean sent = !status.equals("queued") && !status.equals("accepted");
    String when = WHEN.format(sms.at());
    ObjectNode json = LedgerJson.MAPPER.createObjectNode();
    json.put("sid", sms.sid()).put("account_sid", sms.account()).put("api_version", "2010-04-01");
    json.put("body", sms.body()).put("from", sms.from()).put("to", sms.to());
    json.put("status", status).put("direction", "outbound-api");
    json.put("num_segments", String.valueOf(sms.segments())).put("num_media", "0");
    json.put("date_created", when).put("date_updated", when).put("date_sent", sent ? when : null);
    json.put("error_code", sent ? sms.errorCode() : null).putNull("error_message");
    json.put("messaging_service_sid", sms.serviceSid()).putNull("price").put("price_unit", "USD");
    String uri = uri(sms.account());
    json.put("uri", uri + "/" + sms.sid() + ".json");
    json.putObject("subresource_uris").put("media", uri + "/" + sms.sid() + "/Media.json");
    return json;
  }

  static ObjectNode page(List<Entry.SmsAccepted> found, int size, String account) {
    ObjectNode json = LedgerJson.MAPPER.createObjectNode();
    var messages = json.putArray("messages");
    found.forEach(sms -> messages.add(of(sms, finalStatus(sms))));
    String uri = uri(account) + ".json?PageSize=" + size + "&Page=0";
    json.put("page", 0).put("page_size", size).put("start", 0);
    json.put("end", Math.max(0, found.size() - 1)).put("uri", uri).put("first_page_uri", uri);
    return json.putNull("next_page_uri").putNull("previous_page_uri");
  }

  private static String uri(String account) {
    return "/2010-04-01/Accounts/" + account + "/Messages";
  }
}
