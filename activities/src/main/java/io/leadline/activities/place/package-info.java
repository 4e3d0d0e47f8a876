/**
 * Where on earth a lead or a posting is: postal codes, cities and time zones, looked up offline.
 */
@NullMarked
package io.leadline.activities.place;

import org.jspecify.annotations.NullMarked;
