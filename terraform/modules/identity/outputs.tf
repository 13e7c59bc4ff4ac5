output "statements" {
  description = "All statements of policies in compartments, by who and where."
  value = merge(
    { for name, policy in oci_identity_policy.this : name => policy.statements },
    { for policy in oci_identity_policy.mysql : "mysql network" => policy.statements },
  )
}

output "virtual_node_policy_id" {
  description = "OCID of the policy that the virtual node pool needs, or null."
  value       = one(oci_identity_policy.virtual_nodes[*].id)
}
