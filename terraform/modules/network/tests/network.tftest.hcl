mock_provider "oci" {
  mock_data "oci_core_services" {
    defaults = {
      services = [{ id = "ocid1.service.oc1.iad.all", name = "All IAD Services In Oracle Services Network", cidr_block = "all-iad-services", description = "" }]
    }
  }
}

variables {
  compartment_id = "ocid1.compartment.oc1..network"
  name           = "test"
}

run "rules" {
  assert {
    condition = toset([
      for rule in oci_core_network_security_group_security_rule.this :
      "${rule.source} ${rule.tcp_options[0].destination_port_range[0].min}-${rule.tcp_options[0].destination_port_range[0].max}"
      if rule.direction == "INGRESS" && rule.source_type == "CIDR_BLOCK"
    ]) == toset(["0.0.0.0/0 80-80", "0.0.0.0/0 443-443"])
    error_message = "From the internet, only load balancers may be reached, on their ports."
  }

  assert {
    condition = alltrue([
      for rule in oci_core_network_security_group_security_rule.this :
      rule.network_security_group_id == oci_core_network_security_group.this["load_balancers"].id
      if rule.direction == "INGRESS" && rule.source_type == "CIDR_BLOCK"
    ])
    error_message = "Only the group of load balancers may have rules about the internet."
  }

  assert {
    condition = alltrue([for port in [6443, 12250] : anytrue([
      for rule in oci_core_network_security_group_security_rule.this :
      rule.direction == "INGRESS" && rule.source == oci_core_network_security_group.this["pods"].id
      && rule.network_security_group_id == oci_core_network_security_group.this["api"].id
      && try(rule.tcp_options[0].destination_port_range[0].min, 0) == port
    ])])
    error_message = "Pods must reach the API endpoint on 6443 and 12250 (workload identity)."
  }

  assert {
    condition = alltrue([for port in [6443, 12250] : anytrue([
      for rule in oci_core_network_security_group_security_rule.this :
      rule.direction == "EGRESS" && rule.destination == oci_core_network_security_group.this["api"].id
      && rule.network_security_group_id == oci_core_network_security_group.this["pods"].id
      && try(rule.tcp_options[0].destination_port_range[0].min, 0) == port
    ])])
    error_message = "Pods must be let out to the API endpoint on 6443 and 12250."
  }

  assert {
    condition = toset([
      for rule in oci_core_network_security_group_security_rule.this :
      "${rule.source_type} ${rule.source} ${rule.tcp_options[0].destination_port_range[0].max}"
      if rule.direction == "INGRESS" && rule.network_security_group_id == oci_core_network_security_group.this["databases"].id
    ]) == toset([for port in [3306, 33060, 1521, 1522] : "NETWORK_SECURITY_GROUP ${oci_core_network_security_group.this["pods"].id} ${port}"])
    error_message = "Databases may be reached from pods only."
  }

  assert {
    condition = toset([
      for rule in oci_core_network_security_group_security_rule.this : "${rule.protocol} ${try(rule.tcp_options[0].destination_port_range[0].min, rule.udp_options[0].destination_port_range[0].min)}"
      if rule.direction == "EGRESS" && rule.network_security_group_id == oci_core_network_security_group.this["load_balancers"].id
    ]) == toset(["6 30000", "17 30000", "6 10256", "17 10256"])
    error_message = "Load balancers must reach node ports and health checks, and nothing else."
  }

  assert {
    condition = alltrue([for rule in oci_core_network_security_group_security_rule.this : !rule.stateless]) && toset([
      for rule in oci_core_network_security_group_security_rule.this : "${rule.icmp_options[0].type} ${rule.icmp_options[0].code}" if rule.protocol == "1"
    ]) == toset(["3 4"])
    error_message = "Rules are stateful, and ICMP is for path MTU discovery."
  }

  assert {
    condition = alltrue([
      for group in ["api", "pods"] : anytrue([
        for rule in oci_core_network_security_group_security_rule.this :
        rule.network_security_group_id == oci_core_network_security_group.this[group].id
        && rule.destination_type == "SERVICE_CIDR_BLOCK" && rule.destination == "all-iad-services"
      ])
    ])
    error_message = "The API endpoint and pods must reach OCI's services."
  }

  assert {
    condition     = oci_core_network_security_group_security_rule.this["pods_to_internet"].protocol == "all"
    error_message = "By default pods reach the internet."
  }

  assert {
    condition     = length(coalesce(oci_core_security_list.none.ingress_security_rules, [])) == 0
    error_message = "The security list of subnets has no rules."
  }
}

run "routes" {
  assert {
    condition = toset([for route in oci_core_route_table.private.route_rules : "${route.destination_type} ${route.destination} ${route.network_entity_id}"]) == toset([
      "CIDR_BLOCK 0.0.0.0/0 ${oci_core_nat_gateway.this.id}",
      "SERVICE_CIDR_BLOCK all-iad-services ${oci_core_service_gateway.this.id}",
    ])
    error_message = "Private subnets go out through the NAT gateway, and to OCI's services through the service gateway."
  }

  assert {
    condition     = [for route in oci_core_route_table.public.route_rules : "${route.destination} ${route.network_entity_id}"] == ["0.0.0.0/0 ${oci_core_internet_gateway.this.id}"]
    error_message = "Public subnets have the internet gateway, which no service gateway may join."
  }

  assert {
    condition     = [for service in oci_core_service_gateway.this.services : service.service_id] == ["ocid1.service.oc1.iad.all"]
    error_message = "The service gateway leads to all of OCI's services."
  }

  assert {
    condition = alltrue([
      for name in ["api", "pods", "databases"] :
      oci_core_subnet.this[name].prohibit_public_ip_on_vnic && oci_core_subnet.this[name].route_table_id == oci_core_route_table.private.id
    ])
    error_message = "Subnets of the API endpoint, pods and databases are private."
  }

  assert {
    condition     = !oci_core_subnet.this["load_balancers"].prohibit_public_ip_on_vnic && oci_core_subnet.this["load_balancers"].route_table_id == oci_core_route_table.public.id
    error_message = "Load balancers are public."
  }

  assert {
    condition     = alltrue([for subnet in oci_core_subnet.this : one(subnet.security_list_ids) == oci_core_security_list.none.id])
    error_message = "No subnet has the default security list, which lets SSH in."
  }

  assert {
    condition     = { for name, subnet in oci_core_subnet.this : name => subnet.cidr_block } == { api = "10.0.0.0/28", pods = "10.0.32.0/19", load_balancers = "10.0.64.0/24", databases = "10.0.65.0/24" }
    error_message = "Each subnet has its range."
  }
}

run "administrators" {
  variables {
    api_allowed_cidrs = ["192.0.2.0/24"]
  }

  assert {
    condition     = output.public_api && !oci_core_subnet.this["api"].prohibit_public_ip_on_vnic && oci_core_subnet.this["api"].route_table_id == oci_core_route_table.public.id
    error_message = "With administrators the endpoint may be public."
  }

  assert {
    condition = (
      oci_core_network_security_group_security_rule.this["api_from_192.0.2.0/24"].tcp_options[0].destination_port_range[0].min == 6443
      && oci_core_network_security_group_security_rule.this["api_from_192.0.2.0/24"].network_security_group_id == oci_core_network_security_group.this["api"].id
    )
    error_message = "Administrators reach the API endpoint on 6443."
  }
}

run "closed" {
  variables {
    pods_reach_internet         = false
    load_balancer_allowed_cidrs = []
  }

  assert {
    condition     = !anytrue([for rule in oci_core_network_security_group_security_rule.this : (rule.source == "0.0.0.0/0" || rule.destination == "0.0.0.0/0") && rule.protocol != "1"])
    error_message = "Nothing but path MTU discovery leaves or enters a closed network."
  }
}

run "refuses_host_bits" {
  command = plan
  variables {
    cidrs = { vcn = "10.0.0.0/16", api = "10.0.0.0/28", pods = "10.0.33.0/19", load_balancers = "10.0.64.0/24", databases = "10.0.65.0/24" }
  }
  expect_failures = [var.cidrs]
}

run "refuses_subnets_elsewhere" {
  command = plan
  variables {
    cidrs = { vcn = "10.0.0.0/16", api = "10.0.0.0/28", pods = "10.1.0.0/19", load_balancers = "10.0.64.0/24", databases = "10.0.65.0/24" }
  }
  expect_failures = [var.cidrs]
}

run "refuses_few_addresses" {
  command = plan
  variables {
    cidrs = { vcn = "10.0.0.0/16", api = "10.0.0.0/28", pods = "10.0.32.0/28", load_balancers = "10.0.64.0/24", databases = "10.0.65.0/24" }
  }
  expect_failures = [var.cidrs]
}

run "refuses_the_whole_internet" {
  command = plan
  variables {
    api_allowed_cidrs = ["0.0.0.0/0"]
  }
  expect_failures = [var.api_allowed_cidrs]
}
