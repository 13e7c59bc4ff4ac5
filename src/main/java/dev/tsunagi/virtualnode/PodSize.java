package dev.tsunagi.virtualnode;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// What one pod takes, and what it is billed as.
///
/// For each container its limit counts, else its request, else 0.125 OCPU and 0.5 GB. Oracle adds
/// 0.25 GB for what runs beside the containers and rounds up to whole OCPUs and GB.
///
/// @param ocpus before rounding
/// @param memoryGb before rounding, of 2^30 bytes each
public record PodSize(BigDecimal ocpus, BigDecimal memoryGb, int billedOcpus, int billedMemoryGb) {

  private static final BigDecimal OCPUS_BY_DEFAULT = new BigDecimal("0.125");
  private static final BigDecimal GB_BY_DEFAULT = new BigDecimal("0.5");
  private static final BigDecimal GB_BESIDE = new BigDecimal("0.25");
  private static final BigDecimal GB = BigDecimal.valueOf(1L << 30);
  private static final BigDecimal TOO_MUCH = BigDecimal.valueOf(Integer.MAX_VALUE);
  private static final MathContext EXACT_ENOUGH = MathContext.DECIMAL64;

  /// Empty when an amount cannot be read: [PodCheck] tells which.
  public static Optional<PodSize> of(JsonNode podTemplate, PodShape shape) {
    var containers = podTemplate.path("spec").path("containers").valueStream().toList();
    var cpus = sum(containers, "cpu", OCPUS_BY_DEFAULT.multiply(shape.cpusPerOcpu()));
    var bytes = sum(containers, "memory", GB_BY_DEFAULT.multiply(GB));
    if (cpus.isEmpty() || bytes.isEmpty()) {
      return Optional.empty();
    }
    var ocpus = cpus.get().divide(shape.cpusPerOcpu(), EXACT_ENOUGH).max(OCPUS_BY_DEFAULT);
    var memory = bytes.get().divide(GB, EXACT_ENOUGH).add(GB_BESIDE).max(GB_BY_DEFAULT);
    return Optional.of(new PodSize(plain(ocpus), plain(memory), up(ocpus), up(memory)));
  }

  /// Whether a pod of that shape can be so large: what is against it.
  public List<Finding> findings(PodShape shape, String basePath) {
    return Stream.concat(
            over(basePath, shape, "OCPU", "cpu", billedOcpus, shape.maxOcpus()),
            over(basePath, shape, "GB of memory", "memory", billedMemoryGb, shape.maxMemoryGb()))
        .toList();
  }

  /// As in `1 OCPU, 2 GB`.
  @Override
  public String toString() {
    return billedOcpus + " OCPU, " + billedMemoryGb + " GB";
  }

  private static Stream<Finding> over(
      String basePath, PodShape shape, String unit, String resource, int is, OptionalInt most) {
    if (most.isEmpty() || is <= most.getAsInt()) {
      return Stream.of();
    }
    var rule =
        new Rule(
            "pod-" + resource,
            FieldPattern.of("spec.containers"),
            new Condition.Given(),
            Severity.REFUSED,
            "the containers take %d %s, and a pod of %s has %d at most"
                .formatted(is, unit, shape.name(), most.getAsInt()),
            "ask for less, or run more and smaller pods",
            Source.RESOURCES);
    return Stream.of(new Finding(FieldPattern.join(basePath, "spec.containers"), rule));
  }

  private static Optional<BigDecimal> sum(
      List<JsonNode> containers, String resource, BigDecimal otherwise) {
    var sum = BigDecimal.ZERO;
    for (var container : containers) {
      var resources = container.path("resources");
      var given =
          Stream.of("limits", "requests")
              .map(kind -> resources.path(kind).path(resource))
              .filter(FieldPattern::isGiven)
              .findFirst();
      var amount = given.isEmpty() ? Optional.of(otherwise) : Quantities.read(given.get());
      if (amount.isEmpty()) {
        return Optional.empty();
      }
      sum = sum.add(amount.get());
    }
    return Optional.of(sum);
  }

  private static int up(BigDecimal amount) {
    return amount.min(TOO_MUCH).setScale(0, RoundingMode.CEILING).intValueExact();
  }

  private static BigDecimal plain(BigDecimal amount) {
    return new BigDecimal(amount.stripTrailingZeros().toPlainString());
  }
}
