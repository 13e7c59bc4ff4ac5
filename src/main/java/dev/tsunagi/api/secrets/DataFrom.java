package dev.tsunagi.api.secrets;

import module java.base;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.tsunagi.api.common.Completed;
import org.jspecify.annotations.Nullable;

/// Many keys of the target at once. Exactly one of `extract`, `find` and a generator is meant to be
/// given.
///
/// @param extract every member of one JSON secret
/// @param find every secret that matches
/// @param rewrite steps that rename or merge the keys that were found, in order
@JsonInclude(JsonInclude.Include.NON_EMPTY)
public record DataFrom(
    @Nullable RemoteRef extract,
    @Nullable Find find,
    List<Rewrite> rewrite,
    @Nullable SourceRef sourceRef) {

  public DataFrom {
    rewrite = Completed.list(rewrite);
  }
}
