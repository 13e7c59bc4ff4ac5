package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;

/// Runs them all against one API server until closed.
///
/// Watches only say what to look at; every look reads from the server, and there is one worker, so
/// no controller acts on what it has not yet heard of its own writes.
public final class Controllers implements AutoCloseable {

  private final WorkQueue queue;
  private final List<AutoCloseable> watches = new ArrayList<>();
  private final Nodes nodes;

  /// How to run.
  ///
  /// @param pace how long a container takes to start, and a load balancer to get its address
  public record Settings(Clock clock, Duration pace, List<VirtualNode> nodes) {

    /// Two virtual nodes in two fault domains, and half a second for everything.
    public static Settings defaults() {
      return new Settings(
          Clock.systemUTC(),
          Duration.ofMillis(500),
          List.of(VirtualNode.numbered(1), VirtualNode.numbered(2)));
    }
  }

  private Controllers(KubernetesClient client, Settings settings) {
    nodes = new Nodes(client, settings.clock());
    var cluster = new Cluster(client, settings.clock());
    var moments = new Moments(settings.pace());
    var controllers = new EnumMap<Kind, Controller>(Kind.class);
    controllers.put(Kind.DEPLOYMENT, new Deployments(cluster));
    controllers.put(Kind.REPLICA_SET, new ReplicaSets(cluster));
    controllers.put(Kind.STATEFUL_SET, new StatefulSets(cluster));
    controllers.put(Kind.JOB, new Jobs(cluster));
    controllers.put(Kind.CRON_JOB, new CronJobs(cluster));
    controllers.put(Kind.POD, new Kubelet(cluster, moments));
    controllers.put(Kind.SERVICE, new Services(cluster, moments));
    controllers.put(Kind.AUTOSCALER, new Autoscalers(cluster));
    queue = new WorkQueue(controllers);
  }

  /// Makes the nodes and follows every kind from now on. The client stays the caller's.
  public static Controllers start(KubernetesClient client, Settings settings) {
    var controllers = new Controllers(client, settings);
    settings.nodes().forEach(controllers.nodes::join);
    controllers.watch(client);
    return controllers;
  }

  /// The nodes, to let more of them join or leave.
  public Nodes nodes() {
    return nodes;
  }

  private void watch(KubernetesClient client) {
    watches.add(client.apps().deployments().inAnyNamespace().inform(to(Kind.DEPLOYMENT)));
    watches.add(client.apps().replicaSets().inAnyNamespace().inform(to(Kind.REPLICA_SET)));
    watches.add(client.apps().statefulSets().inAnyNamespace().inform(to(Kind.STATEFUL_SET)));
    watches.add(client.batch().v1().jobs().inAnyNamespace().inform(to(Kind.JOB)));
    watches.add(client.batch().v1().cronjobs().inAnyNamespace().inform(to(Kind.CRON_JOB)));
    watches.add(client.pods().inAnyNamespace().inform(to(Kind.POD)));
    watches.add(client.services().inAnyNamespace().inform(to(Kind.SERVICE)));
    watches.add(
        client
            .autoscaling()
            .v2()
            .horizontalPodAutoscalers()
            .inAnyNamespace()
            .inform(to(Kind.AUTOSCALER)));
    watches.add(client.nodes().inform(to(Kind.POD)));
  }

  private <T extends HasMetadata> ResourceEventHandler<T> to(Kind kind) {
    return new ResourceEventHandler<>() {
      @Override
      public void onAdd(T object) {
        queue.changed(kind, object);
      }

      @Override
      public void onUpdate(T before, T after) {
        queue.changed(kind, after);
      }

      @Override
      public void onDelete(T object, boolean stateUnknown) {
        queue.changed(kind, object);
      }
    };
  }

  @Override
  public void close() {
    queue.close();
    for (var watch : watches) {
      try {
        watch.close();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
