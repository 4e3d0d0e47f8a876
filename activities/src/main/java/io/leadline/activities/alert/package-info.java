/**
 * The daily alerts: who is due when, which postings are shown, what became of every slot, and the
 * batch run over them.
 */
@NullMarked
package io.leadline.activities.alert;

import org.jspecify.annotations.NullMarked;
