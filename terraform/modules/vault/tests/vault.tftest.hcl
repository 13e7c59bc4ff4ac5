mock_provider "oci" {}

variables {
  compartment_id = "ocid1.compartment.oc1..c"
  name           = "test"
  suffix         = "k3x9q1"
}

run "names_have_the_suffix" {
  variables {
    generated_secrets = ["api-token"]
    secrets           = { db = "not-in-an-output" }
  }

  assert {
    condition     = oci_kms_vault.this.display_name == "test-k3x9q1" && oci_kms_key.this.display_name == "test-k3x9q1"
    error_message = "Vaults and keys keep their names after destroy: they need the suffix."
  }

  assert {
    condition     = output.secret_names == { api-token = "api-token-k3x9q1", db = "db-k3x9q1" }
    error_message = "Secrets keep their names after destroy: they need the suffix."
  }

  assert {
    condition     = oci_vault_secret.generated["api-token"].enable_auto_generation && oci_vault_secret.generated["api-token"].secret_generation_context[0].generation_type == "PASSPHRASE"
    error_message = "Generated secrets are made up by OCI."
  }

  assert {
    condition     = base64decode(oci_vault_secret.given["db"].secret_content[0].content) == "not-in-an-output"
    error_message = "Given secrets have their values."
  }
}

run "key" {
  assert {
    condition     = oci_kms_key.this.key_shape[0].algorithm == "AES" && oci_kms_key.this.key_shape[0].length == 32 && oci_kms_key.this.protection_mode == "SOFTWARE"
    error_message = "Secrets take AES keys; 32 bytes, in software, which is free."
  }

  assert {
    condition     = oci_kms_vault.this.vault_type == "DEFAULT" && oci_kms_key.this.management_endpoint == oci_kms_vault.this.management_endpoint
    error_message = "The key is in the vault, which is shared."
  }
}

run "refuses_no_suffix" {
  command = plan
  variables {
    suffix = ""
  }
  expect_failures = [var.suffix]
}

run "refuses_names_that_oci_refuses" {
  command = plan
  variables {
    generated_secrets = ["a b"]
  }
  expect_failures = [var.generated_secrets]
}
