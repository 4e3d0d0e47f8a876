/** How processes connect to Temporal: the standard variables and the encrypting converter. */
package io.leadline.activities.temporal;
