variable "chart" {
  description = "The operator's Helm chart: a folder, a file or an OCI address."
  type        = string
}

variable "namespace" {
  description = "Namespace that the operator is installed into; it is made if it is not there."
  type        = string
}

variable "service_account" {
  description = "Name of the operator's service account: policies know it by that."
  type        = string
}

variable "region" {
  description = "Region of resources whose objects name no store."
  type        = string
}

variable "values" {
  description = "Further values of the chart, as YAML."
  type        = list(string)
  default     = []
}
