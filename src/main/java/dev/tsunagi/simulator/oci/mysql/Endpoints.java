package dev.tsunagi.simulator.oci.mysql;

import org.jspecify.annotations.Nullable;

/// What answers at the endpoints of DB systems: nothing, unless somebody sees to it.
public interface Endpoints {

  Endpoints NONE = (_, _) -> null;

  /// Something that answers for a new DB system with this administrator; null for nothing.
  @Nullable Endpoint open(String administrator, String password);

  /// One that answers.
  interface Endpoint {

    String host();

    int port();

    /// The administrator has another password from now on.
    void password(String other);

    /// The DB system is no more.
    void close();
  }
}
