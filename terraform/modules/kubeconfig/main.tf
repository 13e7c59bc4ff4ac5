data "oci_containerengine_cluster_kube_config" "this" {
  cluster_id    = var.cluster_id
  endpoint      = "PUBLIC_ENDPOINT"
  token_version = "2.0.0"
}

locals {
  cluster = yamldecode(data.oci_containerengine_cluster_kube_config.this.content).clusters[0].cluster
}
