package dev.tsunagi.simulator.mysql;

import module java.base;

/// A statement, word by word.
final class Words {

  /// A text, a quoted name, a word or number, or a single sign.
  private static final Pattern WORD =
      Pattern.compile(
          "\\s*(?:'((?:[^'\\\\]|''|\\\\.)*)'|`((?:[^`]|``)*)`|([\\w@$]+)|(\\S))", Pattern.DOTALL);

  private final List<Word> all;
  private int at;

  private enum Sort {
    TEXT,
    NAME,
    PLAIN,
    SIGN
  }

  private record Word(Sort sort, String text) {}

  private Words(List<Word> all) {
    this.all = all;
  }

  static Words of(String sql) {
    var all = new ArrayList<Word>();
    var matcher = WORD.matcher(sql.strip());
    while (matcher.lookingAt()) {
      all.add(word(matcher));
      matcher.region(matcher.end(), matcher.regionEnd());
    }
    return new Words(all);
  }

  private static Word word(Matcher matcher) {
    if (matcher.group(1) != null) {
      var text = matcher.group(1).replace("''", "'").replaceAll("\\\\(.)", "$1");
      return new Word(Sort.TEXT, text);
    }
    if (matcher.group(2) != null) {
      return new Word(Sort.NAME, matcher.group(2).replace("``", "`"));
    }
    return matcher.group(3) != null
        ? new Word(Sort.PLAIN, matcher.group(3))
        : new Word(Sort.SIGN, matcher.group(4));
  }

  /// Takes these words if they come next; a sign is a word of its own.
  boolean take(String words) {
    var wanted = words.split(" ", -1);
    for (var i = 0; i < wanted.length; i++) {
      if (at + i >= all.size() || !is(all.get(at + i), wanted[i])) {
        return false;
      }
    }
    at += wanted.length;
    return true;
  }

  private static boolean is(Word word, String wanted) {
    return (word.sort() == Sort.PLAIN || word.sort() == Sort.SIGN)
        && word.text().equalsIgnoreCase(wanted);
  }

  void expect(String words) {
    if (!take(words)) {
      throw SqlError.syntax(at < all.size() ? all.get(at).text() : "the end");
    }
  }

  boolean isAtEnd() {
    return at >= all.size() || (at == all.size() - 1 && is(all.get(at), ";"));
  }

  String name() {
    return next(Set.of(Sort.NAME, Sort.PLAIN));
  }

  /// A text or a number.
  String value() {
    return next(Set.of(Sort.TEXT, Sort.PLAIN));
  }

  private String next(Set<Sort> sorts) {
    if (at >= all.size() || !sorts.contains(all.get(at).sort())) {
      throw SqlError.syntax(at < all.size() ? all.get(at).text() : "the end");
    }
    return all.get(at++).text();
  }

  /// Whatever comes next, up to one of these signs or words.
  String until(String... ends) {
    var words = new ArrayList<String>();
    while (at < all.size() && Stream.of(ends).noneMatch(end -> is(all.get(at), end))) {
      words.add(all.get(at++).text());
    }
    return String.join(" ", words);
  }

  <T> List<T> list(Supplier<T> one) {
    var found = new ArrayList<T>();
    do {
      found.add(one.get());
    } while (take(","));
    return found;
  }
}
