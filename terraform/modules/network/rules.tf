# Who may talk to whom. `group`: the security group that has the rule; the other side is a `peer`
# group, a `cidr`, or OCI's services (`oracle`). Source: Oracle's network example for virtual nodes.
# Nodes and pods share one subnet and one group.
locals {
  tcp  = "6"
  udp  = "17"
  icmp = "1"

  # Port 12250 carries the control of virtual nodes and the exchange of workload identity tokens.
  fixed_rules = {
    api_from_pods_6443  = { group = "api", direction = "INGRESS", peer = "pods", protocol = local.tcp, ports = [6443, 6443] }
    api_from_pods_12250 = { group = "api", direction = "INGRESS", peer = "pods", protocol = local.tcp, ports = [12250, 12250] }
    api_from_pods_mtu   = { group = "api", direction = "INGRESS", peer = "pods", protocol = local.icmp }
    api_to_oracle       = { group = "api", direction = "EGRESS", oracle = true, protocol = local.tcp, ports = [443, 443] }
    api_to_pods         = { group = "api", direction = "EGRESS", peer = "pods", protocol = local.tcp }
    api_to_pods_mtu     = { group = "api", direction = "EGRESS", peer = "pods", protocol = local.icmp }

    pods_from_pods             = { group = "pods", direction = "INGRESS", peer = "pods", protocol = "all" }
    pods_from_api              = { group = "pods", direction = "INGRESS", peer = "api", protocol = local.tcp }
    pods_from_api_mtu          = { group = "pods", direction = "INGRESS", peer = "api", protocol = local.icmp }
    pods_from_lb_nodeports     = { group = "pods", direction = "INGRESS", peer = "load_balancers", protocol = local.tcp, ports = [30000, 32767] }
    pods_from_lb_nodeports_udp = { group = "pods", direction = "INGRESS", peer = "load_balancers", protocol = local.udp, ports = [30000, 32767] }
    pods_from_lb_health        = { group = "pods", direction = "INGRESS", peer = "load_balancers", protocol = local.tcp, ports = [10256, 10256] }
    pods_from_lb_health_udp    = { group = "pods", direction = "INGRESS", peer = "load_balancers", protocol = local.udp, ports = [10256, 10256] }
    pods_to_pods               = { group = "pods", direction = "EGRESS", peer = "pods", protocol = "all" }
    pods_to_api_6443           = { group = "pods", direction = "EGRESS", peer = "api", protocol = local.tcp, ports = [6443, 6443] }
    pods_to_api_12250          = { group = "pods", direction = "EGRESS", peer = "api", protocol = local.tcp, ports = [12250, 12250] }
    pods_to_api_mtu            = { group = "pods", direction = "EGRESS", peer = "api", protocol = local.icmp }
    pods_to_oracle             = { group = "pods", direction = "EGRESS", oracle = true, protocol = local.tcp, ports = [443, 443] }
    pods_to_anywhere_mtu       = { group = "pods", direction = "EGRESS", cidr = "0.0.0.0/0", protocol = local.icmp }

    lb_to_pods_nodeports     = { group = "load_balancers", direction = "EGRESS", peer = "pods", protocol = local.tcp, ports = [30000, 32767] }
    lb_to_pods_nodeports_udp = { group = "load_balancers", direction = "EGRESS", peer = "pods", protocol = local.udp, ports = [30000, 32767] }
    lb_to_pods_health        = { group = "load_balancers", direction = "EGRESS", peer = "pods", protocol = local.tcp, ports = [10256, 10256] }
    lb_to_pods_health_udp    = { group = "load_balancers", direction = "EGRESS", peer = "pods", protocol = local.udp, ports = [10256, 10256] }
  }

  internet_rules = {
    for rule in var.pods_reach_internet ? ["pods_to_internet"] : [] :
    rule => { group = "pods", direction = "EGRESS", cidr = "0.0.0.0/0", protocol = "all" }
  }

  administrator_rules = {
    for cidr in var.api_allowed_cidrs :
    "api_from_${cidr}" => { group = "api", direction = "INGRESS", cidr = cidr, protocol = local.tcp, ports = [6443, 6443] }
  }

  load_balancer_rules = {
    for pair in setproduct(var.load_balancer_allowed_cidrs, var.load_balancer_ports) :
    "lb_from_${pair[0]}_${pair[1]}" => { group = "load_balancers", direction = "INGRESS", cidr = pair[0], protocol = local.tcp, ports = [pair[1], pair[1]] }
  }

  database_rules = merge([
    for port in var.database_ports : {
      "databases_from_pods_${port}" = { group = "databases", direction = "INGRESS", peer = "pods", protocol = local.tcp, ports = [port, port] }
      "pods_to_databases_${port}"   = { group = "pods", direction = "EGRESS", peer = "databases", protocol = local.tcp, ports = [port, port] }
    }
  ]...)

  # One shape for all, so that what a rule does not say is null.
  rules = {
    for name, rule in merge(local.fixed_rules, local.internet_rules, local.administrator_rules, local.load_balancer_rules, local.database_rules) :
    name => {
      group     = rule.group
      ingress   = rule.direction == "INGRESS"
      protocol  = rule.protocol
      ports     = try(rule.ports, null)
      peer_type = try(rule.oracle, false) ? "SERVICE_CIDR_BLOCK" : try(rule.cidr, null) != null ? "CIDR_BLOCK" : "NETWORK_SECURITY_GROUP"
      peer      = try(rule.oracle, false) ? local.oracle_services.cidr_block : try(rule.cidr, null) != null ? rule.cidr : oci_core_network_security_group.this[rule.peer].id
    }
  }
}

resource "oci_core_network_security_group_security_rule" "this" {
  for_each                  = local.rules
  network_security_group_id = oci_core_network_security_group.this[each.value.group].id
  description               = each.key
  direction                 = each.value.ingress ? "INGRESS" : "EGRESS"
  protocol                  = each.value.protocol
  stateless                 = false
  source                    = each.value.ingress ? each.value.peer : null
  source_type               = each.value.ingress ? each.value.peer_type : null
  destination               = each.value.ingress ? null : each.value.peer
  destination_type          = each.value.ingress ? null : each.value.peer_type

  dynamic "tcp_options" {
    for_each = each.value.protocol == local.tcp && each.value.ports != null ? [each.value.ports] : []
    content {
      destination_port_range {
        min = tcp_options.value[0]
        max = tcp_options.value[1]
      }
    }
  }

  dynamic "udp_options" {
    for_each = each.value.protocol == local.udp && each.value.ports != null ? [each.value.ports] : []
    content {
      destination_port_range {
        min = udp_options.value[0]
        max = udp_options.value[1]
      }
    }
  }

  # Path MTU discovery: "fragmentation needed".
  dynamic "icmp_options" {
    for_each = each.value.protocol == local.icmp ? [1] : []
    content {
      type = 3
      code = 4
    }
  }
}
