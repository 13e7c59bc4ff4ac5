package dev.tsunagi.provisioning.stream;

import module java.base;

import com.oracle.bmc.streaming.model.KafkaSettings;
import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.provisioning.StreamPool;
import dev.tsunagi.api.provisioning.StreamSpec;
import dev.tsunagi.provisioning.Attributes;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Lifecycle;
import dev.tsunagi.provisioning.References;
import dev.tsunagi.provisioning.ResourceModel;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import org.jspecify.annotations.Nullable;

/// What there is to know about streams.
final class StreamModel implements ResourceModel<StreamSpec, ActualStream> {

  @Override
  public String noun() {
    return "stream";
  }

  @Override
  public List<SpecProblem> problems(StreamSpec spec) {
    var problems = new ArrayList<SpecProblem>();
    if (!spec.Id().isEmpty() && !spec.id().isEmpty() && !spec.Id().equals(spec.id())) {
      problems.add(new SpecProblem("spec.id", "names another stream than spec.Id", "the same"));
    }
    if (spec.boundId().isEmpty()
        && spec.compartmentId().isEmpty()
        && spec.streamPoolId().isEmpty()
        && !spec.streamPool().isGiven()) {
      problems.add(
          new SpecProblem(
              "spec.compartmentId", "is missing", "there, or spec.streamPoolId, or spec.id"));
    }
    if (spec.boundId().isEmpty() && spec.name().isEmpty()) {
      problems.add(new SpecProblem("spec.name", "is missing", ""));
    }
    return problems;
  }

  @Override
  public StreamSpec resolved(StreamSpec spec, boolean made, References references) {
    return spec.streamPool().isGiven()
        ? spec.in(references.ocid("spec.streamPool", StreamPool.class, spec.streamPool()))
        : spec;
  }

  @Override
  public String id(ActualStream actual) {
    return actual.stream().getId();
  }

  @Override
  public String state(ActualStream actual) {
    return actual.stream().getLifecycleState().getValue();
  }

  @Override
  public Lifecycle lifecycle(ActualStream actual) {
    return switch (actual.stream().getLifecycleState()) {
      case Creating, Updating, UnknownEnumValue -> Lifecycle.CHANGING;
      case Active -> Lifecycle.READY;
      case Deleting -> Lifecycle.DELETING;
      case Deleted -> Lifecycle.DELETED;
      case Failed -> Lifecycle.BROKEN;
    };
  }

  @Override
  public Map<String, String> freeformTags(ActualStream actual) {
    return Objects.requireNonNullElse(actual.stream().getFreeformTags(), Map.of());
  }

  @Override
  public Drift drift(StreamSpec desired, ActualStream actual) {
    var there = actual.stream();
    return new Drift.Comparison()
        .immutable("name", desired.boundId().isEmpty() ? desired.name() : "", there.getName())
        .immutable("partitions", desired.partitions(), there.getPartitions())
        .immutable("retentionInHours", desired.retentionInHours(), there.getRetentionInHours())
        .updatable("streamPoolId", desired.streamPoolId(), there.getStreamPoolId())
        .tags("freeformTags", desired.freeformTags(), there.getFreeformTags())
        .tags("definedTags", desired.definedTags(), there.getDefinedTags())
        .drift();
  }

  @Override
  public Map<String, String> attributes(ActualStream actual) {
    return new Attributes()
        .with("name", actual.stream().getName())
        .with("messagesEndpoint", actual.stream().getMessagesEndpoint())
        .with("streamPoolId", actual.stream().getStreamPoolId())
        .with("bootstrapServers", bootstrapServers(actual))
        .toMap();
  }

  /// `endpoint` is OSOK's; the others are what Service Binding and Kafka clients look for. The
  /// password of such a client is an auth token of its user.
  @Override
  public Optional<SecretData> connection(
      StreamSpec spec, ActualStream actual, Credentials credentials) {
    var endpoint = actual.stream().getMessagesEndpoint();
    if (endpoint == null || endpoint.isEmpty()) {
      return Optional.empty();
    }
    var keys =
        new Attributes()
            .with("endpoint", endpoint)
            .with("type", "kafka")
            .with("provider", "oracle")
            .with("uri", endpoint)
            .with("host", host(endpoint))
            .with("topic", actual.stream().getName())
            .with("stream-id", actual.stream().getId())
            .with("stream-pool-id", actual.stream().getStreamPoolId())
            .with("bootstrap-servers", bootstrapServers(actual))
            .with("security-protocol", "SASL_SSL")
            .with("sasl-mechanism", "PLAIN")
            .with("username-format", usernameFormat(actual.stream().getStreamPoolId()))
            .toMap();
    var data = new TreeMap<String, SecretValue>();
    keys.forEach((key, value) -> data.put(key, SecretValue.of(value)));
    return Optional.of(new SecretData(data));
  }

  private static String usernameFormat(@Nullable String pool) {
    return pool == null ? "" : "{tenancy}/{user}/" + pool;
  }

  private static String host(String url) {
    var rest = url.substring(url.indexOf("://") + (url.contains("://") ? 3 : 1));
    return rest.split("[:/]", 2)[0];
  }

  private static String bootstrapServers(ActualStream actual) {
    return Optional.ofNullable(actual.pool())
        .map(pool -> pool.getKafkaSettings())
        .map(KafkaSettings::getBootstrapServers)
        .orElse("");
  }
}
