package io.leadline.starter.api.lead;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.leadline.activities.lead.Lead;
import io.leadline.starter.api.Access;
import io.leadline.starter.api.Routes;

/** A person's data on request: as one document, and erased. For operators only. */
public final class LeadDataRoutes implements Routes {
  private final Access access;
  private final LeadRoutes.Leads leads;

  /** What is left to say of an erased lead. */
  record Erased(String id, boolean erased) {}

  public LeadDataRoutes(Access access, LeadRoutes.Leads leads) {
    this.access = access;
    this.leads = leads;
  }

  @Override
  public void addTo(JavalinDefaultRoutingApi routes) {
    routes.get("/leads/{id}/export", this::export);
    routes.post("/leads/{id}/erase", this::erase);
  }

  private void export(Context context) {
    access.operatorOnly(context);
    Lead lead = LeadInPath.of(context, leads);
    context.header("Content-Disposition", "attachment; filename=\"lead-" + lead.id() + ".json\"");
    context.json(leads.export(lead));
  }

  private void erase(Context context) {
    access.operatorOnly(context);
    Lead lead = LeadInPath.of(context, leads);
    leads.erase(lead);
    context.json(new Erased(lead.id(), true));
  }
}
