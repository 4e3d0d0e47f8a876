package io.leadline.activities.job;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** What an attempt left behind: the stack trace of its failure and its last 100 log lines. */
public record TryDetail(@Nullable String stackTrace, List<String> lines) {}
