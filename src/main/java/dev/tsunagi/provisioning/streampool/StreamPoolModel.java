package dev.tsunagi.provisioning.streampool;

import module java.base;

import com.oracle.bmc.streaming.model.KafkaSettings;
import com.oracle.bmc.streaming.model.StreamPool;
import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.provisioning.StreamPoolSpec;
import dev.tsunagi.provisioning.Attributes;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.provisioning.Drift;
import dev.tsunagi.provisioning.Lifecycle;
import dev.tsunagi.provisioning.ResourceModel;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import org.jspecify.annotations.Nullable;

/// What there is to know about stream pools.
final class StreamPoolModel implements ResourceModel<StreamPoolSpec, StreamPool> {

  @Override
  public String noun() {
    return "stream pool";
  }

  @Override
  public List<SpecProblem> problems(StreamPoolSpec spec) {
    var problems = new ArrayList<SpecProblem>();
    if (spec.id().isEmpty() && spec.compartmentId().isEmpty()) {
      problems.add(new SpecProblem("spec.compartmentId", "is missing", "there, or spec.id"));
    }
    if (spec.id().isEmpty() && spec.name().isEmpty()) {
      problems.add(new SpecProblem("spec.name", "is missing", ""));
    }
    return problems;
  }

  @Override
  public String id(StreamPool actual) {
    return actual.getId();
  }

  @Override
  public String state(StreamPool actual) {
    return actual.getLifecycleState().getValue();
  }

  @Override
  public Lifecycle lifecycle(StreamPool actual) {
    return switch (actual.getLifecycleState()) {
      case Creating, Updating, UnknownEnumValue -> Lifecycle.CHANGING;
      case Active -> Lifecycle.READY;
      case Deleting -> Lifecycle.DELETING;
      case Deleted -> Lifecycle.DELETED;
      case Failed -> Lifecycle.BROKEN;
    };
  }

  @Override
  public Map<String, String> freeformTags(StreamPool actual) {
    return Objects.requireNonNullElse(actual.getFreeformTags(), Map.of());
  }

  @Override
  public Drift drift(StreamPoolSpec desired, StreamPool actual) {
    var wanted = desired.kafkaSettings();
    var there = kafka(actual);
    var comparison = new Drift.Comparison().updatable("name", desired.name(), actual.getName());
    if (wanted != null) {
      comparison
          .updatable(
              "kafkaSettings.autoCreateTopicsEnable",
              wanted.autoCreateTopicsEnable(),
              there.getAutoCreateTopicsEnable())
          .updatable(
              "kafkaSettings.logRetentionHours",
              wanted.logRetentionHours(),
              there.getLogRetentionHours())
          .updatable(
              "kafkaSettings.numPartitions", wanted.numPartitions(), there.getNumPartitions());
    }
    return comparison
        .updatable("kmsKeyId", desired.kmsKeyId(), keyOf(actual))
        .tags("freeformTags", desired.freeformTags(), actual.getFreeformTags())
        .tags("definedTags", desired.definedTags(), actual.getDefinedTags())
        .drift();
  }

  private static @Nullable String keyOf(StreamPool actual) {
    var key = actual.getCustomEncryptionKey();
    return key == null ? null : key.getKmsKeyId();
  }

  static KafkaSettings kafka(StreamPool actual) {
    var there = actual.getKafkaSettings();
    return there == null ? KafkaSettings.builder().build() : there;
  }

  @Override
  public Map<String, String> attributes(StreamPool actual) {
    return new Attributes()
        .with("name", actual.getName())
        .with("bootstrapServers", kafka(actual).getBootstrapServers())
        .with("endpointFqdn", actual.getEndpointFqdn())
        .toMap();
  }

  /// What a Kafka client is configured with. Its password is an auth token of its user.
  @Override
  public Optional<SecretData> connection(
      StreamPoolSpec spec, StreamPool actual, Credentials credentials) {
    var servers = kafka(actual).getBootstrapServers();
    if (servers == null || servers.isEmpty()) {
      return Optional.empty();
    }
    var keys =
        Map.of(
            "type", "kafka",
            "provider", "oracle",
            "bootstrap-servers", servers,
            "stream-pool-id", actual.getId(),
            "security-protocol", "SASL_SSL",
            "sasl-mechanism", "PLAIN",
            "username-format", "{tenancy}/{user}/" + actual.getId());
    var data = new TreeMap<String, SecretValue>();
    keys.forEach((key, value) -> data.put(key, SecretValue.of(value)));
    return Optional.of(new SecretData(data));
  }
}
