package dev.tsunagi.provisioning.nodepool;

import module java.base;

/// What to do about what OKE tells of pools and nodes that failed. Pure.
final class Remedies {

  private record Remedy(Pattern words, String advice) {}

  private static final List<Remedy> ALL =
      List.of(
          of(
              "out of host capacity|out of capacity|insufficient capacity|no capacity",
              "OCI has no room there now: leave placementConfigurations[].faultDomain out, name"
                  + " another availability domain or shape, lower spec.size, or try later"),
          of(
              "free (private )?ip|ip address(es)? (are )?(available|exhausted)|available ip"
                  + "|subnet .*(full|exhausted)",
              "the subnet is full: free addresses in it (one of a pod or node that is gone is free"
                  + " a minute or two later), or name a larger one, /24 or more, in spec.subnetId"
                  + " or spec.podConfiguration.subnetId"),
          of(
              "api server unreachable|network path",
              "let the subnets of nodes and pods and the cluster's API endpoint reach each other:"
                  + " TCP 6443 and 12250 to the endpoint, TCP 10250 from it, ICMP 3,4 both ways, by"
                  + " security rules of the subnets or of spec.nsgIds"),
          of(
              "limit|quota",
              "ask for a higher service limit or quota virtual-node-count of container-engine, or"
                  + " lower spec.size"),
          of(
              "not authorized|notauthorized|authorization failed",
              "permit it: manage cluster-virtualnode-pools in the compartments of the pool and of"
                  + " its subnets, use subnets, use network-security-groups and manage vnics in"
                  + " those of the subnets"));

  private Remedies() {}

  private static Remedy of(String words, String advice) {
    return new Remedy(Pattern.compile(words, Pattern.CASE_INSENSITIVE), advice);
  }

  /// OCI's words, and what to do where that is known.
  static String explained(String words) {
    return ALL.stream()
        .filter(remedy -> remedy.words().matcher(words).find())
        .findFirst()
        .map(remedy -> words.strip() + ". What to do: " + remedy.advice())
        .orElse(words.strip());
  }
}
