package io.leadline.starter.api;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.leadline.starter.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An error as RFC 9457 describes it.
 *
 * @param detail what the caller can do about it
 * @param errorId the id that stands beside the traceback in the log, for unexpected failures
 * @param errors every field that is not acceptable
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record Problem(
    String type,
    String title,
    int status,
    String detail,
    @Nullable String errorId,
    List<BadField> errors) {
  static final String CONTENT_TYPE = "application/problem+json";

  /** One field that is not acceptable, why, and what was perhaps meant. */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record BadField(String field, String problem, @Nullable String suggestion) {}

  public static Problem of(int status, String detail) {
    return new Problem("about:blank", title(status), status, detail, null, List.of());
  }

  static Problem unexpected(String errorId) {
    return new Problem(
        "about:blank",
        title(500),
        500,
        "Something went wrong on our side. The log has it under this error id.",
        errorId,
        List.of());
  }

  public static Problem badFields(List<BadField> errors) {
    return new Problem(
        "about:blank", title(422), 422, "Some fields cannot be used.", null, List.copyOf(errors));
  }

  /** Answers the request with this problem. */
  public void send(Context context) {
    context.status(status).contentType(CONTENT_TYPE).result(Json.pretty(this));
  }

  private static String title(int status) {
    return HttpStatus.forStatus(status).getMessage();
  }
}
