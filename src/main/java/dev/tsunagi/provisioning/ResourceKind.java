package dev.tsunagi.provisioning;

import dev.tsunagi.oci.OciConnection;
import java.util.function.Function;

/// One kind, as the engine takes it.
///
/// @param gateways makes the gateway that acts with a connection
public record ResourceKind<S, M>(
    ResourceModel<S, M> model, Function<OciConnection, ResourceGateway<S, M>> gateways) {}
