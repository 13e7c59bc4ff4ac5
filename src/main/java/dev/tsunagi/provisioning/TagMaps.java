package dev.tsunagi.provisioning;

import module java.base;

import org.jspecify.annotations.Nullable;

/// Tags as OCI takes them: an update replaces them all, so those of others go along with ours.
public final class TagMaps {

  private TagMaps() {}

  public static Map<String, String> over(
      @Nullable Map<String, String> there, Map<String, String> ours) {
    var all = new TreeMap<>(there == null ? Map.<String, String>of() : there);
    all.putAll(ours);
    return all;
  }

  public static Map<String, Map<String, Object>> overNested(
      @Nullable Map<String, Map<String, Object>> there, Map<String, Map<String, String>> ours) {
    var all = new TreeMap<String, Map<String, Object>>();
    if (there != null) {
      there.forEach((namespace, tags) -> all.put(namespace, new TreeMap<>(tags)));
    }
    ours.forEach(
        (namespace, tags) -> all.computeIfAbsent(namespace, _ -> new TreeMap<>()).putAll(tags));
    return all;
  }

  public static Map<String, Map<String, Object>> ofObjects(Map<String, Map<String, String>> ours) {
    return overNested(null, ours);
  }
}
