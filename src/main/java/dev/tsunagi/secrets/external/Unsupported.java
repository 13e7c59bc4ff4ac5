package dev.tsunagi.secrets.external;

import module java.base;

import dev.tsunagi.api.secrets.DataFrom;
import dev.tsunagi.api.secrets.ExternalSecretSpec;
import dev.tsunagi.api.secrets.SourceRef;
import org.jspecify.annotations.Nullable;

/// The fields of ESO's API that this version does not act on yet. To ignore one silently would make
/// another Secret than the user asked for, so each is refused by its path.
final class Unsupported {

  private Unsupported() {}

  static List<String> paths(ExternalSecretSpec spec) {
    var found = new ArrayList<String>();
    for (var i = 0; i < spec.dataFrom().size(); i++) {
      dataFrom("spec.dataFrom[" + i + "]", spec.dataFrom().get(i), found);
    }
    return List.copyOf(found);
  }

  private static void dataFrom(String path, DataFrom entry, List<String> found) {
    when(generates(entry.sourceRef()), path + ".sourceRef.generatorRef", found);
  }

  private static boolean generates(@Nullable SourceRef source) {
    return source != null && source.generatorRef() != null;
  }

  private static void when(boolean used, String path, List<String> found) {
    if (used) {
      found.add(path);
    }
  }
}
