package io.leadline.activities.stats;

import io.leadline.activities.lead.LeadStore;
import io.leadline.activities.lead.Transitions;
import io.leadline.activities.message.DatedMessages;
import io.leadline.activities.message.MessageLedger;
import io.leadline.activities.message.Messages;

/** What a roll-up counts from and where it stores its days. */
public record RollUpStores(
    MessageLedger ledger,
    Messages messages,
    DatedMessages dated,
    Transitions transitions,
    LeadStore leads,
    DailyStats days) {}
