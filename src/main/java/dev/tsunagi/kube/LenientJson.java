package dev.tsunagi.kube;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.api.common.CheckedResource;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/// JSON as the operator's Kubernetes client reads and writes it: no object can break a list or a
/// watch, which would stop the informer and, by JOSDK's default, the process.
///
/// What cannot be read is left out; a [CheckedResource] then knows what it was, and so do its
/// copies.
public final class LenientJson extends KubernetesSerialization {

  /// As deep as an API server lets an object be, with room to spare.
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder().maxNestingDepth(12_000).build();

  public LenientJson() {
    super(mapper(), true);
  }

  @Override
  public <T> T clone(T original) {
    return original instanceof CheckedResource<?, ?> resource
        ? copy(original, resource)
        : super.clone(original);
  }

  @SuppressWarnings("unchecked") // a copy is of the class of its original
  private static <T> T copy(T original, CheckedResource<?, ?> resource) {
    return (T) original.getClass().cast(resource.copy());
  }

  /// Names are not kept in a table: it would have an entry for each that was ever read, among them
  /// `k:{"uid":…}` of each owner in `managedFields`, and be copied whenever there is a new one. It
  /// was a third of all that an operator at work allocated.
  private static JsonMapper mapper() {
    var factory =
        JsonFactory.builder()
            .streamReadConstraints(CONSTRAINTS)
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();
    return JsonMapper.builder(factory)
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .enable(DeserializationFeature.READ_UNKNOWN_ENUM_VALUES_AS_NULL)
        .addModule(CheckedReading.module())
        .addHandler(new LeaveOut())
        .build();
  }
}
