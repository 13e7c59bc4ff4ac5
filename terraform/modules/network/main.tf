data "oci_core_services" "oracle" {
  filter {
    name   = "name"
    values = ["All .* Services In Oracle Services Network"]
    regex  = true
  }
}

locals {
  oracle_services = data.oci_core_services.oracle.services[0]
  public_api      = length(var.api_allowed_cidrs) > 0
}

resource "oci_core_vcn" "this" {
  compartment_id = var.compartment_id
  cidr_blocks    = [var.cidrs.vcn]
  display_name   = var.name
  dns_label      = "tsunagi"
}

resource "oci_core_internet_gateway" "this" {
  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${var.name}-internet"
}

resource "oci_core_nat_gateway" "this" {
  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${var.name}-nat"
}

resource "oci_core_service_gateway" "this" {
  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${var.name}-services"

  services {
    service_id = local.oracle_services.id
  }
}

# OCI refuses a route table with an internet gateway and a service gateway.
resource "oci_core_route_table" "public" {
  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${var.name}-public"

  route_rules {
    description       = "to the internet"
    destination       = "0.0.0.0/0"
    destination_type  = "CIDR_BLOCK"
    network_entity_id = oci_core_internet_gateway.this.id
  }
}

resource "oci_core_route_table" "private" {
  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${var.name}-private"

  route_rules {
    description       = "out to the internet"
    destination       = "0.0.0.0/0"
    destination_type  = "CIDR_BLOCK"
    network_entity_id = oci_core_nat_gateway.this.id
  }

  route_rules {
    description       = "to OCI's services, without the internet"
    destination       = local.oracle_services.cidr_block
    destination_type  = "SERVICE_CIDR_BLOCK"
    network_entity_id = oci_core_service_gateway.this.id
  }
}

# Subnets get a security list without rules instead of the VCN's, which lets SSH in.
resource "oci_core_security_list" "none" {
  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${var.name}-rules-live-in-security-groups"
}

resource "oci_core_subnet" "this" {
  for_each = {
    api            = { cidr = var.cidrs.api, label = "api", public = local.public_api }
    pods           = { cidr = var.cidrs.pods, label = "pods", public = false }
    load_balancers = { cidr = var.cidrs.load_balancers, label = "lb", public = true }
    databases      = { cidr = var.cidrs.databases, label = "db", public = false }
  }
  compartment_id             = var.compartment_id
  vcn_id                     = oci_core_vcn.this.id
  cidr_block                 = each.value.cidr
  display_name               = "${var.name}-${replace(each.key, "_", "-")}"
  dns_label                  = each.value.label
  prohibit_public_ip_on_vnic = !each.value.public
  route_table_id             = each.value.public ? oci_core_route_table.public.id : oci_core_route_table.private.id
  security_list_ids          = [oci_core_security_list.none.id]
}

resource "oci_core_network_security_group" "this" {
  for_each       = toset(["api", "pods", "load_balancers", "databases"])
  compartment_id = var.compartment_id
  vcn_id         = oci_core_vcn.this.id
  display_name   = "${var.name}-${replace(each.key, "_", "-")}"
}
