package io.leadline.starter.api.lead;

import io.javalin.http.ConflictResponse;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import io.leadline.activities.lead.Lead;
import java.util.List;
import java.util.stream.Collectors;

/** The one lead that a request's path names by id, address or phone number. */
final class LeadInPath {
  private LeadInPath() {}

  /**
   * @throws NotFoundResponse when nobody goes by that name
   * @throws ConflictResponse listing the ids, when several share the number
   */
  static Lead of(Context context, LeadRoutes.Leads leads) {
    List<Lead> found = leads.find(context.pathParam("id"));
    if (found.isEmpty()) {
      throw new NotFoundResponse();
    }
    if (found.size() > 1) {
      String ids = found.stream().map(Lead::id).collect(Collectors.joining(", "));
      throw new ConflictResponse(
          found.size() + " leads share this number: " + ids + ". Name one by its id.");
    }
    return found.getFirst();
  }
}
