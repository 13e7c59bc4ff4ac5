mock_provider "oci" {}

variables {
  tenancy_id     = "ocid1.tenancy.oc1..t"
  compartment_id = "ocid1.compartment.oc1..c"
  name           = "test"
  suffix         = "k3x9q1"
  cluster_id     = "ocid1.cluster.oc1..k"
  vault_id       = "ocid1.vault.oc1..v"
  key_id         = "ocid1.key.oc1..y"
}

run "nothing_by_default" {
  assert {
    condition     = length(oci_identity_policy.this) == 0 && length(oci_identity_dynamic_group.nodes) == 0
    error_message = "Nobody may do anything unless it is asked for."
  }
}

run "reading" {
  variables {
    applications = [
      { namespace = "shop", service_account = "reader", secrets = ["db", "plain"] },
      { namespace = "shop", service_account = "all" },
    ]
    secret_names = { db = "db-k3x9q1" }
  }

  assert {
    condition = toset(oci_identity_policy.this["shop/reader resources"].statements) == toset([
      "Allow any-user to read secret-bundles in compartment id ocid1.compartment.oc1..c where all {request.principal.type='workload', request.principal.namespace='shop', request.principal.service_account='reader', request.principal.cluster_id='ocid1.cluster.oc1..k', target.secret.name='db-k3x9q1'}",
      "Allow any-user to read secret-bundles in compartment id ocid1.compartment.oc1..c where all {request.principal.type='workload', request.principal.namespace='shop', request.principal.service_account='reader', request.principal.cluster_id='ocid1.cluster.oc1..k', target.secret.name='plain'}",
      "Allow any-user to read vaults in compartment id ocid1.compartment.oc1..c where all {request.principal.type='workload', request.principal.namespace='shop', request.principal.service_account='reader', request.principal.cluster_id='ocid1.cluster.oc1..k', target.vault.id='ocid1.vault.oc1..v'}",
    ])
    error_message = "Who names secrets may read these, and look at the vault."
  }

  assert {
    condition = oci_identity_policy.this["shop/all resources"].statements == tolist([
      "Allow any-user to read secret-bundles in compartment id ocid1.compartment.oc1..c where all {request.principal.type='workload', request.principal.namespace='shop', request.principal.service_account='all', request.principal.cluster_id='ocid1.cluster.oc1..k', target.vault.id='ocid1.vault.oc1..v'}",
      "Allow any-user to read vaults in compartment id ocid1.compartment.oc1..c where all {request.principal.type='workload', request.principal.namespace='shop', request.principal.service_account='all', request.principal.cluster_id='ocid1.cluster.oc1..k', target.vault.id='ocid1.vault.oc1..v'}",
    ])
    error_message = "Who names no secrets may read this vault, and no other."
  }

  assert {
    condition     = length(oci_identity_policy.this) == 2
    error_message = "The operator has no policy of its own for that."
  }
}

run "everything" {
  variables {
    network_compartment_id = "ocid1.compartment.oc1..n"
    operator               = { reads_secrets = true, provisions = ["streams", "mysql", "autonomous-databases", "virtual-node-pools"] }
    applications           = [{ namespace = "shop", service_account = "pusher", find = true, metadata = true, push = true, provisions = ["streams"] }]
    instance_principals    = true
  }

  assert {
    condition = alltrue(flatten([
      for name, policy in oci_identity_policy.this : [
        for statement in policy.statements : alltrue([
          for condition in ["request.principal.type='workload'", "request.principal.namespace='", "request.principal.service_account='", "request.principal.cluster_id='ocid1.cluster.oc1..k'"] :
          strcontains(statement, condition)
        ]) || startswith(statement, "Allow dynamic-group test-k3x9q1-nodes ")
      ]
    ]))
    error_message = "Every statement must be bound to a service account of this cluster, or to its nodes."
  }

  assert {
    condition = alltrue(flatten([
      for policy in oci_identity_policy.this : [
        for statement in policy.statements : can(regex(" in compartment id ocid1\\.compartment\\.oc1\\.\\.[cn] ", statement)) && !can(regex("all-resources|in tenancy", statement))
      ]
    ]))
    error_message = "No statement reaches beyond the two compartments."
  }

  assert {
    condition = [for statement in oci_identity_policy.this["shop/pusher resources"].statements : regex("^Allow any-user to ([^{}]+) in compartment", statement)[0]] == [
      "read secret-bundles", "read vaults", "inspect secrets", "read secrets", "manage secrets", "manage secret-versions", "use vaults", "use keys", "manage stream-family",
    ]
    error_message = "Pushing needs secrets, their versions and the key."
  }

  assert {
    condition     = one([for statement in oci_identity_policy.this["shop/pusher resources"].statements : statement if strcontains(statement, "use keys")]) == "Allow any-user to use keys in compartment id ocid1.compartment.oc1..c where all {request.principal.type='workload', request.principal.namespace='shop', request.principal.service_account='pusher', request.principal.cluster_id='ocid1.cluster.oc1..k', target.key.id='ocid1.key.oc1..y'}"
    error_message = "Of the keys, only this one may be used."
  }

  assert {
    condition = toset([for statement in oci_identity_policy.this["tsunagi-system/tsunagi network"].statements : regex("^Allow any-user to (.+) in compartment id ocid1.compartment.oc1..n ", statement)[0]]) == toset([
      "{VCN_READ, SUBNET_READ, SUBNET_ATTACH, SUBNET_DETACH}", "use vcns", "use subnets", "use network-security-groups", "manage private-ips", "manage vnics",
      "read virtual-network-family", "manage cluster-virtualnode-pools",
    ])
    error_message = "Networks elsewhere need statements there, pools among them."
  }

  assert {
    condition     = oci_identity_policy.this["tsunagi-system/tsunagi network"].compartment_id == "ocid1.compartment.oc1..n" && oci_identity_policy.this["tsunagi-system/tsunagi resources"].compartment_id == "ocid1.compartment.oc1..c"
    error_message = "A policy is attached to the compartment that it is about."
  }

  assert {
    condition     = oci_identity_dynamic_group.nodes[0].matching_rule == "ALL {instance.compartment.id = 'ocid1.compartment.oc1..c'}" && oci_identity_dynamic_group.nodes[0].compartment_id == var.tenancy_id
    error_message = "The group has the instances of the compartment."
  }

  assert {
    condition = oci_identity_policy.this["nodes resources"].statements == tolist([
      "Allow dynamic-group test-k3x9q1-nodes to read secret-bundles in compartment id ocid1.compartment.oc1..c where target.vault.id='ocid1.vault.oc1..v'",
      "Allow dynamic-group test-k3x9q1-nodes to read vaults in compartment id ocid1.compartment.oc1..c where target.vault.id='ocid1.vault.oc1..v'",
    ])
    error_message = "Nodes may read, and nothing else."
  }

  assert {
    condition     = length(oci_identity_policy.virtual_nodes[0].statements) == 5 && oci_identity_policy.virtual_nodes[0].compartment_id == var.tenancy_id
    error_message = "The policy of virtual nodes is the tenancy's."
  }

  assert {
    condition     = alltrue([for statement in oci_identity_policy.mysql[0].statements : strcontains(statement, "request.principal.type='mysqldbsystem', request.resource.compartment.id='ocid1.compartment.oc1..c'") && strcontains(statement, "in compartment id ocid1.compartment.oc1..n ")])
    error_message = "DB systems of the compartment join groups of the network."
  }

  assert {
    condition     = length(toset(concat(values(oci_identity_policy.this)[*].name, ["test-k3x9q1-mysql", "test-k3x9q1-virtual-nodes"]))) == length(oci_identity_policy.this) + 2
    error_message = "Policies have names of their own."
  }

  assert {
    condition     = alltrue([for policy in oci_identity_policy.this : can(regex("^[A-Za-z0-9._-]{1,100}$", policy.name))])
    error_message = "Policies have names that OCI takes."
  }
}

run "one_compartment" {
  variables {
    operator = { provisions = ["virtual-node-pools"] }
  }

  assert {
    condition     = length([for statement in flatten([for policy in oci_identity_policy.this : policy.statements]) : statement if strcontains(statement, "manage cluster-virtualnode-pools")]) == 1
    error_message = "With one compartment, one statement about pools is enough."
  }
}

run "refuses_injected_conditions" {
  command = plan
  variables {
    applications = [{ namespace = "shop'} or {any", service_account = "reader" }]
  }
  expect_failures = [var.applications]
}

run "refuses_injected_secrets" {
  command = plan
  variables {
    applications = [{ namespace = "shop", service_account = "reader", secrets = ["db', '"] }]
  }
  expect_failures = [var.applications]
}

run "refuses_unknown_kinds" {
  command = plan
  variables {
    operator = { provisions = ["everything"] }
  }
  expect_failures = [var.operator]
}

run "refuses_too_many_statements" {
  command = plan
  variables {
    applications = [{ namespace = "shop", service_account = "reader", secrets = [for number in range(50) : "secret-${number}"] }]
  }
  expect_failures = [oci_identity_policy.this]
}
