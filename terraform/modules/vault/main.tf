resource "oci_kms_vault" "this" {
  compartment_id = var.compartment_id
  display_name   = "${var.name}-${var.suffix}"
  vault_type     = "DEFAULT" # shared; VIRTUAL_PRIVATE is a machine of one's own, and its price
}

resource "oci_kms_key" "this" {
  compartment_id      = var.compartment_id
  display_name        = "${var.name}-${var.suffix}"
  management_endpoint = oci_kms_vault.this.management_endpoint
  protection_mode     = "SOFTWARE"

  key_shape {
    algorithm = "AES" # secrets take no other
    length    = 32    # bytes
  }
}

resource "oci_vault_secret" "generated" {
  for_each               = var.generated_secrets
  compartment_id         = var.compartment_id
  vault_id               = oci_kms_vault.this.id
  key_id                 = oci_kms_key.this.id
  secret_name            = "${each.key}-${var.suffix}"
  enable_auto_generation = true

  secret_generation_context {
    generation_type     = "PASSPHRASE"
    generation_template = "SECRETS_DEFAULT_PASSWORD"
    passphrase_length   = 32
  }
}

resource "oci_vault_secret" "given" {
  for_each       = nonsensitive(toset(keys(var.secrets)))
  compartment_id = var.compartment_id
  vault_id       = oci_kms_vault.this.id
  key_id         = oci_kms_key.this.id
  secret_name    = "${each.key}-${var.suffix}"

  secret_content {
    content_type = "BASE64"
    content      = base64encode(var.secrets[each.key])
  }
}
