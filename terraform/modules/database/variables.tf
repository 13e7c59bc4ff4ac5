variable "compartment_id" {
  description = "OCID of the compartment that holds the DB system."
  type        = string
}

variable "name" {
  description = "Display name of the DB system."
  type        = string
}

variable "availability_domain" {
  description = "Name of the availability domain."
  type        = string
}

variable "subnet_id" {
  description = "OCID of the private subnet of databases."
  type        = string
}

variable "security_group_id" {
  description = "OCID of the network security group of databases."
  type        = string
}

variable "shape" {
  description = "Shape of the DB system; `oci mysql shape list` names them."
  type        = string
  default     = "MySQL.2"
}

variable "storage_in_gbs" {
  description = "Size of its storage in gigabytes."
  type        = number
  default     = 50

  validation {
    condition     = var.storage_in_gbs >= 50
    error_message = "OCI gives a DB system at least 50 GB of storage."
  }
}

variable "admin_username" {
  description = "Name of the administrator."
  type        = string
  default     = "admin"
}

variable "admin_password" {
  description = "Password of the administrator: 8 to 32 characters with a small and a capital letter, a digit and a special character. Terraform's state will hold it."
  type        = string
  sensitive   = true

  validation {
    condition = (
      length(var.admin_password) >= 8 && length(var.admin_password) <= 32
      && can(regex("[a-z]", var.admin_password)) && can(regex("[A-Z]", var.admin_password))
      && can(regex("[0-9]", var.admin_password)) && can(regex("[^a-zA-Z0-9]", var.admin_password))
    )
    error_message = "admin_password must have 8 to 32 characters, among them a small and a capital letter, a digit and a special character."
  }
}

variable "heatwave" {
  description = "A HeatWave cluster beside it, or null for none."
  type = object({
    size  = optional(number, 1)
    shape = optional(string, "HeatWave.32GB")
  })
  default = null
}

variable "delete_protected" {
  description = "Whether the DB system refuses to be deleted, and leaves a backup if it is. `terraform destroy` works only without."
  type        = bool
  default     = true
}
