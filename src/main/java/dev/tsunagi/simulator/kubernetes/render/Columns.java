package dev.tsunagi.simulator.kubernetes.render;

import module java.base;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tsunagi.simulator.kubernetes.json.Json;
import dev.tsunagi.simulator.kubernetes.resource.ResourceType;

/// Which columns the table of a kind has.
final class Columns {

  /// One column. A path may also be `#path` (how many), `path/path` (so many of so many) or the
  /// `!name` of one of the [Cells].
  ///
  /// @param priority above 0 for wide output only
  record Column(String name, String type, String path, int priority) {

    ObjectNode definition() {
      var shown =
          Json.object().put("name", name).put("type", type.equals("date") ? "string" : type);
      shown.put("format", name.equals("Name") ? "name" : "");
      return shown.put("description", name).put("priority", priority);
    }
  }

  private static final Column NAME = new Column("Name", "string", ".metadata.name", 0);
  private static final Column AGE = new Column("Age", "date", ".metadata.creationTimestamp", 0);
  private static final Column CREATED =
      new Column("Created At", "string", ".metadata.creationTimestamp", 0);

  private static final Map<String, List<Column>> BUILT_IN =
      """
      Secret Type=.type Data=#.data Age
      ConfigMap Data=#.data Age
      Namespace Status=.status.phase Age
      ServiceAccount Secrets=#.secrets Age
      Pod Ready=!pod-ready Status=!pod-status Restarts=!pod-restarts Age IP*=.status.podIP Node*=.spec.nodeName
      Service Type=.spec.type Cluster-IP=.spec.clusterIP External-IP=!external-ip Port(s)=!ports Age Selector*=!selector
      Deployment Ready=.status.readyReplicas/.spec.replicas Up-to-date=.status.updatedReplicas Available=.status.availableReplicas Age Containers*=!containers Images*=!images Selector*=!selector
      StatefulSet Ready=.status.readyReplicas/.spec.replicas Age Containers*=!containers Images*=!images
      ReplicaSet Desired=.spec.replicas Current=.status.replicas Ready=.status.readyReplicas Age Containers*=!containers Images*=!images Selector*=!selector
      DaemonSet Desired=.status.desiredNumberScheduled Current=.status.currentNumberScheduled Ready=.status.numberReady Age
      Job Status=!job-status Completions=.status.succeeded/.spec.completions Duration=!job-duration Age Containers*=!containers Images*=!images
      CronJob Schedule=.spec.schedule Timezone=!timezone Suspend=!suspend Active=!active Last+Schedule=!last-schedule Age
      Lease Holder=.spec.holderIdentity Age
      Node Status=!node-status Roles=!node-roles Age Version=.status.nodeInfo.kubeletVersion
      Event Last+Seen=.lastTimestamp Type=.type Reason=.reason Object=.involvedObject.name Message=.message
      PersistentVolumeClaim Status=.status.phase Volume=.spec.volumeName StorageClass=.spec.storageClassName Age
      HorizontalPodAutoscaler Reference=.spec.scaleTargetRef.name MinPods=.spec.minReplicas MaxPods=.spec.maxReplicas Age
      Role CreatedAt
      ClusterRole CreatedAt
      RoleBinding Role=.roleRef.name Age
      ClusterRoleBinding Role=.roleRef.name Age
      CustomResourceDefinition CreatedAt
      """
          .lines()
          .map(line -> List.of(line.split(" ", -1)))
          .collect(
              Collectors.toMap(
                  List::getFirst, row -> row.stream().skip(1).map(Columns::read).toList()));

  private Columns() {}

  private static Column read(String text) {
    var equals = text.indexOf('=');
    if (equals < 0) {
      return text.equals("Age") ? AGE : CREATED;
    }
    var wide = text.charAt(equals - 1) == '*';
    var name = text.substring(0, wide ? equals - 1 : equals).replace('+', ' ');
    var type = name.equals("Last Seen") ? "date" : "string";
    return new Column(name, type, text.substring(equals + 1), wide ? 1 : 0);
  }

  static List<Column> of(ResourceType type) {
    var definition = type.definition();
    if (definition == null) {
      return prefixed(BUILT_IN.getOrDefault(type.kind(), List.of(AGE)));
    }
    var own =
        definition
            .path("additionalPrinterColumns")
            .valueStream()
            .map(
                c ->
                    new Column(
                        Json.text(c, "name"),
                        Json.text(c, "type"),
                        Json.text(c, "jsonPath"),
                        c.path("priority").asInt()))
            .toList();
    return prefixed(own.isEmpty() ? List.of(AGE) : own);
  }

  private static List<Column> prefixed(List<Column> columns) {
    return Stream.concat(Stream.of(NAME), columns.stream()).toList();
  }
}
