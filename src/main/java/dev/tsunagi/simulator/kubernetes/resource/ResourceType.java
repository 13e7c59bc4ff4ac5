package dev.tsunagi.simulator.kubernetes.resource;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.simulator.kubernetes.schema.Schema;
import dev.tsunagi.simulator.kubernetes.status.ApiException.Subject;
import org.jspecify.annotations.Nullable;

/// One kind as served under one version.
///
/// @param traits what else is special about it, e.g. `status` when it has that subresource
/// @param lazySchema the schema of whole objects, made when first needed
/// @param definition the CRD's entry for this version; null for what is built in
public record ResourceType(
    String group,
    String version,
    Names names,
    boolean namespaced,
    Set<String> traits,
    Supplier<Schema> lazySchema,
    @Nullable JsonNode definition) {

  /// The names that users may call a kind by.
  public record Names(
      String plural,
      String singular,
      String kind,
      List<String> shortNames,
      List<String> categories) {}

  public String apiVersion() {
    return group.isEmpty() ? version : group + "/" + version;
  }

  public String plural() {
    return names.plural();
  }

  public String kind() {
    return names.kind();
  }

  /// Versions of one kind share their objects; so do the two event APIs.
  public String storageName() {
    var home = group.equals("events.k8s.io") ? "" : group;
    return home.isEmpty() ? plural() : plural() + "." + home;
  }

  public Schema schema() {
    return lazySchema.get();
  }

  public boolean has(String trait) {
    return traits.contains(trait);
  }

  public boolean isCustom() {
    return definition != null;
  }

  public boolean is(String kind, String inGroup) {
    return kind().equals(kind) && group.equals(inGroup);
  }

  /// What a refusal about the object `name` calls it.
  public Subject subject(String name) {
    return new Subject(group, plural(), name);
  }

  public Subject kindSubject(String name) {
    return new Subject(group, kind(), name);
  }
}
