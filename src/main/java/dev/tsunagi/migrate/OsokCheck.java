package dev.tsunagi.migrate;

import module java.base;

import dev.tsunagi.api.provisioning.AutonomousDatabases;
import dev.tsunagi.api.provisioning.MySqlDbSystem;
import dev.tsunagi.api.provisioning.ProvisionedResource;
import dev.tsunagi.api.provisioning.ProvisionedSpec;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.manifest.Subject;
import dev.tsunagi.provisioning.ResourceModel;
import dev.tsunagi.provisioning.autonomous.AutonomousDatabasesReconciler;
import dev.tsunagi.provisioning.engine.Takeover;
import dev.tsunagi.provisioning.mysql.MySqlDbSystemReconciler;
import dev.tsunagi.provisioning.stream.StreamReconciler;
import java.util.stream.Stream;

/// Objects that stand for an OCI resource. OSOK finds that by its display name; we do not.
final class OsokCheck<S extends ProvisionedSpec> {

  private final Scene at;
  private final Seen<? extends ProvisionedResource<S>> seen;
  private final ResourceModel<S, ?> model;

  private OsokCheck(
      Scene at, Seen<? extends ProvisionedResource<S>> seen, ResourceModel<S, ?> model) {
    this.at = at;
    this.seen = seen;
    this.model = model;
  }

  static Stream<Finding> look(Scene at) {
    return Stream.of(
            kind(at, dev.tsunagi.api.provisioning.Stream.class, StreamReconciler.model()),
            kind(at, MySqlDbSystem.class, MySqlDbSystemReconciler.model()),
            kind(at, AutonomousDatabases.class, AutonomousDatabasesReconciler.model()))
        .flatMap(s -> s);
  }

  private static <S extends ProvisionedSpec, P extends ProvisionedResource<S>> Stream<Finding> kind(
      Scene at, Class<P> type, ResourceModel<S, ?> model) {
    return at.all().all(type).stream()
        .filter(seen -> !seen.isLeaving())
        .flatMap(seen -> new OsokCheck<>(at, seen, model).look());
  }

  /// The Secrets that OSOK's objects connect with.
  static Stream<Subject> secrets(Inventory all) {
    return Stream.of(
            secrets(all, dev.tsunagi.api.provisioning.Stream.class, StreamReconciler.model()),
            secrets(all, MySqlDbSystem.class, MySqlDbSystemReconciler.model()),
            secrets(all, AutonomousDatabases.class, AutonomousDatabasesReconciler.model()))
        .flatMap(s -> s);
  }

  private static <S extends ProvisionedSpec, P extends ProvisionedResource<S>>
      Stream<Subject> secrets(Inventory all, Class<P> type, ResourceModel<S, ?> model) {
    return all.all(type).stream()
        .map(Seen::object)
        .map(
            object ->
                new Subject(
                    "v1",
                    "Secret",
                    object.getMetadata().getNamespace(),
                    model.secretName(object.getSpec(), object.getMetadata().getName())));
  }

  private Stream<Finding> look() {
    var object = seen.object();
    var finalizer =
        object.getMetadata().getFinalizers().contains(Takeover.OSOK_FINALIZER)
            ? Stream.of(
                seen.note(
                    Rule.FINALIZER,
                    "metadata.finalizers",
                    "Tsunagi takes off OSOK's %s, and puts on its own"
                        .formatted(Takeover.OSOK_FINALIZER)))
            : Stream.<Finding>of();
    return Stream.concat(resource(), finalizer);
  }

  private Stream<Finding> resource() {
    return switch (Takeover.of(seen.object(), model)) {
      case Takeover.Refused(var why) -> Stream.of(refused(why));
      case Takeover.Bound(var id) ->
          with(
              seen.note(
                  Rule.BOUND,
                  "spec.id",
                  ("it uses %s %s, never deletes it, and changes what differs from the spec; to"
                          + " look only, set spec.managementPolicy: Observe")
                      .formatted(model.noun(), id)));
      case Takeover.Resumed(var id) ->
          with(
              seen.same(
                  Rule.RESUMED, "status.id", "it goes on with %s %s".formatted(model.noun(), id)));
      case Takeover.ByName _ ->
          with(
              seen.note(
                  Rule.BY_NAME,
                  "spec.adoptionPolicy",
                  "it takes over the only %s of its name, if that is nobody's, and tags it; if there"
                          .formatted(model.noun())
                      + " is none, it makes one"));
      case Takeover.Makes _ -> with(makes());
    };
  }

  private Stream<Finding> with(Finding finding) {
    return Stream.concat(Stream.of(finding), new ConnectionCheck(at, seen).look(secret()).stream());
  }

  private String secret() {
    return model.secretName(seen.object().getSpec(), seen.object().getMetadata().getName());
  }

  private Finding refused(Failure why) {
    var left = seen.object().getStatus().status().ocid();
    return why instanceof Failure.Refused && !left.isEmpty()
        ? seen.decide(
            Rule.OCID_NEEDED,
            "spec.id",
            why.message() + ". Until then nothing is changed, here or in OCI",
            "to use it and never delete it: %s; to own it: %s"
                .formatted(patch("id", left), patch("adoptionPolicy", "ByName")))
        : seen.blocked(Rule.REFUSED, "spec", why.message(), "correct it, as the message says");
  }

  private Finding makes() {
    return seen.decide(
        Rule.MAKES_ANOTHER,
        "status.status.ocid",
        ("nothing tells of a %s that OSOK found or made for it by its name: Tsunagi makes one"
                + " (and may make another of that name)")
            .formatted(model.noun()),
        "if there is one, name it before Tsunagi starts: " + patch("id", "<the OCID>"));
  }

  private String patch(String field, String value) {
    var subject = seen.found().subject();
    return "kubectl -n %s patch %s %s --type merge -p '{\"spec\":{\"%s\":\"%s\"}}'"
        .formatted(
            subject.namespace(),
            subject.kind().toLowerCase(Locale.ROOT),
            subject.name(),
            field,
            value);
  }
}
