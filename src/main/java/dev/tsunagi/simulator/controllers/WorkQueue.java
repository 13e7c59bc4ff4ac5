package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClientException;

/// What is to be looked at, and the one thread that does. An object waits once, for its next time.
final class WorkQueue implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(WorkQueue.class.getName());
  private static final Duration AFTER_A_FAILURE = Duration.ofMillis(200);

  private record Item(Kind kind, String namespace, String name) {}

  private final Map<Kind, Controller> controllers;
  private final Map<Item, Long> due = new LinkedHashMap<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread worker;

  WorkQueue(Map<Kind, Controller> controllers) {
    this.controllers = controllers;
    this.worker = Thread.ofVirtual().name("controllers").start(this::work);
  }

  /// Notes the object and the one that controls it.
  void changed(Kind kind, HasMetadata object) {
    var metadata = object.getMetadata();
    var namespace = Objects.requireNonNullElse(metadata.getNamespace(), "");
    add(new Item(kind, namespace, metadata.getName()), Duration.ZERO);
    metadata.getOwnerReferences().stream()
        .filter(owner -> Boolean.TRUE.equals(owner.getController()))
        .forEach(
            owner ->
                Kind.of(owner.getKind())
                    .ifPresent(k -> add(new Item(k, namespace, owner.getName()), Duration.ZERO)));
  }

  private void add(Item item, Duration in) {
    lock.lock();
    try {
      due.merge(item, System.nanoTime() + in.toNanos(), (a, b) -> a - b < 0 ? a : b);
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  private Item take() throws InterruptedException {
    lock.lock();
    try {
      while (true) {
        var next = due.entrySet().stream().min(Map.Entry.comparingByValue());
        if (next.isEmpty()) {
          changed.await();
          continue;
        }
        var wait = next.get().getValue() - System.nanoTime();
        if (wait <= 0) {
          due.remove(next.get().getKey());
          return next.get().getKey();
        }
        var _ = changed.awaitNanos(wait);
      }
    } finally {
      lock.unlock();
    }
  }

  private void work() {
    try {
      while (true) {
        look(take());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void look(Item item) {
    try {
      Objects.requireNonNull(controllers.get(item.kind()))
          .reconcile(item.namespace(), item.name())
          .ifPresent(in -> add(item, in));
    } catch (KubernetesClientException e) {
      // Someone else was faster, or the object is gone: the next look tells.
      LOG.log(System.Logger.Level.DEBUG, "will look again at " + item, e);
      add(item, AFTER_A_FAILURE);
    } catch (RuntimeException e) {
      LOG.log(System.Logger.Level.ERROR, "a controller failed at " + item, e);
    }
  }

  @Override
  public void close() {
    worker.interrupt();
    try {
      worker.join(Duration.ofSeconds(5));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
