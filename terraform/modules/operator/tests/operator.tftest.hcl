mock_provider "helm" {}

variables {
  chart           = "../chart"
  namespace       = "tsunagi-system"
  service_account = "tsunagi"
  region          = "us-ashburn-1"
}

run "has_the_account_that_policies_name" {
  assert {
    condition     = yamldecode(helm_release.tsunagi.values[0]).serviceAccount == { create = true, name = "tsunagi" }
    error_message = "The chart makes the service account that policies name."
  }

  assert {
    condition     = yamldecode(helm_release.tsunagi.values[0]).oci.region == "us-ashburn-1"
    error_message = "The operator knows its region."
  }

  assert {
    condition     = helm_release.tsunagi.namespace == "tsunagi-system" && helm_release.tsunagi.atomic
    error_message = "A failed installation leaves nothing behind."
  }
}
