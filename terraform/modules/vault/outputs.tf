output "id" {
  description = "OCID of the vault."
  value       = oci_kms_vault.this.id
}

output "key_id" {
  description = "OCID of the key that encrypts the secrets."
  value       = oci_kms_key.this.id
}

output "secret_names" {
  description = "The names of the secrets in the vault, by their names without the suffix."
  value = {
    for name, secret in merge(oci_vault_secret.generated, oci_vault_secret.given) : name => secret.secret_name
  }
}
