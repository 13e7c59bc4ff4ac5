variable "compartment_id" {
  description = "OCID of the compartment that holds the vault."
  type        = string
}

variable "name" {
  description = "Prefix of the names of vault and key."
  type        = string
}

variable "suffix" {
  description = "End of all names: vaults, keys and secrets keep theirs while they wait for deletion, a week or more after `terraform destroy`."
  type        = string

  validation {
    condition     = can(regex("^[a-z0-9]{4,}$", var.suffix))
    error_message = "suffix must be four or more small letters and digits."
  }
}

variable "generated_secrets" {
  description = "Names (without the suffix) of secrets whose values OCI makes up: 32 letters and digits that neither a person nor Terraform's state gets to see."
  type        = set(string)
  default     = []

  validation {
    condition     = alltrue([for name in var.generated_secrets : can(regex("^[A-Za-z0-9._-]{1,200}$", name))])
    error_message = "Names of secrets have letters, digits, '.', '_' and '-' only."
  }
}

variable "secrets" {
  description = "Secrets with given values, by their names without the suffix. Terraform's state will hold the values: keep it encrypted, or use generated_secrets."
  type        = map(string)
  default     = {}
  sensitive   = true

  validation {
    condition     = alltrue([for name in keys(var.secrets) : can(regex("^[A-Za-z0-9._-]{1,200}$", name))])
    error_message = "Names of secrets have letters, digits, '.', '_' and '-' only."
  }
}
