package io.leadline.activities.spelling;

/** Counts what was mistyped: insertions, deletions, substitutions and swaps of neighbours. */
public final class EditDistance {
  private static final int SHORTEST = 5;
  private static final int LONG = 8;

  private EditDistance() {}

  /**
   * How many edits may lie between a word and what was typed for it: none in words below five
   * letters, which lie one letter from too many others, one below eight, two in longer ones.
   */
  public static int allowed(String meant) {
    if (meant.length() < SHORTEST) {
      return 0;
    }
    return meant.length() < LONG ? 1 : 2;
  }

  /** How many edits turn one into the other. */
  public static int between(CharSequence a, CharSequence b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      d[i][0] = i;
    }
    for (int j = 0; j <= b.length(); j++) {
      d[0][j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int differs = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(Math.min(d[i - 1][j], d[i][j - 1]) + 1, d[i - 1][j - 1] + differs);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }
}
