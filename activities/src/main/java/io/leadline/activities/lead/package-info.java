/**
 * Leads: who they are, what they allowed, and how facts about them are kept before their workflows
 * hear of them.
 */
@NullMarked
package io.leadline.activities.lead;

import org.jspecify.annotations.NullMarked;
