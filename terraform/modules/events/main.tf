resource "oci_streaming_stream_pool" "this" {
  compartment_id = var.compartment_id
  name           = var.name
}

# A stream is in a pool or in a compartment; OCI refuses both.
resource "oci_streaming_stream" "this" {
  stream_pool_id     = oci_streaming_stream_pool.this.id
  name               = var.name
  partitions         = var.partitions
  retention_in_hours = var.retention_in_hours
}
