package io.leadline.activities.stats;

/**
 * How far the leads got that signed up for the first time in a period, until now; each step counts
 * whoever reached it. The field names are outward.
 *
 * @param signedUp whose life began in the period
 * @param verified that were active at some time: the address was proved
 * @param alerted that were sent an alert
 * @param clicked that followed a link of an alert, as far as one can tell people from machines
 * @param stillActive that are active now
 */
public record Funnel(long signedUp, long verified, long alerted, long clicked, long stillActive) {}
