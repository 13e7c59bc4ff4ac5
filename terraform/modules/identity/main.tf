# What each principal may do. A permission says: to do what, in which compartment (that of the
# resources or that of the network), and under which further conditions.
locals {
  compartments = {
    resources = var.compartment_id
    network   = coalesce(var.network_compartment_id, var.compartment_id)
  }
  networks_elsewhere = local.compartments.network != local.compartments.resources
  in_vault           = "target.vault.id='${var.vault_id}'"

  provisioning = {
    streams = [
      { to = "manage stream-family", in = "resources", where = "" },
    ]
    mysql = [
      { to = "manage mysql-family", in = "resources", where = "" },
      { to = "inspect compartments", in = "resources", where = "" },
      { to = "{VCN_READ, SUBNET_READ, SUBNET_ATTACH, SUBNET_DETACH}", in = "network", where = "" },
    ]
    autonomous-databases = [
      { to = "manage autonomous-database-family", in = "resources", where = "" },
      { to = "inspect work-requests", in = "resources", where = "" },
      { to = "use vcns", in = "network", where = "" },
      { to = "use subnets", in = "network", where = "" },
      { to = "use network-security-groups", in = "network", where = "" },
      { to = "manage private-ips", in = "network", where = "" },
      { to = "manage vnics", in = "network", where = "" },
    ]
    virtual-node-pools = concat(
      [
        { to = "manage cluster-virtualnode-pools", in = "resources", where = "" },
        { to = "read clusters", in = "resources", where = "" },
        { to = "read cluster-work-requests", in = "resources", where = "" },
        { to = "inspect compartments", in = "resources", where = "" }, # availability domains
        { to = "read instances", in = "resources", where = "" },       # which cluster nodes are of
        { to = "read virtual-network-family", in = "network", where = "" },
        { to = "use subnets", in = "network", where = "" },
        { to = "use network-security-groups", in = "network", where = "" },
        { to = "manage vnics", in = "network", where = "" },
      ],
      # Without it, creating a pool is refused although the pool lives elsewhere.
      [for _ in local.networks_elsewhere ? [1] : [] : { to = "manage cluster-virtualnode-pools", in = "network", where = "" }],
    )
  }

  reading_the_vault = [
    { to = "read secret-bundles", in = "resources", where = local.in_vault },
    { to = "read vaults", in = "resources", where = local.in_vault }, # else stores are ValidationUnknown
  ]

  operator_permissions = concat(
    var.operator.reads_secrets ? local.reading_the_vault : [],
    distinct(flatten([for kind in var.operator.provisions : local.provisioning[kind]])),
  )

  application_permissions = {
    for app in var.applications : "${app.namespace}/${app.service_account}" => concat(
      length(app.secrets) == 0 ? local.reading_the_vault : concat(
        [for name in app.secrets : { to = "read secret-bundles", in = "resources", where = "target.secret.name='${lookup(var.secret_names, name, name)}'" }],
        [{ to = "read vaults", in = "resources", where = local.in_vault }],
      ),
      [for _ in app.find ? [1] : [] : { to = "inspect secrets", in = "resources", where = "" }],
      flatten([for _ in app.metadata ? [1] : [] : length(app.secrets) == 0
        ? [{ to = "read secrets", in = "resources", where = local.in_vault }]
        : [for name in app.secrets : { to = "read secrets", in = "resources", where = "target.secret.name='${lookup(var.secret_names, name, name)}'" }]
      ]),
      flatten([for _ in app.push ? [1] : [] : [
        { to = "manage secrets", in = "resources", where = "" },
        { to = "manage secret-versions", in = "resources", where = "" }, # old ones make room
        { to = "use vaults", in = "resources", where = local.in_vault },
        { to = "use keys", in = "resources", where = "target.key.id='${var.key_id}'" },
      ]]),
      distinct(flatten([for kind in app.provisions : local.provisioning[kind]])),
    )
  }

  operator_account = "${var.operator.namespace}/${var.operator.service_account}"

  # "any-user" is the only subject that policies have for workloads: the conditions are what counts.
  workloads = {
    for account, permissions in merge({ (local.operator_account) = local.operator_permissions }, local.application_permissions) :
    account => {
      subject = "any-user"
      is = [
        "request.principal.type='workload'",
        "request.principal.namespace='${split("/", account)[0]}'",
        "request.principal.service_account='${split("/", account)[1]}'",
        "request.principal.cluster_id='${var.cluster_id}'",
      ]
      permissions = permissions
    }
  }

  nodes = {
    for group in var.instance_principals ? ["${var.name}-${var.suffix}-nodes"] : [] : "nodes" => {
      subject     = "dynamic-group ${group}"
      is          = []
      permissions = local.reading_the_vault
    }
  }

  # Only what is known before the cluster is there decides which policies there are.
  policies = merge([
    for account, principal in merge(local.workloads, local.nodes) : {
      for place, compartment in local.compartments : "${account} ${place}" => {
        compartment = compartment
        statements = [
          for permission in principal.permissions : join("", [
            "Allow ${principal.subject} to ${permission.to} in compartment id ${compartment}",
            length(principal.is) > 0 ? " where all {${join(", ", compact(concat(principal.is, [permission.where])))}}" : " where ${permission.where}",
          ]) if permission.in == place
        ]
      } if contains(principal.permissions[*].in, place)
    }
  ]...)
}

# One policy for each principal and compartment: OCI looks only below the compartment that a policy
# is attached to.
resource "oci_identity_policy" "this" {
  for_each       = local.policies
  compartment_id = each.value.compartment
  name           = substr(replace("${var.name}-${var.suffix}-${each.key}", "/[ /]/", "-"), 0, 100)
  description    = "What ${split(" ", each.key)[0]} of ${var.name} may do with ${split(" ", each.key)[1]}"
  statements     = each.value.statements

  lifecycle {
    precondition {
      condition     = length(each.value.statements) <= 50
      error_message = "OCI takes 50 statements in a policy, ${each.key} would get ${length(each.value.statements)}: name fewer secrets, or none to let it read the whole vault."
    }
  }

  depends_on = [oci_identity_dynamic_group.nodes]
}

resource "oci_identity_dynamic_group" "nodes" {
  count          = var.instance_principals ? 1 : 0
  compartment_id = var.tenancy_id
  name           = "${var.name}-${var.suffix}-nodes"
  description    = "The managed nodes of ${var.name}"
  matching_rule  = "ALL {instance.compartment.id = '${var.compartment_id}'}"
}

resource "oci_identity_policy" "mysql" {
  count          = var.mysql_security_groups ? 1 : 0
  compartment_id = local.compartments.network
  name           = "${var.name}-${var.suffix}-mysql"
  description    = "Lets DB systems of ${var.name} join security groups"
  statements = [
    for permissions in ["{NETWORK_SECURITY_GROUP_UPDATE_MEMBERS}", "{VNIC_CREATE, VNIC_UPDATE, VNIC_ASSOCIATE_NETWORK_SECURITY_GROUP, VNIC_DISASSOCIATE_NETWORK_SECURITY_GROUP}"] :
    "Allow any-user to ${permissions} in compartment id ${local.compartments.network} where all {request.principal.type='mysqldbsystem', request.resource.compartment.id='${var.compartment_id}'}"
  ]
}

# The tenancy and the compartment in which OKE runs the pods of virtual nodes.
resource "oci_identity_policy" "virtual_nodes" {
  count          = var.virtual_node_policy ? 1 : 0
  compartment_id = var.tenancy_id
  name           = "${var.name}-${var.suffix}-virtual-nodes"
  description    = "Lets OKE attach the pods of virtual nodes to this tenancy's subnets"
  statements = [
    "define tenancy ske as ocid1.tenancy.oc1..aaaaaaaacrvwsphodcje6wfbc3xsixhzcan5zihki6bvc7xkwqds4tqhzbaq",
    "define compartment ske_compartment as ocid1.compartment.oc1..aaaaaaaa2bou6r766wmrh5zt3vhu2rwdya7ahn4dfdtwzowb662cmtdc5fea",
    "endorse any-user to associate compute-container-instances in compartment ske_compartment of tenancy ske with subnets in tenancy where ALL {request.principal.type='virtualnode',request.operation='CreateContainerInstance',request.principal.subnet=2.subnet.id}",
    "endorse any-user to associate compute-container-instances in compartment ske_compartment of tenancy ske with vnics in tenancy where ALL {request.principal.type='virtualnode',request.operation='CreateContainerInstance',request.principal.subnet=2.subnet.id}",
    "endorse any-user to associate compute-container-instances in compartment ske_compartment of tenancy ske with network-security-group in tenancy where ALL {request.principal.type='virtualnode',request.operation='CreateContainerInstance'}",
  ]
}
