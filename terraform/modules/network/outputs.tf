output "vcn_id" {
  description = "OCID of the VCN."
  value       = oci_core_vcn.this.id
}

output "subnet_ids" {
  description = "OCIDs of the subnets: api, pods, load_balancers, databases."
  value       = { for name, subnet in oci_core_subnet.this : name => subnet.id }
}

output "security_group_ids" {
  description = "OCIDs of the network security groups, by the same names."
  value       = { for name, group in oci_core_network_security_group.this : name => group.id }

  # Who attaches a group wants its rules to be there.
  depends_on = [oci_core_network_security_group_security_rule.this]
}

output "public_api" {
  description = "Whether the Kubernetes API may have a public address."
  value       = local.public_api
}
