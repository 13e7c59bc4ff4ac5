mock_provider "oci" {
  mock_resource "oci_artifacts_container_repository" {
    defaults = { namespace = "axabc" }
  }
}

variables {
  compartment_id = "ocid1.compartment.oc1..c"
  repositories   = ["shop/web"]
}

run "private" {
  assert {
    condition     = !oci_artifacts_container_repository.this["shop/web"].is_public
    error_message = "Images are not for everybody."
  }

  assert {
    condition     = output.paths == { "shop/web" = "axabc/shop/web" }
    error_message = "Paths begin with the namespace."
  }
}

run "refuses_capitals" {
  command = plan
  variables {
    repositories = ["Shop"]
  }
  expect_failures = [var.repositories]
}
