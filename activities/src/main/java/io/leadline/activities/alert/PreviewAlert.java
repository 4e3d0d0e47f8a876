package io.leadline.activities.alert;

import io.leadline.activities.alert.AlertPreview.Explanation;
import io.leadline.activities.job.BackgroundJob;
import io.leadline.activities.job.JobContext;
import java.util.List;

/** What a lead's next alerts would hold and why; sends and stores nothing. */
public final class PreviewAlert implements BackgroundJob<PreviewAlert.Input, List<Explanation>> {
  private final AlertPreview preview;

  public PreviewAlert(AlertPreview preview) {
    this.preview = preview;
  }

  /** Id of the lead. */
  public record Input(String leadId) {}

  @Override
  public List<Explanation> run(Input input, JobContext context) {
    return preview.explain(input.leadId());
  }
}
