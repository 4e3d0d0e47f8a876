/** The commands of the launcher that concern the local stack. */
@NullMarked
package io.leadline.sandbox.command;

import org.jspecify.annotations.NullMarked;
