package dev.tsunagi.api.secrets;

import com.fasterxml.jackson.annotation.JsonProperty;

/// The kinds that make values up instead of reading them.
public enum GeneratorKind {
  @JsonProperty("ACRAccessToken")
  ACR_ACCESS_TOKEN,
  @JsonProperty("BeyondtrustWorkloadCredentialsDynamicSecret")
  BEYONDTRUST_WORKLOAD_CREDENTIALS_DYNAMIC_SECRET,
  @JsonProperty("ClusterGenerator")
  CLUSTER_GENERATOR,
  @JsonProperty("CloudsmithAccessToken")
  CLOUDSMITH_ACCESS_TOKEN,
  @JsonProperty("ECRAuthorizationToken")
  ECR_AUTHORIZATION_TOKEN,
  @JsonProperty("Fake")
  FAKE,
  @JsonProperty("GCRAccessToken")
  GCR_ACCESS_TOKEN,
  @JsonProperty("GithubAccessToken")
  GITHUB_ACCESS_TOKEN,
  @JsonProperty("GitlabDeployToken")
  GITLAB_DEPLOY_TOKEN,
  @JsonProperty("QuayAccessToken")
  QUAY_ACCESS_TOKEN,
  @JsonProperty("Password")
  PASSWORD,
  @JsonProperty("SSHKey")
  SSH_KEY,
  @JsonProperty("STSSessionToken")
  STS_SESSION_TOKEN,
  @JsonProperty("UUID")
  UUID,
  @JsonProperty("VaultDynamicSecret")
  VAULT_DYNAMIC_SECRET,
  @JsonProperty("Webhook")
  WEBHOOK,
  @JsonProperty("Grafana")
  GRAFANA,
  @JsonProperty("MFA")
  MFA
}
