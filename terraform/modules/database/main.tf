resource "oci_mysql_mysql_db_system" "this" {
  compartment_id          = var.compartment_id
  availability_domain     = var.availability_domain
  display_name            = var.name
  shape_name              = var.shape
  subnet_id               = var.subnet_id
  nsg_ids                 = [var.security_group_id]
  hostname_label          = "mysql"
  admin_username          = var.admin_username
  admin_password          = var.admin_password
  data_storage_size_in_gb = var.storage_in_gbs

  deletion_policy {
    is_delete_protected        = var.delete_protected
    final_backup               = var.delete_protected ? "REQUIRE_FINAL_BACKUP" : "SKIP_FINAL_BACKUP"
    automatic_backup_retention = var.delete_protected ? "RETAIN" : "DELETE"
  }
}

resource "oci_mysql_heat_wave_cluster" "this" {
  count        = var.heatwave == null ? 0 : 1
  db_system_id = oci_mysql_mysql_db_system.this.id
  cluster_size = var.heatwave.size
  shape_name   = var.heatwave.shape
}
