package dev.tsunagi.migrate;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tsunagi.manifest.Manifest;

/// Admission webhooks of those who go: while one is configured and nobody answers, nothing that it
/// guards can be changed, not by us either.
final class WebhookCheck {

  private static final Set<String> KINDS =
      Set.of("ValidatingWebhookConfiguration", "MutatingWebhookConfiguration");

  private WebhookCheck() {}

  static Stream<Finding> look(Scene at) {
    return at.all().all().stream()
        .filter(seen -> KINDS.contains(seen.found().subject().kind()))
        .flatMap(WebhookCheck::look);
  }

  private static Stream<Finding> look(Seen<Manifest.Found> configuration) {
    var webhooks = configuration.found().tree().path("webhooks");
    return IntStream.range(0, webhooks.size())
        .filter(i -> !guarded(webhooks.path(i)).isEmpty())
        .mapToObj(i -> look(configuration, webhooks.path(i), "webhooks[" + i + "]"));
  }

  private static Finding look(Seen<Manifest.Found> configuration, JsonNode webhook, String path) {
    var what = String.join(", ", guarded(webhook));
    if (webhook.path("failurePolicy").asText("Fail").equals("Ignore")) {
      return configuration.note(
          Rule.WEBHOOK, path, "%s: asked, and ignored when away".formatted(what));
    }
    var subject = configuration.found().subject();
    return configuration.decide(
        Rule.WEBHOOK,
        path,
        "once nobody answers for %s, every change of %s is refused, those of Tsunagi as well"
            .formatted(webhook.path("name").asText(), what),
        "together with the operator that it belongs to: kubectl delete %s %s"
            .formatted(subject.kind().toLowerCase(Locale.ROOT), subject.name()));
  }

  /// What it guards of the groups that matter.
  private static SortedSet<String> guarded(JsonNode webhook) {
    var all = new TreeSet<String>();
    for (var rule : webhook.path("rules")) {
      if (rule.path("apiGroups").valueStream().anyMatch(g -> Groups.ALL.contains(g.asText()))) {
        rule.path("resources").forEach(resource -> all.add(resource.asText()));
      }
    }
    return all;
  }
}
