mock_provider "oci" {}

variables {
  compartment_id = "ocid1.compartment.oc1..c"
  name           = "test"
}

run "in_a_pool" {
  assert {
    condition     = oci_streaming_stream.this.stream_pool_id == oci_streaming_stream_pool.this.id && oci_streaming_stream.this.partitions == 1
    error_message = "The stream is in its pool."
  }
}

run "refuses_long_retention" {
  command = plan
  variables {
    retention_in_hours = 169
  }
  expect_failures = [var.retention_in_hours]
}
