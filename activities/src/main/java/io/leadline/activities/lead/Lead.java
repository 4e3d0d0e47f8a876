package io.leadline.activities.lead;

import io.leadline.workflows.lead.Channel;
import io.leadline.workflows.lead.LeadStage;
import io.leadline.workflows.lead.LeadState;
import io.leadline.workflows.lead.Strength;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A lead as stored: who it is and what it wants (owned by the sign-up and its pages), beside the
 * projection of its life (owned by its workflow).
 *
 * <p>Of a lead that was forgotten only ids, hash, dates and life are left; its {@code email} is
 * empty.
 *
 * @param id 16 characters of {@code [a-z2-7]}, random
 * @param emailHash keyed hash of the normalised address, unique
 * @param phone E.164
 * @param timeZone where its local send time is
 * @param consents every opt-in, oldest first; the last one belongs to {@code epoch}
 * @param epoch counts the opt-ins; ahead of {@code life().epoch()} until the workflow has heard
 * @param pendingAddress the address that is to replace {@code email}, once it is proved
 * @param life projection of the workflow's state
 */
public record Lead(
    String id,
    String email,
    String emailHash,
    @Nullable String phone,
    @Nullable String phoneHash,
    Interest interest,
    Frequency frequency,
    ZoneId timeZone,
    @Nullable String externalId,
    List<ConsentRecord> consents,
    int epoch,
    @Nullable PendingAddress pendingAddress,
    List<FormerAddress> formerAddresses,
    LeadEngagement engagement,
    Instant createdAt,
    LeadState life) {

  private static final String ERASED = "erased-";

  /** Whether the workflow has not heard of the running opt-in yet. */
  public boolean awaitsWorkflow() {
    return epoch > life.epoch();
  }

  /** Whether the address of the running opt-in is still to be proved. */
  public boolean awaitsProof() {
    return awaitsWorkflow()
        || life.stage() == LeadStage.NEW
        || life.stage() == LeadStage.VERIFYING
        || (life.stage().isLiving() && life.email().pending());
  }

  /** Whether the lead receives alerts. */
  public boolean active() {
    return !awaitsWorkflow() && life.stage() == LeadStage.ACTIVE;
  }

  /** Whether the life of the running opt-in is over, so that nothing may be sent for it. */
  public boolean ended() {
    return !awaitsWorkflow()
        && (life.stage() == LeadStage.CLOSED || life.stage() == LeadStage.ERASED);
  }

  /** Whether it was erased at its request: nothing brings its data back. */
  public boolean isErased() {
    return emailHash.startsWith(ERASED);
  }

  /** Whether its data is gone, for whatever reason. */
  public boolean isForgotten() {
    return email.isEmpty();
  }

  /** The opt-in that {@code epoch} counts. */
  public ConsentRecord consent() {
    return consents.getLast();
  }

  /**
   * This lead after the sign-up {@code renewed}: everything the lead tells of itself is taken from
   * there, identity and life stay.
   */
  public Lead renewedBy(Lead renewed) {
    return with(
        copy -> {
          copy.email = renewed.email;
          copy.phone = renewed.phone;
          copy.phoneHash = renewed.phoneHash;
          copy.interest = renewed.interest;
          copy.timeZone = renewed.timeZone;
          copy.externalId = renewed.externalId;
          copy.consents = renewed.consents;
          copy.epoch = renewed.epoch;
        });
  }

  /** This lead with other proofs of consent. */
  public Lead withConsents(List<ConsentRecord> changed) {
    return with(copy -> copy.consents = changed);
  }

  /** This lead with that opt-in confirmed at that moment or earlier. */
  public Lead confirmed(int confirmedEpoch, Instant at) {
    return withConsents(
        consents.stream()
            .map(consent -> consent.epoch() == confirmedEpoch ? consent.confirmed(at) : consent)
            .toList());
  }

  /** This lead with one more opt-in. */
  public Lead inEpoch(int opened, List<ConsentRecord> all) {
    return with(
        copy -> {
          copy.epoch = opened;
          copy.consents = List.copyOf(all);
        });
  }

  /** This lead with another projection of its life. */
  public Lead withLife(LeadState changed) {
    return with(copy -> copy.life = changed);
  }

  public Lead withPreferences(Preferences preferences) {
    return with(
        copy -> {
          copy.interest = preferences.interest();
          copy.timeZone = preferences.timeZone();
          copy.frequency = preferences.frequency();
        });
  }

  public Preferences preferences() {
    return new Preferences(interest, timeZone, frequency);
  }

  /** This lead after one more engagement. */
  public Lead engaged(Strength strength, Instant at) {
    return with(copy -> copy.engagement = engagement.with(strength, at));
  }

  /** This lead with the proof that it agreed to text messages, beside the running opt-in. */
  public Lead agreedToTexts(String text, Instant at) {
    List<ConsentRecord> all = new ArrayList<>(consents);
    ConsentRecord given = new ConsentRecord(epoch, false, true, text, null, at, at);
    if (!all.contains(given)) {
      all.add(all.size() - 1, given);
    }
    return withConsents(List.copyOf(all));
  }

  /** This lead with another number for text messages. */
  public Lead withPhone(String e164, String hash) {
    return with(
        copy -> {
          copy.phone = e164;
          copy.phoneHash = hash;
        });
  }

  /** This lead while another address waits for its proof; the newest request holds. */
  public Lead awaiting(PendingAddress address) {
    boolean stale = pendingAddress != null && pendingAddress.version() >= address.version();
    return stale || addressVersion() >= address.version()
        ? this
        : with(copy -> copy.pendingAddress = address);
  }

  /** This lead with its pending address of that version in use; unchanged for any other version. */
  public Lead adopting(int version) {
    PendingAddress pending = pendingAddress;
    return pending == null || pending.version() != version
        ? this
        : with(
            copy -> {
              copy.formerAddresses = formerBefore(version);
              copy.email = pending.email();
              copy.emailHash = pending.emailHash();
              copy.pendingAddress = null;
            });
  }

  private List<FormerAddress> formerBefore(int successor) {
    List<FormerAddress> all = new ArrayList<>(formerAddresses);
    all.add(new FormerAddress(addressVersion(), emailHash, successor));
    return List.copyOf(all);
  }

  /** Version of the address in use; ahead of the workflow's until that has heard of it. */
  public int addressVersion() {
    return formerAddresses.isEmpty()
        ? life.addressVersion()
        : formerAddresses.getLast().successor();
  }

  /** Whether the address with that version is or was in use after another. */
  public boolean hasAdopted(int version) {
    return formerAddresses.stream().anyMatch(former -> former.successor() == version);
  }

  /** Keyed hash of the address that had that version; empty for one that was never in use. */
  public Optional<String> addressHash(int version) {
    Optional<String> former =
        formerAddresses.stream()
            .filter(address -> address.version() == version)
            .map(FormerAddress::emailHash)
            .findFirst();
    return former.or(() -> version == addressVersion() ? Optional.of(emailHash) : Optional.empty());
  }

  /** This lead without an address that was not proved; {@code null} drops whatever waits. */
  public Lead dropping(@Nullable Integer waitedFor) {
    boolean dropped =
        pendingAddress != null && (waitedFor == null || pendingAddress.version() != waitedFor);
    return dropped ? with(copy -> copy.pendingAddress = null) : this;
  }

  /** What may be kept of a lead whose data is due: its address hash, dates and life. */
  public Lead forgotten() {
    return with(
        copy -> {
          copy.email = "";
          copy.phone = null;
          copy.phoneHash = null;
          copy.interest = Interest.NONE;
          copy.externalId = null;
          copy.pendingAddress = null;
          copy.engagement = LeadEngagement.NONE;
          copy.consents = consents.stream().map(ConsentRecord::withoutOrigin).toList();
        });
  }

  /**
   * What stays of a lead that was erased at its request: not even the hash, so that the address is
   * free for another lead.
   */
  public Lead erased() {
    return forgotten()
        .with(
            copy -> {
              copy.emailHash = ERASED + id;
              copy.formerAddresses = List.of();
            });
  }

  /** Whether an opt-in was confirmed later than that: a withdrawal of then is overruled. */
  public boolean optedInAgainAfter(Channel channel, Instant at) {
    return consents.stream()
        .filter(channel == Channel.EMAIL ? ConsentRecord::email : ConsentRecord::sms)
        .map(ConsentRecord::confirmedAt)
        .anyMatch(confirmed -> confirmed != null && confirmed.isAfter(at));
  }

  private Lead with(Consumer<Copy> change) {
    Copy copy = new Copy(this);
    change.accept(copy);
    return copy.lead();
  }

  /** What may change of a lead, while it is changed. */
  private static final class Copy {
    private final Lead before;
    private String email;
    private String emailHash;
    private @Nullable String phone;
    private @Nullable String phoneHash;
    private Interest interest;
    private Frequency frequency;
    private ZoneId timeZone;
    private @Nullable String externalId;
    private List<ConsentRecord> consents;
    private int epoch;
    private @Nullable PendingAddress pendingAddress;
    private List<FormerAddress> formerAddresses;
    private LeadEngagement engagement;
    private LeadState life;

    Copy(Lead lead) {
      before = lead;
      email = lead.email;
      emailHash = lead.emailHash;
      phone = lead.phone;
      phoneHash = lead.phoneHash;
      interest = lead.interest;
      frequency = lead.frequency;
      timeZone = lead.timeZone;
      externalId = lead.externalId;
      consents = lead.consents;
      epoch = lead.epoch;
      pendingAddress = lead.pendingAddress;
      formerAddresses = lead.formerAddresses;
      engagement = lead.engagement;
      life = lead.life;
    }

    Lead lead() {
      return new Lead(
          before.id,
          email,
          emailHash,
          phone,
          phoneHash,
          interest,
          frequency,
          timeZone,
          externalId,
          consents,
          epoch,
          pendingAddress,
          formerAddresses,
          engagement,
          before.createdAt,
          life);
    }
  }
}
