output "stream_id" {
  description = "OCID of the stream."
  value       = oci_streaming_stream.this.id
}

output "stream_pool_id" {
  description = "OCID of its pool."
  value       = oci_streaming_stream_pool.this.id
}

output "messages_endpoint" {
  description = "Where messages are put and read."
  value       = oci_streaming_stream.this.messages_endpoint
}
