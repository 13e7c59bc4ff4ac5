# Private: nodes pull from them with an image pull Secret.
resource "oci_artifacts_container_repository" "this" {
  for_each       = var.repositories
  compartment_id = var.compartment_id
  display_name   = each.key
  is_public      = false
}
