variable "compartment_id" {
  description = "OCID of the compartment that holds the repositories."
  type        = string
}

variable "repositories" {
  description = "Names of image repositories, such as shop/web."
  type        = set(string)

  validation {
    condition     = alltrue([for name in var.repositories : can(regex("^[a-z0-9]+(?:[._/-][a-z0-9]+)*$", name))])
    error_message = "Names of repositories have small letters and digits, joined by single '.', '_', '-' or '/'."
  }
}
