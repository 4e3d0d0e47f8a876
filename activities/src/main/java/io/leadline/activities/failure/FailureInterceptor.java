package io.leadline.activities.failure;

import io.leadline.activities.alarm.Alarms;
import io.temporal.activity.ActivityExecutionContext;
import io.temporal.activity.ActivityInfo;
import io.temporal.client.ActivityCompletionException;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptor;
import io.temporal.common.interceptors.ActivityInboundCallsInterceptorBase;
import io.temporal.common.interceptors.WorkerInterceptorBase;
import io.temporal.failure.CanceledFailure;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets every activity fail through {@link Failures}: one log line with the full trace, and one id
 * in it and in the Temporal failure. Cancellation and shutdown pass as they are.
 */
public final class FailureInterceptor extends WorkerInterceptorBase {
  private static final Logger LOG = LoggerFactory.getLogger(FailureInterceptor.class);

  private final Supplier<String> ids;
  private final Alarms alarms;

  /**
   * @param ids source of short failure ids
   * @param alarms hears of what nobody foresaw, and of backends that are away
   */
  public FailureInterceptor(Supplier<String> ids, Alarms alarms) {
    this.ids = ids;
    this.alarms = alarms;
  }

  @Override
  public ActivityInboundCallsInterceptor interceptActivity(ActivityInboundCallsInterceptor next) {
    return new Inbound(next);
  }

  private final class Inbound extends ActivityInboundCallsInterceptorBase {
    private String activity = "activity";
    private String type = "activity";

    Inbound(ActivityInboundCallsInterceptor next) {
      super(next);
    }

    @Override
    public void init(ActivityExecutionContext context) {
      ActivityInfo info = context.getInfo();
      type = info.getActivityType();
      activity =
          info.getActivityType() + " of " + info.getWorkflowId() + ", attempt " + info.getAttempt();
      super.init(context);
    }

    @Override
    public ActivityOutput execute(ActivityInput input) {
      try {
        return super.execute(input);
      } catch (ActivityCompletionException | CanceledFailure e) {
        throw e;
      } catch (RuntimeException e) {
        String id = ids.get();
        LOG.warn("failure {}: {}", id, activity, e);
        Failures.alarm(e, id, type).ifPresent(alarms::raise);
        throw Failures.of(e, id);
      }
    }
  }
}
