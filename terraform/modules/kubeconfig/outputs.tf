output "host" {
  description = "URL of the Kubernetes API."
  value       = local.cluster.server
}

output "ca_certificate" {
  description = "PEM of the authority that signs its certificate."
  value       = base64decode(local.cluster["certificate-authority-data"])
}
