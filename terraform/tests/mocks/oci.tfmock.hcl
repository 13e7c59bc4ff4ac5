mock_data "oci_core_services" {
  defaults = {
    services = [{ id = "ocid1.service.oc1.iad.all", name = "All IAD Services In Oracle Services Network", cidr_block = "all-iad-services", description = "" }]
  }
}

mock_data "oci_identity_availability_domains" {
  defaults = {
    availability_domains = [{ name = "Uocm:US-ASHBURN-AD-1" }, { name = "Uocm:US-ASHBURN-AD-2" }, { name = "Uocm:US-ASHBURN-AD-3" }]
  }
}

mock_data "oci_containerengine_cluster_option" {
  defaults = { kubernetes_versions = ["v1.34.2", "v1.35.2"] }
}

mock_data "oci_containerengine_cluster_kube_config" {
  defaults = {
    content = "clusters: [{cluster: {server: 'https://192.0.2.7:6443', certificate-authority-data: Y2VydGlmaWNhdGU=}}]"
  }
}

mock_resource "oci_containerengine_cluster" {
  defaults = { id = "ocid1.cluster.oc1.iad.mock" }
}

mock_resource "oci_kms_vault" {
  defaults = { id = "ocid1.vault.oc1.iad.mock" }
}

mock_resource "oci_kms_key" {
  defaults = { id = "ocid1.key.oc1.iad.mock" }
}
