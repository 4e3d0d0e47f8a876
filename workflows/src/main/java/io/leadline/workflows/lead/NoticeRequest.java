package io.leadline.workflows.lead;

import java.time.LocalDate;

/**
 * Which notice to send.
 *
 * @param ordinal tells notices of a kind apart, see {@link NoticeKind}
 * @param date UTC date of the decision: part of the message's identity, so that a step that is
 *     tried again, however late, is the same message
 */
public record NoticeRequest(
    String leadId, int epoch, NoticeKind kind, Channel channel, int ordinal, LocalDate date) {}
