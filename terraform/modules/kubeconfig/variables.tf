variable "cluster_id" {
  description = "OCID of the cluster, whose API endpoint is public."
  type        = string
}
