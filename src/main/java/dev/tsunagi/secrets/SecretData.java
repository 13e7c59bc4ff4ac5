package dev.tsunagi.secrets;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// Named secret values, sorted by name: what a pipeline stage takes and gives, and what ends up in
/// `Secret.data`. Prints names only.
public record SecretData(SortedMap<String, SecretValue> values) {

  public static final SecretData EMPTY = new SecretData(new TreeMap<>());

  public SecretData {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
  }

  public static SecretData of(Map<String, SecretValue> values) {
    return new SecretData(new TreeMap<>(values));
  }

  public static SecretData ofTexts(Map<String, String> texts) {
    var values = new TreeMap<String, SecretValue>();
    texts.forEach((name, text) -> values.put(name, SecretValue.of(text)));
    return new SecretData(values);
  }

  /// This data with that of `later` laid over it: on equal names the later one wins.
  public SecretData overlaidWith(SecretData later) {
    var all = new TreeMap<>(values);
    all.putAll(later.values);
    return new SecretData(all);
  }

  public boolean isEmpty() {
    return values.isEmpty();
  }

  public Set<String> names() {
    return values.keySet();
  }

  @Override
  public String toString() {
    return "SecretData" + names();
  }
}
