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

variables {
  region           = "us-ashburn-1"
  tenancy_ocid     = "ocid1.tenancy.oc1..t"
  compartment_ocid = "ocid1.compartment.oc1..c"
}

run "defaults" {
  assert {
    condition     = length(module.database) == 0 && length(module.events) == 0 && length(module.operator) == 0 && length(output.policy_statements) == 0
    error_message = "Nothing that is not asked for."
  }

  assert {
    condition     = endswith(output.kubeconfig_command, "--kube-endpoint PRIVATE_ENDPOINT")
    error_message = "The API is private by default."
  }

  assert {
    condition     = random_string.suffix.length >= 4 && !random_string.suffix.upper && !random_string.suffix.special
    error_message = "The suffix is what modules/vault takes."
  }
}

run "joined" {
  variables {
    network_compartment_ocid = "ocid1.compartment.oc1..n"
    api_allowed_cidrs        = ["192.0.2.0/24"]
    generated_secrets        = ["api-token"]
    applications             = [{ namespace = "shop", service_account = "reader", secrets = ["api-token", "other"], push = true }]
    operator                 = { provisions = ["mysql"] }
    mysql                    = { heatwave = {} }
    mysql_admin_password     = "Sm4ll-and-Capital"
    stream                   = {}
    image_repositories       = ["shop/web"]
    install_operator         = true
  }

  assert {
    condition     = output.virtual_node_pool.subnet_id == module.network.subnet_ids.pods && output.virtual_node_pool.security_group_id == module.network.security_group_ids.pods
    error_message = "Pools of the operator go where pods go."
  }

  assert {
    condition     = output.databases.mysql_id == module.database[0].id && output.databases.subnet_id == module.network.subnet_ids.databases
    error_message = "Databases go into their subnet."
  }

  assert {
    condition     = output.secret_names == { api-token = "api-token-k3x9q1", mysql-admin = "mysql-admin-k3x9q1" }
    error_message = "The administrator's password is in the vault, beside the others."
  }

  assert {
    condition     = anytrue([for statement in output.policy_statements["shop/reader resources"] : endswith(statement, "request.principal.cluster_id='ocid1.cluster.oc1.iad.mock', target.secret.name='api-token-k3x9q1'}")])
    error_message = "Policies name the cluster, and secrets as they are called in the vault."
  }

  assert {
    condition     = anytrue([for statement in output.policy_statements["shop/reader resources"] : endswith(statement, "target.secret.name='other'}")])
    error_message = "Other secrets keep their names."
  }

  assert {
    condition = yamldecode(split("---\n", output.secret_stores["shop/reader"])[2]).spec.provider.oracle == {
      vault             = "ocid1.vault.oc1.iad.mock"
      region            = "us-ashburn-1"
      compartment       = "ocid1.compartment.oc1..c"
      encryptionKey     = "ocid1.key.oc1.iad.mock"
      principalType     = "Workload"
      serviceAccountRef = { name = "reader" }
    }
    error_message = "The store is ready to use."
  }

  assert {
    condition     = endswith(output.kubeconfig_command, "--kube-endpoint PUBLIC_ENDPOINT") && length(module.operator) == 1
    error_message = "Administrators reach the API, and the operator is installed through it."
  }
}

run "refuses_helm_without_a_way" {
  command = plan
  variables {
    install_operator = true
  }
  expect_failures = [var.install_operator]
}

run "refuses_mysql_without_a_password" {
  command = plan
  variables {
    mysql = {}
  }
  expect_failures = [var.mysql_admin_password]
}

run "refuses_names_for_identifiers" {
  command = plan
  variables {
    compartment_ocid = "my-compartment"
  }
  expect_failures = [var.compartment_ocid]
}
