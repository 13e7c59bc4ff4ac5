package dev.tsunagi.virtualnode;

/// Where a rule comes from. Oracle's pages are quoted as of the date in their title.
public enum Source {
  COMPARISON(
      "Comparing virtual nodes with managed nodes (Oracle, 2024-10)",
      "https://docs.oracle.com/en-us/iaas/Content/ContEng/Tasks/contengcomparingvirtualwithmanagednodes_topic.htm"),
  RESOURCES(
      "Resources allocated to pods on virtual nodes (Oracle, 2024-08)",
      "https://docs.oracle.com/en-us/iaas/Content/ContEng/Tasks/contengvirtualnodepodresourceallocation.htm"),
  SHAPES(
      "Supported images and shapes (Oracle, 2026-09)",
      "https://docs.oracle.com/en-us/iaas/Content/ContEng/Reference/contengimagesshapes.htm"),
  DEPLOYMENT_REPORT(
      "A Helm chart that would not start on Kubernetes 1.36 (users, 2026-07)",
      "https://github.com/cubeplexai/cubeplex"),
  DEEP_DIVE(
      "Virtual node pools in production (users, 2026-03)",
      "https://github.com/alexmocciaoci/oke-virtual-nodepool-deep-dive"),
  KUBERNETES(
      "Kubernetes API: quantities",
      "https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/quantity/");

  private final String title;
  private final String url;

  Source(String title, String url) {
    this.title = title;
    this.url = url;
  }

  public String title() {
    return title;
  }

  public String url() {
    return url;
  }
}
