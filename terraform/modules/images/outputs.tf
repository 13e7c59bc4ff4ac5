output "paths" {
  description = "What follows the registry's host in the names of images: namespace and repository, by repository."
  value = {
    for name, repository in oci_artifacts_container_repository.this : name => "${repository.namespace}/${repository.display_name}"
  }
}
