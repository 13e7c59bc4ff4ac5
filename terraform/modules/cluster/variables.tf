variable "tenancy_id" {
  description = "OCID of the tenancy, whose availability domains are used."
  type        = string
}

variable "compartment_id" {
  description = "OCID of the compartment that holds the cluster."
  type        = string
}

variable "name" {
  description = "Name of the cluster and prefix of its pools."
  type        = string
}

variable "kubernetes_version" {
  description = "Kubernetes version, such as v1.35.2. Null takes the newest that OKE offers."
  type        = string
  default     = null

  validation {
    condition     = var.kubernetes_version == null || can(regex("^v1\\.[0-9]+\\.[0-9]+$", var.kubernetes_version))
    error_message = "kubernetes_version must look like v1.35.2."
  }

  # try: Terraform evaluates both sides.
  validation {
    condition     = try(tonumber(split(".", var.kubernetes_version)[1]) >= 25, true)
    error_message = "Virtual nodes need Kubernetes 1.25 or newer."
  }
}

variable "vcn_id" {
  description = "OCID of the VCN."
  type        = string
}

variable "subnet_ids" {
  description = "OCIDs of the subnets of the API endpoint, of nodes and pods, and of load balancers."
  type = object({
    api            = string
    pods           = string
    load_balancers = string
  })
}

variable "security_group_ids" {
  description = "OCIDs of the network security groups of the API endpoint and of nodes and pods."
  type = object({
    api  = string
    pods = string
  })
}

variable "public_api" {
  description = "Whether the API endpoint gets a public address as well."
  type        = bool
  default     = false
}

variable "services_cidr" {
  description = "Address range of Kubernetes Services; it may not overlap the VCN."
  type        = string
  default     = "10.96.0.0/16"

  validation {
    condition     = can(cidrhost(var.services_cidr, 0))
    error_message = "services_cidr must be a network in CIDR notation."
  }
}

variable "virtual_pool" {
  description = "The virtual node pool: its number of nodes (each runs up to 500 pods) and the shape of its pods. A1 is for arm64 images."
  type = object({
    size  = optional(number, 3)
    shape = optional(string, "Pod.Standard.E4.Flex")
  })
  default = {}

  validation {
    condition     = contains(["Pod.Standard.E3.Flex", "Pod.Standard.E4.Flex", "Pod.Standard.A1.Flex"], var.virtual_pool.shape)
    error_message = "Virtual node pools take pods of Pod.Standard.E3.Flex, Pod.Standard.E4.Flex or Pod.Standard.A1.Flex."
  }

  validation {
    condition     = var.virtual_pool.size >= 1 && floor(var.virtual_pool.size) == var.virtual_pool.size
    error_message = "virtual_pool.size must be a whole number of at least 1; Oracle recommends 3."
  }
}

variable "managed_pool" {
  description = "A pool of ordinary nodes beside it, for what virtual nodes cannot run (DaemonSets, init containers, volumes). Size 0: none."
  type = object({
    size          = optional(number, 0)
    shape         = optional(string, "VM.Standard.E4.Flex")
    ocpus         = optional(number, 2)
    memory_in_gbs = optional(number, 16)
    image_id      = optional(string)
  })
  default = {}

  validation {
    condition     = var.managed_pool.size >= 0 && floor(var.managed_pool.size) == var.managed_pool.size
    error_message = "managed_pool.size must be a whole number, not negative."
  }
}

variable "virtual_node_policy" {
  description = "OCID of the policy that lets virtual nodes attach pods to subnets, or null: the pool is made after it and deleted before it."
  type        = string
  default     = null
}

variable "metrics_server" {
  description = "Whether to install the metrics server, which horizontal pod autoscaling needs, and cert-manager, which it needs."
  type        = bool
  default     = true
}
