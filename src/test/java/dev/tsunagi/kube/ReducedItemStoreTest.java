package dev.tsunagi.kube;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import org.junit.jupiter.api.Test;

class ReducedItemStoreTest {

  private final Set<String> wanted = new HashSet<>(Set.of("ns/wanted"));
  private final ReducedItemStore<Secret> store =
      new ReducedItemStore<>(
          s -> wanted.contains("ns/" + s.getMetadata().getName()),
          s -> new SecretBuilder().withMetadata(s.getMetadata()).build());

  private static Secret secret(String name) {
    return new SecretBuilder()
        .withNewMetadata()
        .withNamespace("ns")
        .withName(name)
        .endMetadata()
        .addToData("k", "dg==")
        .build();
  }

  private void put(String name) {
    store.put("ns/" + name, secret(name));
  }

  @Test
  void keepsNothingOfThirtyThousandThatNobodyAskedFor() {
    IntStream.range(0, 30_000).forEach(i -> put("unrelated-" + i));
    assertThat(store.size()).isZero();
  }

  @Test
  void keepsOfTheOthersWhatTheReductionLeaves() {
    put("wanted");
    assertThat(store.get("ns/wanted").getData()).isEmpty();
    assertThat(store.keySet()).containsExactly("ns/wanted");
  }

  @Test
  void forgetsWhatIsNotWantedAnyMore() {
    put("wanted");
    wanted.clear();
    put("wanted");
    assertThat(store.size()).isZero();
  }
}
