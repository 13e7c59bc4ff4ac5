variable "region" {
  description = "Region of everything but identity, such as us-ashburn-1."
  type        = string

  validation {
    condition     = can(regex("^[a-z]+(-[a-z]+)+-[0-9]+$", var.region))
    error_message = "region must be the identifier of a region, such as us-ashburn-1."
  }
}

variable "home_region" {
  description = "Home region of the tenancy, where policies are written. Null: the same as region."
  type        = string
  default     = null
}

variable "tenancy_ocid" {
  description = "OCID of the tenancy."
  type        = string

  validation {
    condition     = startswith(var.tenancy_ocid, "ocid1.tenancy.")
    error_message = "tenancy_ocid must be the OCID of a tenancy (ocid1.tenancy...)."
  }
}

variable "compartment_ocid" {
  description = "OCID of the compartment that gets everything. One that holds nothing else keeps the policies narrow."
  type        = string

  validation {
    condition     = can(regex("^ocid1\\.(compartment|tenancy)\\.", var.compartment_ocid))
    error_message = "compartment_ocid must be the OCID of a compartment (ocid1.compartment...)."
  }
}

variable "network_compartment_ocid" {
  description = "OCID of the compartment that gets the network, where it is another one. Null: compartment_ocid."
  type        = string
  default     = null

  validation {
    condition     = var.network_compartment_ocid == null || can(regex("^ocid1\\.(compartment|tenancy)\\.", var.network_compartment_ocid))
    error_message = "network_compartment_ocid must be the OCID of a compartment (ocid1.compartment...)."
  }
}

variable "name" {
  description = "Prefix of all names."
  type        = string
  default     = "tsunagi"

  validation {
    condition     = can(regex("^[a-z][a-z0-9-]{0,19}$", var.name))
    error_message = "name must have at most 20 small letters, digits and '-', and begin with a letter."
  }
}

variable "cidrs" {
  description = "Address ranges of the VCN and its subnets; see modules/network. Each pod takes one address of `pods`."
  type = object({
    vcn            = string
    api            = string
    pods           = string
    load_balancers = string
    databases      = string
  })
  default = {
    vcn            = "10.0.0.0/16"
    api            = "10.0.0.0/28"
    pods           = "10.0.32.0/19"
    load_balancers = "10.0.64.0/24"
    databases      = "10.0.65.0/24"
  }
}

variable "api_allowed_cidrs" {
  description = "Networks that may reach the Kubernetes API from outside of the VCN. With none, its endpoint is private."
  type        = list(string)
  default     = []
}

variable "load_balancer_allowed_cidrs" {
  description = "Networks that may reach the cluster's load balancers, on ports 80 and 443."
  type        = list(string)
  default     = ["0.0.0.0/0"]
}

variable "pods_reach_internet" {
  description = "Whether pods may call out through the NAT gateway, for example to pull public images."
  type        = bool
  default     = true
}

variable "kubernetes_version" {
  description = "Kubernetes version, such as v1.35.2. Null takes the newest when the cluster is made, and later ones when you apply again."
  type        = string
  default     = null
}

variable "virtual_pool" {
  description = "The virtual node pool: number of nodes, and shape of pods."
  type = object({
    size  = optional(number, 3)
    shape = optional(string, "Pod.Standard.E4.Flex")
  })
  default = {}
}

variable "managed_pool" {
  description = "A pool of ordinary nodes beside it. Size 0: none."
  type = object({
    size          = optional(number, 0)
    shape         = optional(string, "VM.Standard.E4.Flex")
    ocpus         = optional(number, 2)
    memory_in_gbs = optional(number, 16)
    image_id      = optional(string)
  })
  default = {}
}

variable "metrics_server" {
  description = "Whether to install the metrics server, which autoscaling needs."
  type        = bool
  default     = true
}

variable "generated_secrets" {
  description = "Names of secrets whose values OCI makes up in the vault. Nobody sees them, Terraform's state included."
  type        = set(string)
  default     = []
}

variable "secrets" {
  description = "Secrets with given values. Terraform's state will hold them; prefer generated_secrets."
  type        = map(string)
  default     = {}
  sensitive   = true
}

variable "operator" {
  description = "The operator's service account, and what it may provision on its own account: streams, mysql, autonomous-databases, virtual-node-pools."
  type = object({
    namespace       = optional(string, "tsunagi-system")
    service_account = optional(string, "tsunagi")
    reads_secrets   = optional(bool, false)
    provisions      = optional(set(string), [])
  })
  default = {}
}

variable "applications" {
  description = "Service accounts that read the vault: the named secrets (as in generated_secrets and secrets, or full names of others), or all if none is named. find, metadata and push allow more; provisions as for the operator."
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
}

variable "instance_principals" {
  description = "Whether managed nodes may read the vault's secrets by instance principal, which every pod on them then can."
  type        = bool
  default     = false
}

variable "virtual_node_policy" {
  description = "Whether to write the tenancy-wide policy that lets OKE attach the pods of virtual nodes to subnets."
  type        = bool
  default     = true
}

variable "mysql" {
  description = "A MySQL DB system, or null for none."
  type = object({
    shape            = optional(string, "MySQL.2")
    storage_in_gbs   = optional(number, 50)
    delete_protected = optional(bool, true)
    heatwave = optional(object({
      size  = optional(number, 1)
      shape = optional(string, "HeatWave.32GB")
    }))
  })
  default = null
}

variable "mysql_admin_password" {
  description = "Password of the DB system's administrator; it is put into the vault as mysql-admin. Give it by TF_VAR_mysql_admin_password, not in a file."
  type        = string
  default     = null
  sensitive   = true

  validation {
    condition     = var.mysql == null || var.mysql_admin_password != null
    error_message = "mysql needs mysql_admin_password: set TF_VAR_mysql_admin_password."
  }
}

variable "stream" {
  description = "A stream in a pool of its own, or null for none."
  type = object({
    partitions         = optional(number, 1)
    retention_in_hours = optional(number, 24)
  })
  default = null
}

variable "image_repositories" {
  description = "Names of private image repositories."
  type        = set(string)
  default     = []
}

variable "install_operator" {
  description = "Whether to install the operator with Helm. It needs the OCI command line here, and a way to the Kubernetes API (api_allowed_cidrs)."
  type        = bool
  default     = false

  validation {
    condition     = !var.install_operator || length(var.api_allowed_cidrs) > 0
    error_message = "install_operator needs a way to the Kubernetes API: name your network in api_allowed_cidrs, or install from within the VCN."
  }
}

variable "operator_chart" {
  description = "The operator's Helm chart: a folder, a file or an OCI address. Null: deploy/helm/tsunagi of this repository."
  type        = string
  default     = null
}

variable "operator_values" {
  description = "Further values of the chart, as YAML: at least where the operator's image is."
  type        = list(string)
  default     = []
}
