package io.leadline.workflows.lead;

import io.leadline.workflows.ActivityPolicies;
import io.leadline.workflows.SearchAttributes;
import io.leadline.workflows.StepFailure;
import io.leadline.workflows.TaskQueues;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.Queue;
import java.util.SequencedSet;
import org.jspecify.annotations.Nullable;

/**
 * Lives a lead's life: takes one occurrence after the other, lets {@link LeadTransitions} decide,
 * and does what it asks for. Signals only queue up, so nothing interleaves with a decision; mails
 * are sent beside the loop, so a provider's outage keeps no unsubscribe waiting.
 */
public class LeadLifecycleWorkflowImpl implements LeadLifecycleWorkflow {
  private static final int HEARD_KEPT = 100;

  private final LeadActivities reads =
      Workflow.newLocalActivityStub(LeadActivities.class, ActivityPolicies.quickRead());
  private final LeadActivities writes =
      Workflow.newLocalActivityStub(LeadActivities.class, ActivityPolicies.storeWrite());
  private final VerificationActivities mails =
      Workflow.newActivityStub(
          VerificationActivities.class, ActivityPolicies.externalCall(TaskQueues.EMAIL));

  private final NoticeActivities notices =
      Workflow.newActivityStub(
          NoticeActivities.class, ActivityPolicies.externalCall(TaskQueues.EMAIL));
  private final NoticeActivities texts =
      Workflow.newActivityStub(NoticeActivities.class, ActivityPolicies.textCall(TaskQueues.SMS));

  private final Queue<Occurrence> inbox = new ArrayDeque<>();
  private final SequencedSet<String> heard = new LinkedHashSet<>();
  private final DeadlineTimer timer = new DeadlineTimer();
  private LeadState state;
  private LifecycleSettings settings;
  private int messagesUnderway;

  /** Before any signal is handled, so that signal-with-start finds everything in place. */
  @WorkflowInit
  public LeadLifecycleWorkflowImpl(LeadLifecycleInput input) {
    LeadLife carried = input.carried();
    state = carried == null ? LeadState.fresh(input.leadId(), now()) : carried.state();
    settings = carried == null ? LifecycleSettings.DEFAULTS : carried.settings();
    if (carried != null) {
      heard.addAll(carried.heard());
    }
  }

  @Override
  public void live(LeadLifecycleInput input) {
    if (input.carried() == null) {
      LeadLife stored = load(input.leadId());
      state = stored.state();
      settings = stored.settings();
    }
    while (true) {
      Occurrence next = next();
      if (next != null) {
        apply(next);
      } else if (state.finished() && messagesUnderway == 0) {
        return;
      } else if (historyIsLong() && messagesUnderway == 0) {
        LeadLife life = new LeadLife(state, settings, new ArrayList<>(heard));
        Workflow.continueAsNew(new LeadLifecycleInput(input.leadId(), life));
      } else {
        LeadState.Deadline deadline = state.deadline();
        timer.aim(deadline == null ? null : deadline.at());
        Workflow.await(this::somethingToDo);
      }
    }
  }

  /** Whether it is time for a new run; tests let it be early. */
  protected boolean historyIsLong() {
    return Workflow.getInfo().isContinueAsNewSuggested();
  }

  private @Nullable Occurrence next() {
    Occurrence waiting = inbox.poll();
    if (waiting != null) {
      return waiting;
    }
    LeadState.Deadline deadline = state.deadline();
    // No step is due while a mail is on its way: its outcome decides what comes next.
    if (deadline == null || messagesUnderway > 0 || now().isBefore(deadline.at())) {
      return null;
    }
    return new Occurrence.Due(deadline.step());
  }

  private boolean somethingToDo() {
    boolean rang = state.deadline() != null && timer.silent();
    return !inbox.isEmpty() || (rang && messagesUnderway == 0);
  }

  private void apply(Occurrence what) {
    if (what instanceof Occurrence.Heard(LeadEvent event) && !remember(event.entryId())) {
      return;
    }
    Instant at = now();
    LeadStage before = state.stage();
    Transition transition = LeadTransitions.next(state, what, settings, at);
    state = transition.after();
    for (Effect effect : transition.effects()) {
      switch (effect) {
        case Effect.Store store ->
            record(
                new LeadChange(
                    before, transition.after(), transition.why(), at, transition.notices()));
        case Effect.SendVerification(VerificationRequest request) -> send(request);
        case Effect.SendNotice(NoticeRequest request) -> send(request);
        case Effect.Look look -> look();
      }
    }
    showStage();
  }

  private LeadLife load(String leadId) {
    try {
      return reads.load(leadId);
    } catch (ActivityFailure e) {
      throw stuck(e);
    }
  }

  private void record(LeadChange change) {
    try {
      writes.record(change);
    } catch (ActivityFailure e) {
      throw stuck(e);
    }
  }

  /** The settings come along, so that a life of years follows what operators change. */
  private void look() {
    try {
      Engagement seen = reads.look(state.leadId(), state.activeSince());
      settings = seen.settings();
      inbox.add(new Occurrence.Looked(seen));
    } catch (ActivityFailure e) {
      throw stuck(e);
    }
  }

  /** Fails the task and not the workflow: a lead waits for the mended code, and never falls out. */
  private static IllegalStateException stuck(ActivityFailure failure) {
    return new IllegalStateException("the store refuses for good", failure);
  }

  /**
   * @return false for an outbox entry that was heard before
   */
  private boolean remember(String entryId) {
    boolean isNew = heard.add(entryId);
    if (heard.size() > HEARD_KEPT) {
      heard.removeFirst();
    }
    return isNew;
  }

  private void send(VerificationRequest request) {
    messagesUnderway++;
    Async.function(mails::sendVerification, request)
        .handle(
            (result, failure) -> {
              messagesUnderway--;
              inbox.add(settled(request, result, failure));
              return result;
            });
  }

  private static Occurrence settled(
      VerificationRequest request,
      @Nullable VerificationResult result,
      @Nullable RuntimeException failure) {
    if (failure == null && result != null) {
      return new Occurrence.MailSettled(request, result);
    }
    StepFailure why = StepFailure.of(failure);
    return new Occurrence.MailFailed(request, why.id(), why.cause());
  }

  private void send(NoticeRequest request) {
    NoticeActivities sender =
        switch (request.channel()) {
          case EMAIL -> notices;
          case SMS -> texts;
        };
    messagesUnderway++;
    Async.function(sender::sendNotice, request)
        .handle(
            (result, failure) -> {
              messagesUnderway--;
              inbox.add(settled(request, result, failure));
              return result;
            });
  }

  private static Occurrence settled(
      NoticeRequest request, @Nullable NoticeResult result, @Nullable RuntimeException failure) {
    if (failure == null && result != null) {
      return new Occurrence.NoticeSettled(request, result);
    }
    StepFailure why = StepFailure.of(failure);
    return new Occurrence.NoticeFailed(request, why.id(), why.cause());
  }

  private void showStage() {
    String stage = state.stage().name();
    String shown = Workflow.getTypedSearchAttributes().get(SearchAttributes.LEAD_STAGE);
    if (!stage.equals(shown)) {
      Workflow.upsertTypedSearchAttributes(SearchAttributes.LEAD_STAGE.valueSet(stage));
    }
  }

  private static Instant now() {
    return Instant.ofEpochMilli(Workflow.currentTimeMillis());
  }

  @Override
  public void signUp(LeadEvent.SignedUp event) {
    hear(event);
  }

  @Override
  public void confirm(LeadEvent.Confirmed event) {
    hear(event);
  }

  @Override
  public void resendVerification(LeadEvent.ResendRequested event) {
    hear(event);
  }

  @Override
  public void unsubscribe(LeadEvent.Unsubscribed event) {
    hear(event);
  }

  @Override
  public void complain(LeadEvent.Complained event) {
    hear(event);
  }

  @Override
  public void bounce(LeadEvent.Bounced event) {
    hear(event);
  }

  @Override
  public void retryStep(LeadEvent.StepRetried event) {
    hear(event);
  }

  @Override
  public void engaged(LeadEvent.Engaged event) {
    hear(event);
  }

  @Override
  public void deliveryFailing(LeadEvent.DeliveryFailing event) {
    hear(event);
  }

  @Override
  public void deliveryRestored(LeadEvent.DeliveryRestored event) {
    hear(event);
  }

  @Override
  public void smsStop(LeadEvent.SmsStopped event) {
    hear(event);
  }

  @Override
  public void smsStart(LeadEvent.SmsStarted event) {
    hear(event);
  }

  @Override
  public void pause(LeadEvent.PauseRequested event) {
    hear(event);
  }

  @Override
  public void resume(LeadEvent.ResumeRequested event) {
    hear(event);
  }

  @Override
  public void keep(LeadEvent.Kept event) {
    hear(event);
  }

  @Override
  public void changeAddress(LeadEvent.AddressChangeRequested event) {
    hear(event);
  }

  @Override
  public void confirmAddress(LeadEvent.AddressConfirmed event) {
    hear(event);
  }

  @Override
  public void preferences(LeadEvent.PreferencesChanged event) {
    hear(event);
  }

  @Override
  public void erase(LeadEvent.EraseRequested event) {
    hear(event);
  }

  private void hear(LeadEvent event) {
    inbox.add(new Occurrence.Heard(event));
  }

  @Override
  public LeadState state() {
    return state;
  }
}
