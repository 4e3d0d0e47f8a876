/** Settings of the starter's processes, read once from the environment. */
@NullMarked
package io.leadline.starter.config;

import org.jspecify.annotations.NullMarked;
