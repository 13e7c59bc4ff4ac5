package dev.tsunagi.oci;

import java.util.List;

/// Where Kubernetes service account tokens come from.
public interface ServiceAccountTokens {

  /// A fresh token of the named service account.
  String mint(String namespace, String serviceAccount, List<String> audiences);

  /// The current token of the operator's own pod.
  String own();
}
