mock_provider "oci" {
  mock_data "oci_containerengine_cluster_kube_config" {
    defaults = {
      content = <<-YAML
        clusters:
        - name: cluster
          cluster:
            server: https://192.0.2.7:6443
            certificate-authority-data: Y2VydGlmaWNhdGU=
      YAML
    }
  }
}

run "reads_the_first_cluster" {
  variables {
    cluster_id = "ocid1.cluster.oc1..c"
  }

  assert {
    condition     = output.host == "https://192.0.2.7:6443" && output.ca_certificate == "certificate"
    error_message = "Host and authority are the cluster's."
  }
}
