output "id" {
  description = "OCID of the DB system."
  value       = oci_mysql_mysql_db_system.this.id
}

output "ip_address" {
  description = "Private address of the DB system; port 3306."
  value       = oci_mysql_mysql_db_system.this.ip_address
}
