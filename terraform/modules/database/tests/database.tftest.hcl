mock_provider "oci" {}

variables {
  compartment_id      = "ocid1.compartment.oc1..c"
  name                = "test"
  availability_domain = "Uocm:PHX-AD-1"
  subnet_id           = "ocid1.subnet.oc1..db"
  security_group_id   = "ocid1.nsg.oc1..db"
  admin_password      = "Sm4ll-and-Capital"
}

run "defaults" {
  assert {
    condition     = oci_mysql_mysql_db_system.this.deletion_policy[0].is_delete_protected && oci_mysql_mysql_db_system.this.deletion_policy[0].final_backup == "REQUIRE_FINAL_BACKUP"
    error_message = "A database is not deleted by accident, and not without a backup."
  }

  assert {
    condition     = oci_mysql_mysql_db_system.this.subnet_id == var.subnet_id && one(oci_mysql_mysql_db_system.this.nsg_ids) == var.security_group_id
    error_message = "It is in the databases' subnet and group."
  }

  assert {
    condition     = length(oci_mysql_heat_wave_cluster.this) == 0
    error_message = "No HeatWave cluster unless asked for."
  }
}

run "heatwave_for_a_while" {
  variables {
    heatwave         = { size = 2 }
    delete_protected = false
  }

  assert {
    condition     = oci_mysql_heat_wave_cluster.this[0].cluster_size == 2 && oci_mysql_heat_wave_cluster.this[0].db_system_id == oci_mysql_mysql_db_system.this.id
    error_message = "HeatWave joins the DB system."
  }

  assert {
    condition     = !oci_mysql_mysql_db_system.this.deletion_policy[0].is_delete_protected && oci_mysql_mysql_db_system.this.deletion_policy[0].final_backup == "SKIP_FINAL_BACKUP"
    error_message = "Without protection, destroy must work."
  }
}

run "refuses_weak_passwords" {
  command = plan
  variables {
    admin_password = "password"
  }
  expect_failures = [var.admin_password]
}
