variable "compartment_id" {
  description = "OCID of the compartment that holds the network."
  type        = string
}

variable "name" {
  description = "Prefix of all display names."
  type        = string
}

variable "cidrs" {
  description = "Address ranges of the VCN and its subnets. Each pod takes one address of `pods`."
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

  validation {
    condition     = alltrue([for cidr in values(var.cidrs) : can(cidrsubnet(cidr, 0, 0)) && try(cidrsubnet(cidr, 0, 0) == cidr, false)])
    error_message = "Each of cidrs must be a network in CIDR notation whose host bits are zero, such as 10.0.32.0/19."
  }

  validation {
    condition = alltrue([
      for name, cidr in var.cidrs : try(
        tonumber(split("/", cidr)[1]) >= tonumber(split("/", var.cidrs.vcn)[1])
        && cidrsubnet("${cidrhost(cidr, 0)}/${split("/", var.cidrs.vcn)[1]}", 0, 0) == var.cidrs.vcn,
      false)
    ])
    error_message = "Each subnet of cidrs must lie within cidrs.vcn."
  }

  validation {
    condition     = try(tonumber(split("/", var.cidrs.pods)[1]) <= 26, false)
    error_message = "cidrs.pods must be a /26 or larger: each pod takes an address, and deleted pods keep theirs for a minute or two."
  }
}

variable "api_allowed_cidrs" {
  description = "Networks outside of the VCN that may reach the Kubernetes API. With none, its endpoint is private."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for cidr in var.api_allowed_cidrs : can(cidrhost(cidr, 0))])
    error_message = "Each of api_allowed_cidrs must be a network in CIDR notation."
  }

  validation {
    condition     = alltrue([for cidr in var.api_allowed_cidrs : !endswith(cidr, "/0")])
    error_message = "api_allowed_cidrs must name the networks of administrators, not the whole internet."
  }
}

variable "load_balancer_allowed_cidrs" {
  description = "Networks that may reach load balancers of the cluster, on `load_balancer_ports`."
  type        = list(string)
  default     = ["0.0.0.0/0"]

  validation {
    condition     = alltrue([for cidr in var.load_balancer_allowed_cidrs : can(cidrhost(cidr, 0))])
    error_message = "Each of load_balancer_allowed_cidrs must be a network in CIDR notation."
  }
}

variable "load_balancer_ports" {
  description = "TCP ports on which load balancers listen. OKE opens none by itself on virtual nodes."
  type        = set(number)
  default     = [80, 443]
}

variable "database_ports" {
  description = "TCP ports on which pods reach databases: MySQL's protocols and the Autonomous Database's TLS."
  type        = set(number)
  default     = [3306, 33060, 1521, 1522]
}

variable "pods_reach_internet" {
  description = "Whether pods may call out through the NAT gateway, for example to pull public images."
  type        = bool
  default     = true
}
