mock_provider "oci" {
  mock_data "oci_identity_availability_domains" {
    defaults = {
      availability_domains = [{ name = "Uocm:PHX-AD-1" }, { name = "Uocm:PHX-AD-2" }, { name = "Uocm:PHX-AD-3" }]
    }
  }
  mock_data "oci_containerengine_cluster_option" {
    defaults = { kubernetes_versions = ["v1.9.9", "v1.35.2", "v1.34.10", "v1.35.10"] }
  }
  mock_data "oci_containerengine_node_pool_option" {
    defaults = {
      sources = [
        { image_id = "ocid1.image.oc1..arm", source_name = "Oracle-Linux-8.10-aarch64-2026.06.30-0-OKE-1.35.10-1000", source_type = "IMAGE" },
        { image_id = "ocid1.image.oc1..gpu", source_name = "Oracle-Linux-8.10-Gen2-GPU-2026.06.30-0-OKE-1.35.10-1000", source_type = "IMAGE" },
        { image_id = "ocid1.image.oc1..old", source_name = "Oracle-Linux-8.10-2026.06.30-0-OKE-1.34.10-1000", source_type = "IMAGE" },
        { image_id = "ocid1.image.oc1..right", source_name = "Oracle-Linux-8.10-2026.06.30-0-OKE-1.35.10-1000", source_type = "IMAGE" },
      ]
    }
  }
}

variables {
  tenancy_id         = "ocid1.tenancy.oc1..t"
  compartment_id     = "ocid1.compartment.oc1..c"
  name               = "test"
  vcn_id             = "ocid1.vcn.oc1..v"
  subnet_ids         = { api = "ocid1.subnet.oc1..api", pods = "ocid1.subnet.oc1..pods", load_balancers = "ocid1.subnet.oc1..lb" }
  security_group_ids = { api = "ocid1.nsg.oc1..api", pods = "ocid1.nsg.oc1..pods" }
}

run "defaults" {
  assert {
    condition     = oci_containerengine_cluster.this.type == "ENHANCED_CLUSTER" && oci_containerengine_cluster.this.cluster_pod_network_options[0].cni_type == "OCI_VCN_IP_NATIVE"
    error_message = "Virtual nodes need an enhanced cluster with VCN-native networking."
  }

  assert {
    condition     = oci_containerengine_cluster.this.kubernetes_version == "v1.35.10"
    error_message = "The newest version is taken, by number."
  }

  assert {
    condition     = !oci_containerengine_cluster.this.endpoint_config[0].is_public_ip_enabled && oci_containerengine_cluster.this.endpoint_config[0].subnet_id == var.subnet_ids.api && one(oci_containerengine_cluster.this.endpoint_config[0].nsg_ids) == var.security_group_ids.api
    error_message = "The API endpoint is private, in its subnet and group."
  }

  assert {
    condition     = one(oci_containerengine_cluster.this.options[0].service_lb_subnet_ids) == var.subnet_ids.load_balancers
    error_message = "Load balancers have their subnet."
  }

  assert {
    condition     = toset(oci_containerengine_virtual_node_pool.this.placement_configurations[*].availability_domain) == toset(["Uocm:PHX-AD-1", "Uocm:PHX-AD-2", "Uocm:PHX-AD-3"]) && oci_containerengine_virtual_node_pool.this.size == 3
    error_message = "Virtual nodes spread over the availability domains."
  }

  assert {
    condition     = alltrue([for placement in oci_containerengine_virtual_node_pool.this.placement_configurations : length(placement.fault_domain) == 0])
    error_message = "Fault domains are left to OCI where there are several availability domains."
  }

  assert {
    condition = (
      oci_containerengine_virtual_node_pool.this.pod_configuration[0].subnet_id == var.subnet_ids.pods
      && one(oci_containerengine_virtual_node_pool.this.pod_configuration[0].nsg_ids) == var.security_group_ids.pods
      && one(oci_containerengine_virtual_node_pool.this.nsg_ids) == var.security_group_ids.pods
    )
    error_message = "Nodes and pods share a subnet and a group."
  }

  assert {
    condition     = oci_containerengine_virtual_node_pool.this.timeouts.delete == "90m"
    error_message = "Pods may take an hour to leave."
  }

  assert {
    condition     = oci_containerengine_addon.metrics_server[0].addon_name == "KubernetesMetricsServer" && oci_containerengine_addon.cert_manager[0].addon_name == "CertManager"
    error_message = "Autoscaling needs the metrics server, and that cert-manager."
  }

  assert {
    condition     = length(oci_containerengine_node_pool.managed) == 0
    error_message = "Ordinary nodes cost money when nothing runs: none by default."
  }
}

run "one_availability_domain" {
  override_data {
    target = data.oci_identity_availability_domains.all
    values = { availability_domains = [{ name = "Uocm:AP-TOKYO-1-AD-1" }] }
  }

  assert {
    condition     = length(one(oci_containerengine_virtual_node_pool.this.placement_configurations[*].fault_domain)) == 3
    error_message = "Where there is one availability domain, virtual nodes spread over its fault domains."
  }
}

run "managed_nodes" {
  variables {
    managed_pool   = { size = 2 }
    public_api     = true
    metrics_server = false
  }

  assert {
    condition     = oci_containerengine_node_pool.managed[0].node_source_details[0].image_id == "ocid1.image.oc1..right"
    error_message = "The image is for this version, amd64, without GPU."
  }

  assert {
    condition = (
      oci_containerengine_node_pool.managed[0].node_config_details[0].size == 2
      && oci_containerengine_node_pool.managed[0].node_config_details[0].node_pool_pod_network_option_details[0].cni_type == "OCI_VCN_IP_NATIVE"
      && one(oci_containerengine_node_pool.managed[0].node_config_details[0].nsg_ids) == var.security_group_ids.pods
      && oci_containerengine_node_pool.managed[0].kubernetes_version == oci_containerengine_cluster.this.kubernetes_version
    )
    error_message = "Managed nodes are of the cluster's network and version."
  }

  assert {
    condition     = oci_containerengine_cluster.this.endpoint_config[0].is_public_ip_enabled && length(oci_containerengine_addon.metrics_server) == 0
    error_message = "The endpoint can be public, the add-ons left out."
  }
}

run "refuses_when_there_is_no_image" {
  variables {
    managed_pool       = { size = 1 }
    kubernetes_version = "v1.33.1"
  }
  expect_failures = [oci_containerengine_node_pool.managed]
}

run "refuses_machine_shapes_for_pods" {
  command = plan
  variables {
    virtual_pool = { shape = "VM.Standard.E4.Flex" }
  }
  expect_failures = [var.virtual_pool]
}

run "refuses_old_versions" {
  command = plan
  variables {
    kubernetes_version = "v1.24.1"
  }
  expect_failures = [var.kubernetes_version]
}
