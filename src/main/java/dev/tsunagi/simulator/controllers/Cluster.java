package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.OwnerReference;
import io.fabric8.kubernetes.api.model.OwnerReferenceBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.client.KubernetesClient;

/// What controllers share: the API, the time, and the ways to own, to make pods and to tell.
record Cluster(KubernetesClient client, Clock clock) {

  String now() {
    return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
  }

  static boolean controls(HasMetadata owner, HasMetadata owned) {
    return owned.getMetadata().getOwnerReferences().stream()
        .anyMatch(
            reference ->
                Boolean.TRUE.equals(reference.getController())
                    && reference.getUid().equals(owner.getMetadata().getUid()));
  }

  static OwnerReference controller(HasMetadata owner) {
    return new OwnerReferenceBuilder()
        .withApiVersion(owner.getApiVersion())
        .withKind(owner.getKind())
        .withName(owner.getMetadata().getName())
        .withUid(owner.getMetadata().getUid())
        .withController(true)
        .withBlockOwnerDeletion(true)
        .build();
  }

  /// The pods that an object controls and that are not going, the oldest first.
  List<Pod> pods(HasMetadata owner) {
    return client.pods().inNamespace(owner.getMetadata().getNamespace()).list().getItems().stream()
        .filter(pod -> controls(owner, pod))
        .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
        .sorted(
            Comparator.comparing((Pod pod) -> pod.getMetadata().getCreationTimestamp())
                .thenComparing(pod -> pod.getMetadata().getName()))
        .toList();
  }

  /// A pod of the template; its name begins with the owner's unless it is given.
  void createPod(
      HasMetadata owner, PodTemplateSpec template, String name, UnaryOperator<PodBuilder> more) {
    var metadata = metadata(owner, template.getMetadata());
    if (name.isEmpty()) {
      metadata.setGenerateName(owner.getMetadata().getName() + "-");
    } else {
      metadata.setName(name);
    }
    var pod = new PodBuilder().withMetadata(metadata).withSpec(template.getSpec());
    client.resource(more.apply(pod).build()).create();
  }

  /// Metadata of something that `owner` controls, with the labels and annotations of a template.
  static ObjectMeta metadata(HasMetadata owner, ObjectMeta template) {
    var given = template == null ? new ObjectMeta() : template;
    return new ObjectMetaBuilder()
        .withNamespace(owner.getMetadata().getNamespace())
        .withLabels(copy(given.getLabels()))
        .withAnnotations(copy(given.getAnnotations()))
        .withOwnerReferences(controller(owner))
        .build();
  }

  static Map<String, String> copy(Map<String, String> map) {
    return map == null ? new TreeMap<>() : new TreeMap<>(map);
  }

  void normal(HasMetadata about, String reason, String message) {
    event(about, "Normal", reason, message);
  }

  void warn(HasMetadata about, String reason, String message) {
    event(about, "Warning", reason, message);
  }

  /// For what is looked at every second.
  void warnOnce(HasMetadata about, String reason, String message) {
    var events = client.v1().events().inNamespace(about.getMetadata().getNamespace());
    if (events.withName(eventName(about, reason, message)).get() == null) {
      warn(about, reason, message);
    }
  }

  private static String eventName(HasMetadata about, String reason, String message) {
    var metadata = about.getMetadata();
    return metadata.getName() + "." + hash(metadata.getUid() + reason + message);
  }

  /// One event for each object and reason: a repetition only counts.
  private void event(HasMetadata about, String type, String reason, String message) {
    var metadata = about.getMetadata();
    var name = eventName(about, reason, message);
    var events = client.v1().events().inNamespace(metadata.getNamespace());
    var known = events.withName(name).get();
    if (known != null) {
      events
          .withName(name)
          .edit(
              e ->
                  new EventBuilder(e).withCount(e.getCount() + 1).withLastTimestamp(now()).build());
      return;
    }
    events
        .resource(
            new EventBuilder()
                .withNewMetadata()
                .withName(name)
                .withNamespace(metadata.getNamespace())
                .endMetadata()
                .withNewInvolvedObject()
                .withApiVersion(about.getApiVersion())
                .withKind(about.getKind())
                .withName(metadata.getName())
                .withNamespace(metadata.getNamespace())
                .withUid(metadata.getUid())
                .endInvolvedObject()
                .withType(type)
                .withReason(reason)
                .withMessage(message)
                .withCount(1)
                .withFirstTimestamp(now())
                .withLastTimestamp(now())
                .withNewSource("simulated-cluster", "")
                .build())
        .create();
  }

  /// Ten letters and digits that stand for a text, as in the names of ReplicaSets.
  static String hash(String text) {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return new BigInteger(1, digest).toString(32).substring(0, 10);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
