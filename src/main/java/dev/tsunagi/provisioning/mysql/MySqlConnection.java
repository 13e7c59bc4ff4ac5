package dev.tsunagi.provisioning.mysql;

import module java.base;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.oracle.bmc.mysql.model.DbSystem;
import com.oracle.bmc.mysql.model.DbSystemEndpoint;
import dev.tsunagi.provisioning.Credentials;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import org.jspecify.annotations.Nullable;

/// The keys of a DB system's connection Secret: those of OSOK v1 byte for byte, and beside them
/// those that Service Binding and the frameworks look for. Pure.
final class MySqlConnection {

  private static final JsonMapper JSON = new JsonMapper();

  private MySqlConnection() {}

  /// Where one writes to. There is none before the DB system is up.
  static Optional<DbSystemEndpoint> primary(DbSystem system) {
    var all = system.getEndpoints() == null ? List.<DbSystemEndpoint>of() : system.getEndpoints();
    return all.stream()
        .filter(e -> e.getModes() == null || e.getModes().contains(DbSystemEndpoint.Modes.Write))
        .findFirst();
  }

  static SecretData of(DbSystem system, DbSystemEndpoint primary, Credentials credentials) {
    var all = new TreeMap<String, SecretValue>();
    osok(system, primary).forEach((key, value) -> all.put(key, SecretValue.of(value)));
    binding(system, primary).forEach((key, value) -> all.put(key, SecretValue.of(value)));
    credentials.value(MySqlDbSystemModel.USERNAME).ifPresent(user -> all.put("username", user));
    credentials.value(MySqlDbSystemModel.PASSWORD).ifPresent(word -> all.put("password", word));
    return new SecretData(all);
  }

  /// `InternalFQDN` is the bare label, as OSOK has it.
  private static Map<String, String> osok(DbSystem system, DbSystemEndpoint primary) {
    var placement = system.getCurrentPlacement();
    var availabilityDomain =
        placement == null ? system.getAvailabilityDomain() : placement.getAvailabilityDomain();
    var faultDomain = placement == null ? system.getFaultDomain() : placement.getFaultDomain();
    return Map.of(
        "PrivateIPAddress", text(address(system, primary)),
        "InternalFQDN", text(system.getHostnameLabel()),
        "AvailabilityDomain", text(availabilityDomain),
        "FaultDomain", text(faultDomain),
        "MySQLPort", text(system.getPort() == null ? primary.getPort() : system.getPort()),
        "MySQLXProtocolPort",
            text(system.getPortX() == null ? primary.getPortX() : system.getPortX()),
        "Endpoints", endpoints(system));
  }

  private static @Nullable String address(DbSystem system, DbSystemEndpoint primary) {
    return system.getIpAddress() == null ? primary.getIpAddress() : system.getIpAddress();
  }

  private static Map<String, String> binding(DbSystem system, DbSystemEndpoint primary) {
    var host = text(primary.getHostname());
    var reach = host.isEmpty() ? text(address(system, primary)) : host;
    var all = new TreeMap<String, String>();
    all.put("type", "mysql");
    all.put("provider", "oracle");
    all.put("host", reach);
    all.put("port", text(primary.getPort()));
    all.put("uri", "mysql://%s:%s".formatted(reach, primary.getPort()));
    all.put("jdbc-url", "jdbc:mysql://%s:%s/".formatted(reach, primary.getPort()));
    all.put("db-system-id", system.getId());
    return all;
  }

  /// A JSON array and a newline, with the members in OSOK's order and null where there is nothing.
  private static String endpoints(DbSystem system) {
    var array = JSON.createArrayNode();
    if (system.getEndpoints() != null) {
      system.getEndpoints().forEach(endpoint -> describe(endpoint, array));
    }
    return array + "\n";
  }

  private static void describe(DbSystemEndpoint endpoint, ArrayNode into) {
    ObjectNode node = into.addObject();
    node.put("ipAddress", endpoint.getIpAddress());
    node.put("port", endpoint.getPort());
    node.put("portX", endpoint.getPortX());
    node.put("hostname", endpoint.getHostname());
    if (endpoint.getModes() != null && !endpoint.getModes().isEmpty()) {
      var modes = node.putArray("modes");
      endpoint.getModes().forEach(mode -> modes.add(mode.getValue()));
    }
    node.put("status", endpoint.getStatus() == null ? null : endpoint.getStatus().getValue());
    node.put("statusDetails", endpoint.getStatusDetails());
    node.put(
        "resourceType",
        endpoint.getResourceType() == null ? null : endpoint.getResourceType().getValue());
    node.put("resourceId", endpoint.getResourceId());
  }

  private static String text(@Nullable Object value) {
    return value == null ? "" : value.toString();
  }
}
