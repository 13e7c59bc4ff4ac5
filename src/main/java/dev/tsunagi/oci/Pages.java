package dev.tsunagi.oci;

import module java.base;

import org.jspecify.annotations.Nullable;

/// What OCI lists in pages.
public final class Pages {

  private Pages() {}

  /// The items of all pages, of which the first has no token. They end where an answer names no
  /// next one: an empty page is not the end.
  public static <P, T> List<T> all(
      Function<@Nullable String, P> page,
      Function<P, List<T>> items,
      Function<P, @Nullable String> next) {
    var all = new ArrayList<T>();
    @Nullable String token = null;
    do {
      var answer = page.apply(token);
      all.addAll(items.apply(answer));
      token = next.apply(answer);
    } while (token != null && !token.isEmpty());
    return all;
  }
}
