/**
 * How processes connect to Temporal and what they tell it: the standard variables, the encrypting
 * converter, and word of jobs that ended.
 */
package io.leadline.activities.temporal;
