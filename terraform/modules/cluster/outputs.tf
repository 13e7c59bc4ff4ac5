output "id" {
  description = "OCID of the cluster."
  value       = oci_containerengine_cluster.this.id
}

output "kubernetes_version" {
  description = "Kubernetes version of the cluster."
  value       = oci_containerengine_cluster.this.kubernetes_version
}

output "virtual_node_pool_id" {
  description = "OCID of the virtual node pool."
  value       = oci_containerengine_virtual_node_pool.this.id
}

output "availability_domains" {
  description = "Names of the availability domains, as the virtual node pool spreads over them."
  value       = local.availability_domains
}
