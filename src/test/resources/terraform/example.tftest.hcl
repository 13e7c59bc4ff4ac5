# Applies what the variables say to a mocked cloud, so that its outputs can be looked at.
mock_provider "oci" {
  source = "./tests/mocks"
}

mock_provider "oci" {
  alias = "home"
}

mock_provider "helm" {}

mock_provider "random" {
  mock_resource "random_string" {
    defaults = { result = "k3x9q1" }
  }
}

run "example" {}
