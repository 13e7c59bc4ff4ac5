output "status" {
  description = "Status of the release."
  value       = helm_release.tsunagi.status
}
