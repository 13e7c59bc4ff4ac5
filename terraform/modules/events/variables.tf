variable "compartment_id" {
  description = "OCID of the compartment that holds the stream pool."
  type        = string
}

variable "name" {
  description = "Name of the stream, and of its pool."
  type        = string
}

variable "partitions" {
  description = "Number of partitions; each takes 1 MB a second in. It cannot be changed."
  type        = number
  default     = 1

  validation {
    condition     = var.partitions >= 1 && floor(var.partitions) == var.partitions
    error_message = "partitions must be a whole number of at least 1."
  }
}

variable "retention_in_hours" {
  description = "How long messages are kept, in hours. It cannot be changed."
  type        = number
  default     = 24

  validation {
    condition     = var.retention_in_hours >= 24 && var.retention_in_hours <= 168
    error_message = "Streaming keeps messages for 24 to 168 hours."
  }
}
