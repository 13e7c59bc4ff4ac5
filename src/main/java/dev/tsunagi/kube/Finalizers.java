package dev.tsunagi.kube;

import module java.base;

import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;

/// Adds finalizers to objects of others and takes them away, and sends nothing else of them.
public final class Finalizers {

  private static final PatchContext MERGE = PatchContext.of(PatchType.JSON_MERGE);
  private static final JsonMapper JSON = new JsonMapper();
  private static final int TRIES = 5;

  private final KubernetesClient client;

  public Finalizers(KubernetesClient client) {
    this.client = client;
  }

  /// Does nothing to what is being deleted: it takes no more.
  public void add(HasMetadata object, String finalizer) {
    change(object, before -> before.contains(finalizer) ? before : with(before, finalizer));
  }

  public void remove(HasMetadata object, String finalizer) {
    change(object, before -> before.stream().filter(f -> !f.equals(finalizer)).toList());
  }

  private static List<String> with(List<String> before, String finalizer) {
    return Stream.concat(before.stream(), Stream.of(finalizer)).toList();
  }

  /// Bound to the version that was read, so that it goes over nobody's finalizer.
  private void change(HasMetadata object, UnaryOperator<List<String>> change) {
    var doing = "change the finalizers of %s".formatted(object.getMetadata().getName());
    for (var i = 0; i < TRIES; i++) {
      try {
        change(client.resource(object), object.getMetadata().getUid(), change);
        return;
      } catch (KubernetesClientException e) {
        if (e.getCode() == 404) {
          return;
        }
        if (e.getCode() != 409) {
          throw KubeFailures.of(e, doing);
        }
      }
    }
    throw new FailureException(new Failure.Conflict("could not " + doing + ": it keeps changing"));
  }

  private static <T extends HasMetadata> void change(
      Resource<T> resource, String uid, UnaryOperator<List<String>> change) {
    var live = resource.get();
    if (live == null || !uid.equals(live.getMetadata().getUid())) {
      return;
    }
    var before = live.getMetadata().getFinalizers();
    var after = change.apply(before);
    if (after.size() > before.size() && live.isMarkedForDeletion()) {
      return;
    }
    if (!after.equals(before)) {
      var metadata = JSON.createObjectNode();
      metadata.put("resourceVersion", live.getMetadata().getResourceVersion());
      after.forEach(metadata.putArray("finalizers")::add);
      var patch = JSON.createObjectNode();
      patch.set("metadata", metadata);
      resource.patch(MERGE, patch.toString());
    }
  }

  /// Leaves the object with these finalizers and nothing else changed. Fails with a conflict if it
  /// changed since it was read; that it has gone meanwhile is no failure.
  public void replace(HasMetadata object, List<String> finalizers) {
    var metadata = object.getMetadata();
    var patch =
        Map.of(
            "metadata",
            Map.of("resourceVersion", metadata.getResourceVersion(), "finalizers", finalizers));
    try {
      var _ =
          client.resource(object).patch(MERGE, client.getKubernetesSerialization().asJson(patch));
    } catch (KubernetesClientException e) {
      if (e.getCode() != 404) {
        throw KubeFailures.of(
            e,
            "change the finalizers of %s \"%s\"".formatted(object.getKind(), metadata.getName()));
      }
    }
  }
}
