package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.Node;
import io.fabric8.kubernetes.api.model.NodeBuilder;
import io.fabric8.kubernetes.api.model.Taint;

/// A virtual node of a pool.
///
/// @param privateIp its name as well
/// @param pool the OCID of its pool
/// @param zone as in `PHX-AD-1`
/// @param faultDomain as in `FAULT-DOMAIN-1`
public record VirtualNode(
    String privateIp,
    String pool,
    String zone,
    String faultDomain,
    Map<String, String> labels,
    List<Taint> taints) {

  /// One without labels and taints of its own, in the fault domain of that number.
  static VirtualNode numbered(int number) {
    return new VirtualNode(
        "10.0.10." + (10 + number),
        "ocid1.virtualnodepool.oc1.phx.bootstrap",
        "PHX-AD-1",
        "FAULT-DOMAIN-" + number,
        Map.of(),
        List.of());
  }

  Node node(String now) {
    var all = new TreeMap<>(labels);
    all.put("kubernetes.io/hostname", privateIp);
    all.put("kubernetes.io/os", "linux");
    all.put("node-role.kubernetes.io/virtual-node", "");
    all.put("topology.kubernetes.io/zone", zone);
    all.put("oci.oraclecloud.com/fault-domain", faultDomain);
    return new NodeBuilder()
        .withNewMetadata()
        .withName(privateIp)
        .withLabels(all)
        .addToAnnotations("oci.oraclecloud.com/virtual-node-pool-id", pool)
        .endMetadata()
        .withNewSpec()
        .withTaints(taints)
        .endSpec()
        .withNewStatus()
        .addNewAddress(privateIp, "InternalIP")
        .addNewCondition()
        .withType("Ready")
        .withStatus("True")
        .withReason("KubeletReady")
        .withMessage("virtual node is ready")
        .withLastTransitionTime(now)
        .endCondition()
        .withNewNodeInfo()
        .withKubeletVersion("v1.34.2")
        .withOperatingSystem("linux")
        .withOsImage("simulated virtual node")
        .endNodeInfo()
        .endStatus()
        .build();
  }
}
