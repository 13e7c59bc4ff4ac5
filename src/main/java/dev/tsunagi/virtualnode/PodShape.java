package dev.tsunagi.virtualnode;

import module java.base;

/// The hardware that a pool of virtual nodes gives its pods.
///
/// @param architecture of images: `amd64` or `arm64`
/// @param cpusPerOcpu how many of Kubernetes' CPUs one OCPU is. Oracle does not say; we take a CPU
///     for a vCPU, of which AMD has two and Arm has one per OCPU
/// @param maxOcpus that one pod can have
/// @param maxMemoryGb that one pod can have; empty when not known: OCI's ListPodShapes tells
public record PodShape(
    String name,
    String architecture,
    BigDecimal cpusPerOcpu,
    OptionalInt maxOcpus,
    OptionalInt maxMemoryGb) {

  /// All that Oracle supports on virtual nodes.
  public static final List<PodShape> ALL =
      List.of(
          amd("Pod.Standard.E4.Flex"),
          amd("Pod.Standard.E3.Flex"),
          new PodShape(
              "Pod.Standard.A1.Flex",
              "arm64",
              BigDecimal.ONE,
              OptionalInt.empty(),
              OptionalInt.empty()));

  public static Optional<PodShape> named(String name) {
    return ALL.stream().filter(shape -> shape.name().equals(name)).findFirst();
  }

  private static PodShape amd(String name) {
    return new PodShape(name, "amd64", BigDecimal.TWO, OptionalInt.of(64), OptionalInt.empty());
  }
}
