package dev.tsunagi.simulator.kubernetes.resource;

import module java.base;

import dev.tsunagi.simulator.kubernetes.resource.ResourceType.Names;

/// The kinds that every cluster has, as a table.
final class BuiltInTypes {

  /// Columns: group/version, kind, plural, scope (n or c), short names, traits, categories. `-`
  /// stands for nothing. Traits: status, scale; counted (has a generation).
  private static final String TABLE =
      """
      v1 Namespace namespaces c ns status -
      v1 Secret secrets n - - -
      v1 ConfigMap configmaps n cm - -
      v1 ServiceAccount serviceaccounts n sa - -
      v1 Service services n svc status all
      v1 Endpoints endpoints n ep - -
      v1 Pod pods n po status all
      v1 PodTemplate podtemplates n - - -
      v1 Node nodes c no status -
      v1 Event events n ev - -
      v1 PersistentVolumeClaim persistentvolumeclaims n pvc status -
      v1 PersistentVolume persistentvolumes c pv status -
      v1 ResourceQuota resourcequotas n quota status -
      v1 LimitRange limitranges n limits - -
      v1 ReplicationController replicationcontrollers n rc status,scale,counted all
      events.k8s.io/v1 Event events n ev - -
      coordination.k8s.io/v1 Lease leases n - - -
      apps/v1 Deployment deployments n deploy status,scale,counted all
      apps/v1 ReplicaSet replicasets n rs status,scale,counted all
      apps/v1 StatefulSet statefulsets n sts status,scale,counted all
      apps/v1 DaemonSet daemonsets n ds status,counted all
      batch/v1 Job jobs n - status,counted all
      batch/v1 CronJob cronjobs n cj status,counted all
      rbac.authorization.k8s.io/v1 Role roles n - - -
      rbac.authorization.k8s.io/v1 RoleBinding rolebindings n - - -
      rbac.authorization.k8s.io/v1 ClusterRole clusterroles c - - -
      rbac.authorization.k8s.io/v1 ClusterRoleBinding clusterrolebindings c - - -
      policy/v1 PodDisruptionBudget poddisruptionbudgets n pdb status,counted -
      autoscaling/v2 HorizontalPodAutoscaler horizontalpodautoscalers n hpa status all
      networking.k8s.io/v1 Ingress ingresses n ing status,counted -
      networking.k8s.io/v1 IngressClass ingressclasses c - counted -
      networking.k8s.io/v1 NetworkPolicy networkpolicies n netpol counted -
      discovery.k8s.io/v1 EndpointSlice endpointslices n - counted -
      storage.k8s.io/v1 StorageClass storageclasses c sc - -
      scheduling.k8s.io/v1 PriorityClass priorityclasses c pc counted -
      admissionregistration.k8s.io/v1 ValidatingAdmissionPolicy validatingadmissionpolicies c - status,counted api-extensions
      admissionregistration.k8s.io/v1 ValidatingAdmissionPolicyBinding validatingadmissionpolicybindings c - counted api-extensions
      admissionregistration.k8s.io/v1 ValidatingWebhookConfiguration validatingwebhookconfigurations c - counted api-extensions
      admissionregistration.k8s.io/v1 MutatingWebhookConfiguration mutatingwebhookconfigurations c - counted api-extensions
      apiextensions.k8s.io/v1 CustomResourceDefinition customresourcedefinitions c crd,crds status,counted api-extensions
      """;

  private BuiltInTypes() {}

  static List<ResourceType> all() {
    return TABLE.lines().map(line -> read(List.of(line.strip().split(" ", -1)))).toList();
  }

  private static ResourceType read(List<String> row) {
    var slash = row.get(0).indexOf('/');
    var group = slash < 0 ? "" : row.get(0).substring(0, slash);
    var kind = row.get(1);
    var names =
        new Names(
            row.get(2),
            kind.toLowerCase(Locale.ROOT),
            kind,
            List.copyOf(words(row.get(4))),
            List.copyOf(words(row.get(6))));
    return new ResourceType(
        group,
        row.get(0).substring(slash + 1),
        names,
        row.get(3).equals("n"),
        Set.copyOf(words(row.get(5))),
        new Once<>(() -> ModelSchemas.of(group, kind)),
        null);
  }

  private static Set<String> words(String cell) {
    return cell.equals("-") ? Set.of() : new LinkedHashSet<>(List.of(cell.split(",", -1)));
  }
}
