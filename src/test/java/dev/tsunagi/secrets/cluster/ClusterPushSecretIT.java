package dev.tsunagi.secrets.cluster;

/// One PushSecret in each of many namespaces, as they come, change and go.
class ClusterPushSecretIT extends FanoutCases {

  ClusterPushSecretIT() {
    super(
        new Words(
            "external-secrets.io/v1alpha1",
            "ClusterPushSecret",
            "PushSecret",
            "pushSecret",
            "push secret already exists in namespace",
            "{secretStoreRefs: [{name: nowhere}], selector: {secret: {name: of-nobody}},"
                + " data: [{match: {remoteRef: {remoteKey: %s}}}]}"));
  }
}
