# Vaults, keys and secrets wait a week or more for their deletion, and keep their names.
resource "random_string" "suffix" {
  length  = 6
  upper   = false
  special = false
}

locals {
  network_compartment = coalesce(var.network_compartment_ocid, var.compartment_ocid)
}

module "network" {
  source                      = "./modules/network"
  compartment_id              = local.network_compartment
  name                        = var.name
  cidrs                       = var.cidrs
  api_allowed_cidrs           = var.api_allowed_cidrs
  load_balancer_allowed_cidrs = var.load_balancer_allowed_cidrs
  pods_reach_internet         = var.pods_reach_internet
}

# The cluster's pool waits for a policy of `identity`, whose other policies name the cluster. That
# is no cycle: Terraform orders resources, not modules.
module "cluster" {
  source              = "./modules/cluster"
  tenancy_id          = var.tenancy_ocid
  compartment_id      = var.compartment_ocid
  name                = var.name
  kubernetes_version  = var.kubernetes_version
  vcn_id              = module.network.vcn_id
  subnet_ids          = module.network.subnet_ids
  security_group_ids  = module.network.security_group_ids
  public_api          = module.network.public_api
  virtual_pool        = var.virtual_pool
  managed_pool        = var.managed_pool
  virtual_node_policy = module.identity.virtual_node_policy_id
  metrics_server      = var.metrics_server
}

module "vault" {
  source            = "./modules/vault"
  compartment_id    = var.compartment_ocid
  name              = var.name
  suffix            = random_string.suffix.result
  generated_secrets = var.generated_secrets
  secrets           = local.secrets
}

locals {
  secrets = merge(
    var.secrets,
    { for name in var.mysql == null ? [] : ["mysql-admin"] : name => jsonencode({ username = "admin", password = var.mysql_admin_password }) },
  )
}

module "identity" {
  source                 = "./modules/identity"
  providers              = { oci = oci.home }
  tenancy_id             = var.tenancy_ocid
  compartment_id         = var.compartment_ocid
  network_compartment_id = var.network_compartment_ocid
  name                   = var.name
  suffix                 = random_string.suffix.result
  cluster_id             = module.cluster.id
  vault_id               = module.vault.id
  key_id                 = module.vault.key_id
  operator               = var.operator
  applications           = var.applications
  secret_names           = module.vault.secret_names
  instance_principals    = var.instance_principals
  mysql_security_groups  = var.mysql != null || contains(flatten([var.operator.provisions, var.applications[*].provisions]), "mysql")
  virtual_node_policy    = var.virtual_node_policy
}

module "database" {
  source              = "./modules/database"
  count               = var.mysql == null ? 0 : 1
  compartment_id      = var.compartment_ocid
  name                = "${var.name}-mysql"
  availability_domain = module.cluster.availability_domains[0]
  subnet_id           = module.network.subnet_ids.databases
  security_group_id   = module.network.security_group_ids.databases
  shape               = var.mysql.shape
  storage_in_gbs      = var.mysql.storage_in_gbs
  admin_password      = var.mysql_admin_password
  heatwave            = var.mysql.heatwave
  delete_protected    = var.mysql.delete_protected

  depends_on = [module.identity]
}

module "events" {
  source             = "./modules/events"
  count              = var.stream == null ? 0 : 1
  compartment_id     = var.compartment_ocid
  name               = "${var.name}-events"
  partitions         = var.stream.partitions
  retention_in_hours = var.stream.retention_in_hours
}

module "images" {
  source         = "./modules/images"
  compartment_id = var.compartment_ocid
  repositories   = var.image_repositories
}

module "kubeconfig" {
  source     = "./modules/kubeconfig"
  count      = var.install_operator ? 1 : 0
  cluster_id = module.cluster.id
}

# Pods need nodes, and the operator its policies.
module "operator" {
  source          = "./modules/operator"
  count           = var.install_operator ? 1 : 0
  chart           = coalesce(var.operator_chart, "${path.module}/../deploy/helm/tsunagi")
  namespace       = var.operator.namespace
  service_account = var.operator.service_account
  region          = var.region
  values          = var.operator_values

  depends_on = [module.cluster, module.identity]
}
