package io.leadline.starter.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.google.protobuf.ByteString;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.ContentTooLargeResponse;
import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.starter.Json;
import io.temporal.api.common.v1.Payload;
import io.temporal.payload.codec.PayloadCodec;
import io.temporal.payload.codec.PayloadCodecException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * {@code /codec/decode} and {@code /codec/encode}: the remote codec by which the Temporal UI and
 * command line show payloads to an operator. Callable from the pages of the Temporal UI only.
 */
public final class CodecRoutes implements Routes {
  /** A page of histories at once; Temporal allows payloads of 2 MiB. */
  private static final int LIMIT = 16 << 20;

  private final PayloadCodec codec;
  private final Access access;
  private final List<String> origins;

  /**
   * @param origins of the Temporal UI, such as {@code http://127.0.0.1:8233}
   */
  public CodecRoutes(PayloadCodec codec, Access access, List<String> origins) {
    this.codec = codec;
    this.access = access;
    this.origins = List.copyOf(origins);
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.before("/codec/*", this::allowUi);
    routes.options("/codec/{direction}", context -> context.status(204));
    routes.post("/codec/decode", context -> apply(context, codec::decode));
    routes.post("/codec/encode", context -> apply(context, codec::encode));
  }

  private void allowUi(Context context) {
    String origin = context.header("Origin");
    context.header("Vary", "Origin");
    if (origin != null && origins.contains(origin)) {
      context
          .header("Access-Control-Allow-Origin", origin)
          .header("Access-Control-Allow-Methods", "POST, OPTIONS")
          .header("Access-Control-Allow-Headers", "authorization, content-type, x-namespace")
          .header("Access-Control-Allow-Credentials", "true")
          .header("Access-Control-Max-Age", "600");
    }
  }

  private void apply(Context context, UnaryOperator<List<Payload>> direction) throws IOException {
    access.operatorOnly(context);
    JsonNode body;
    try (InputStream in = context.bodyInputStream()) {
      byte[] raw = in.readNBytes(LIMIT + 1);
      if (raw.length > LIMIT) {
        throw new ContentTooLargeResponse();
      }
      body = Json.mapper().readTree(raw);
    }
    try {
      context.json(write(direction.apply(read(body))));
    } catch (PayloadCodecException e) {
      throw new BadRequestResponse("A payload cannot be read: " + e.getMessage());
    }
  }

  private static List<Payload> read(JsonNode body) {
    List<Payload> payloads = new ArrayList<>();
    for (JsonNode item : body.path("payloads")) {
      Payload.Builder payload = Payload.newBuilder().setData(bytes(item.path("data")));
      item.path("metadata")
          .properties()
          .forEach(entry -> payload.putMetadata(entry.getKey(), bytes(entry.getValue())));
      payloads.add(payload.build());
    }
    return payloads;
  }

  private static ByteString bytes(JsonNode base64) {
    try {
      return ByteString.copyFrom(Base64.getDecoder().decode(base64.asText()));
    } catch (IllegalArgumentException e) {
      throw new BadRequestResponse("Data and metadata of payloads must be base64.");
    }
  }

  private static ObjectNode write(List<Payload> payloads) {
    ObjectNode body = Json.mapper().createObjectNode();
    ArrayNode list = body.putArray("payloads");
    for (Payload payload : payloads) {
      ObjectNode item = list.addObject();
      ObjectNode metadata = item.putObject("metadata");
      payload.getMetadataMap().forEach((name, value) -> metadata.put(name, base64(value)));
      item.put("data", base64(payload.getData()));
    }
    return body;
  }

  private static String base64(ByteString bytes) {
    return Base64.getEncoder().encodeToString(bytes.toByteArray());
  }
}
