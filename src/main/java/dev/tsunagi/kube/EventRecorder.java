package dev.tsunagi.kube;

import module java.base;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectReference;
import io.fabric8.kubernetes.api.model.ObjectReferenceBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Publishes Kubernetes events, each once: the same thing said again about the same object is not
/// news.
public final class EventRecorder {

  private static final Logger LOG = LoggerFactory.getLogger(EventRecorder.class);
  private static final int REMEMBERED = 20_000;
  private static final int LONGEST_MESSAGE = 1024;

  private final KubernetesClient client;
  private final Clock clock;
  private final String component;
  private final Map<String, String> lastSaid =
      Collections.synchronizedMap(
          new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
              return size() > REMEMBERED;
            }
          });

  /// `component` is the source that `kubectl describe` shows.
  public EventRecorder(KubernetesClient client, Clock clock, String component) {
    this.client = client;
    this.clock = clock;
    this.component = component;
  }

  /// Says it. An event that cannot be written is logged and otherwise lost: it must never fail the
  /// work that it tells of.
  public void publish(HasMetadata about, boolean warning, String reason, String message) {
    if (isNews(about, warning, reason, message)) {
      try {
        write(about, warning ? "Warning" : "Normal", reason, shortened(message));
      } catch (KubernetesClientException e) {
        LOG.atDebug()
            .addKeyValue("reason", reason)
            .addKeyValue("status", e.getCode())
            .log("event lost");
      }
    }
  }

  /// A warning is news when it differs from the last one; anything else always is, and lets the
  /// next warning be news again.
  private boolean isNews(HasMetadata about, boolean warning, String reason, String message) {
    var uid = about.getMetadata().getUid();
    if (!warning) {
      lastSaid.remove(uid);
      return true;
    }
    var said = reason + "\n" + message;
    return !said.equals(lastSaid.put(uid, said));
  }

  private void write(HasMetadata about, String type, String reason, String message) {
    var now = clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    var reference = reference(about);
    var namespace = Objects.requireNonNullElse(reference.getNamespace(), "default");
    var event =
        new EventBuilder()
            .withNewMetadata()
            .withGenerateName(reference.getName() + ".")
            .withNamespace(namespace)
            .endMetadata()
            .withInvolvedObject(reference)
            .withType(type)
            .withReason(reason)
            .withMessage(message)
            .withFirstTimestamp(now)
            .withLastTimestamp(now)
            .withCount(1)
            .withNewSource()
            .withComponent(component)
            .endSource()
            .withReportingComponent(component)
            .build();
    client.v1().events().inNamespace(namespace).resource(event).create();
  }

  private static ObjectReference reference(HasMetadata about) {
    var metadata = about.getMetadata();
    return new ObjectReferenceBuilder()
        .withApiVersion(about.getApiVersion())
        .withKind(about.getKind())
        .withNamespace(metadata.getNamespace())
        .withName(metadata.getName())
        .withUid(metadata.getUid())
        .withResourceVersion(metadata.getResourceVersion())
        .build();
  }

  private static String shortened(String message) {
    if (message.length() <= LONGEST_MESSAGE) {
      return message;
    }
    var end = LONGEST_MESSAGE - 1;
    // Half a character would not survive the way to the API server.
    return message.substring(0, Character.isHighSurrogate(message.charAt(end - 1)) ? end - 1 : end)
        + "…";
  }
}
