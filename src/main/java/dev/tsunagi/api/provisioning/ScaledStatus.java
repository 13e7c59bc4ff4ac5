package dev.tsunagi.api.provisioning;

import dev.tsunagi.api.common.Completed;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the status of a resource that consists of nodes shows besides, in fields of the same names.
/// Others have nothing of it.
public record ScaledStatus(
    @Nullable Integer size,
    @Nullable Integer readyNodes,
    String selector,
    List<VirtualNodeStatus> nodes,
    @Nullable AddressStatus addresses) {

  public static final ScaledStatus EMPTY = new ScaledStatus(null, null, "", List.of(), null);

  public ScaledStatus {
    selector = Completed.text(selector);
    nodes = Completed.list(nodes);
  }
}
