provider "oci" {
  region = var.region
}

# Identity is written in the tenancy's home region only.
provider "oci" {
  alias  = "home"
  region = coalesce(var.home_region, var.region)
}

# Used only with install_operator. The token comes from the OCI command line, at each call.
provider "helm" {
  kubernetes = {
    host                   = one(module.kubeconfig[*].host)
    cluster_ca_certificate = one(module.kubeconfig[*].ca_certificate)
    exec = {
      api_version = "client.authentication.k8s.io/v1beta1"
      command     = "oci"
      args        = ["ce", "cluster", "generate-token", "--cluster-id", module.cluster.id, "--region", var.region]
    }
  }
}
