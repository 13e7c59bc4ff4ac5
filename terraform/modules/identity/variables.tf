variable "tenancy_id" {
  description = "OCID of the tenancy, which holds dynamic groups and the policy for virtual nodes."
  type        = string
}

variable "compartment_id" {
  description = "OCID of the compartment that holds the vault and what the operator provisions."
  type        = string
}

variable "network_compartment_id" {
  description = "OCID of the compartment that holds the network, where it is another one."
  type        = string
  default     = null
}

variable "name" {
  description = "Prefix of the names of policies and dynamic groups."
  type        = string
}

variable "suffix" {
  description = "End of the names of policies and dynamic groups, so that two installations do not collide."
  type        = string
}

variable "cluster_id" {
  description = "OCID of the cluster whose service accounts are named here."
  type        = string
}

variable "vault_id" {
  description = "OCID of the vault."
  type        = string
}

variable "key_id" {
  description = "OCID of the key that encrypts pushed secrets."
  type        = string
}

variable "operator" {
  description = "The operator's service account, and what it may make on its own account: streams, mysql, autonomous-databases, virtual-node-pools. It reads secrets only if stores name no service account."
  type = object({
    namespace       = optional(string, "tsunagi-system")
    service_account = optional(string, "tsunagi")
    reads_secrets   = optional(bool, false)
    provisions      = optional(set(string), [])
  })
  default = {}

  validation {
    condition     = can(regex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?/[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", "${var.operator.namespace}/${var.operator.service_account}"))
    error_message = "operator must name a namespace and a service account as Kubernetes spells them."
  }

  validation {
    condition     = length(setsubtract(var.operator.provisions, ["streams", "mysql", "autonomous-databases", "virtual-node-pools"])) == 0
    error_message = "operator.provisions may have streams, mysql, autonomous-databases and virtual-node-pools."
  }
}

variable "applications" {
  description = "Service accounts that stores name (serviceAccountRef), and what they may do: read the named secrets, or all of the vault if none is named; find (list) secrets; read their metadata; push; provision on their own account."
  type = list(object({
    namespace       = string
    service_account = string
    secrets         = optional(set(string), [])
    find            = optional(bool, false)
    metadata        = optional(bool, false)
    push            = optional(bool, false)
    provisions      = optional(set(string), [])
  }))
  default = []

  # A quote here would end a condition of the policy, and could widen it.
  validation {
    condition = alltrue([
      for app in var.applications : can(regex("^[a-z0-9]([-a-z0-9]*[a-z0-9])?/[a-z0-9]([-a-z0-9.]*[a-z0-9])?$", "${app.namespace}/${app.service_account}"))
    ])
    error_message = "Each of applications must name a namespace and a service account as Kubernetes spells them."
  }

  validation {
    condition     = alltrue(flatten([for app in var.applications : [for secret in app.secrets : can(regex("^[A-Za-z0-9._-]+$", secret))]]))
    error_message = "applications.secrets must be names of secrets: letters, digits, '.', '_' and '-'."
  }

  validation {
    condition     = alltrue([for app in var.applications : length(setsubtract(app.provisions, ["streams", "mysql", "autonomous-databases", "virtual-node-pools"])) == 0])
    error_message = "applications.provisions may have streams, mysql, autonomous-databases and virtual-node-pools."
  }

  validation {
    condition     = length(distinct([for app in var.applications : "${app.namespace}/${app.service_account}"])) == length(var.applications)
    error_message = "applications names a service account twice."
  }
}

variable "secret_names" {
  description = "The names of secrets in the vault, by the names that applications give."
  type        = map(string)
  default     = {}
}

variable "instance_principals" {
  description = "Whether the managed nodes of the compartment may read the vault's secrets by their instance principal. Every pod on such a node can use it; workload identity is narrower."
  type        = bool
  default     = false
}

variable "mysql_security_groups" {
  description = "Whether DB systems of the compartment may join security groups, as they must to have one."
  type        = bool
  default     = true
}

variable "virtual_node_policy" {
  description = "Whether to let OKE attach the pods of virtual nodes to subnets. Oracle's newer pages say nothing is needed, the field says it is; it takes a right on the tenancy."
  type        = bool
  default     = true
}
