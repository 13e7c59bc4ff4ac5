data "oci_identity_availability_domains" "all" {
  compartment_id = var.tenancy_id
}

data "oci_containerengine_cluster_option" "all" {
  cluster_option_id = "all"
  compartment_id    = var.compartment_id
}

locals {
  availability_domains = data.oci_identity_availability_domains.all.availability_domains[*].name

  # Versions as numbers: as text, v1.9 would be newer than v1.10.
  versions = {
    for version in data.oci_containerengine_cluster_option.all.kubernetes_versions :
    join(".", formatlist("%05d", [for part in split(".", trimprefix(version, "v")) : tonumber(part)])) => version
  }
  newest             = reverse(values(local.versions))[0]
  kubernetes_version = coalesce(var.kubernetes_version, local.newest)

  # Where there is one availability domain, its fault domains are what spreads pods. Elsewhere they
  # are left to OCI, since naming them provokes capacity errors.
  fault_domains = length(local.availability_domains) == 1 ? ["FAULT-DOMAIN-1", "FAULT-DOMAIN-2", "FAULT-DOMAIN-3"] : []
}

resource "oci_containerengine_cluster" "this" {
  compartment_id     = var.compartment_id
  name               = var.name
  vcn_id             = var.vcn_id
  kubernetes_version = local.kubernetes_version
  type               = "ENHANCED_CLUSTER" # virtual nodes, workload identity and add-ons need it

  cluster_pod_network_options {
    cni_type = "OCI_VCN_IP_NATIVE"
  }

  endpoint_config {
    subnet_id            = var.subnet_ids.api
    is_public_ip_enabled = var.public_api
    nsg_ids              = [var.security_group_ids.api]
  }

  options {
    service_lb_subnet_ids = [var.subnet_ids.load_balancers]

    kubernetes_network_config {
      services_cidr = var.services_cidr
    }
  }
}

resource "oci_containerengine_virtual_node_pool" "this" {
  compartment_id = var.compartment_id
  cluster_id     = oci_containerengine_cluster.this.id
  display_name   = "${var.name}-virtual"
  size           = var.virtual_pool.size
  nsg_ids        = [var.security_group_ids.pods]

  dynamic "placement_configurations" {
    for_each = local.availability_domains
    content {
      availability_domain = placement_configurations.value
      fault_domain        = local.fault_domains
      subnet_id           = var.subnet_ids.pods
    }
  }

  pod_configuration {
    shape     = var.virtual_pool.shape
    subnet_id = var.subnet_ids.pods
    nsg_ids   = [var.security_group_ids.pods]
  }

  initial_virtual_node_labels {
    key   = "tsunagi.dev/pool"
    value = "virtual"
  }

  # Pods may take an hour to leave; the provider would give up after twenty minutes.
  timeouts {
    delete = "90m"
  }

  depends_on = [var.virtual_node_policy]
}

data "oci_containerengine_node_pool_option" "this" {
  count               = var.managed_pool.size > 0 ? 1 : 0
  node_pool_option_id = oci_containerengine_cluster.this.id
  compartment_id      = var.compartment_id
}

locals {
  # Oracle Linux for this version, amd64, without GPU drivers.
  images = [
    for source in try(data.oci_containerengine_node_pool_option.this[0].sources, []) : source.image_id
    if can(regex("^Oracle-Linux-[0-9.]+-[0-9.]+-[0-9]+-OKE-${trimprefix(local.kubernetes_version, "v")}-", source.source_name))
  ]
}

resource "oci_containerengine_node_pool" "managed" {
  count              = var.managed_pool.size > 0 ? 1 : 0
  compartment_id     = var.compartment_id
  cluster_id         = oci_containerengine_cluster.this.id
  name               = "${var.name}-managed"
  kubernetes_version = local.kubernetes_version
  node_shape         = var.managed_pool.shape

  node_shape_config {
    ocpus         = var.managed_pool.ocpus
    memory_in_gbs = var.managed_pool.memory_in_gbs
  }

  node_source_details {
    source_type = "IMAGE"
    image_id    = var.managed_pool.image_id != null ? var.managed_pool.image_id : try(local.images[0], null)
  }

  node_config_details {
    size    = var.managed_pool.size
    nsg_ids = [var.security_group_ids.pods]

    dynamic "placement_configs" {
      for_each = local.availability_domains
      content {
        availability_domain = placement_configs.value
        subnet_id           = var.subnet_ids.pods
      }
    }

    node_pool_pod_network_option_details {
      cni_type       = "OCI_VCN_IP_NATIVE"
      pod_subnet_ids = [var.subnet_ids.pods]
      pod_nsg_ids    = [var.security_group_ids.pods]
    }
  }

  initial_node_labels {
    key   = "tsunagi.dev/pool"
    value = "managed"
  }

  lifecycle {
    precondition {
      condition     = var.managed_pool.image_id != null || length(local.images) > 0
      error_message = "OKE offers no Oracle Linux image for ${local.kubernetes_version}; set managed_pool.image_id."
    }
  }
}

# Add-ons are pods: they want nodes first, and leave first.
resource "oci_containerengine_addon" "cert_manager" {
  count                            = var.metrics_server ? 1 : 0
  cluster_id                       = oci_containerengine_cluster.this.id
  addon_name                       = "CertManager"
  remove_addon_resources_on_delete = true

  depends_on = [oci_containerengine_virtual_node_pool.this, oci_containerengine_node_pool.managed]
}

resource "oci_containerengine_addon" "metrics_server" {
  count                            = var.metrics_server ? 1 : 0
  cluster_id                       = oci_containerengine_cluster.this.id
  addon_name                       = "KubernetesMetricsServer"
  remove_addon_resources_on_delete = true

  depends_on = [oci_containerengine_addon.cert_manager]
}
