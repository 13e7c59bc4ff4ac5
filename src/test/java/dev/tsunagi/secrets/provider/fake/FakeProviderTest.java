package dev.tsunagi.secrets.provider.fake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import module java.base;

import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.provider.Fetched;
import dev.tsunagi.secrets.provider.FindCriteria;
import dev.tsunagi.secrets.provider.Push;
import dev.tsunagi.secrets.provider.PushAddress;
import dev.tsunagi.secrets.provider.PushOwner;
import dev.tsunagi.secrets.provider.SecretAddress;
import dev.tsunagi.secrets.provider.SecretWriter.Removal;
import dev.tsunagi.secrets.provider.SecretWriter.Written;
import dev.tsunagi.secrets.provider.Validation;
import dev.tsunagi.secrets.provider.fake.FakeProvider.Health;
import dev.tsunagi.support.Conformance;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FakeProviderTest {

  private static FakeProvider provider(int validationResult) {
    return new FakeProvider(
        "uid/1",
        Map.of(
            new SecretAddress("k", ""), "plain",
            new SecretAddress("k", "v1"), "one",
            new SecretAddress("k", "v10"), "ten",
            new SecretAddress("only", "v2"), "two"),
        new Pushed(),
        Health.of(validationResult));
  }

  private static Push push(String key, String property, String value) {
    return new Push(
        new PushAddress(key, property),
        new Push.Content.One(SecretValue.of(value)),
        new Push.Source("s", "Opaque", Map.of(), Map.of()),
        null,
        new PushOwner("cluster", "ns", "ps"));
  }

  @Test
  void whatIsPushedIsReadAndFoundByEveryStoreThatSharesIt() {
    var pushed = new Pushed();
    var one = new FakeProvider("uid/1", Map.of(), pushed, Health.READY);
    var writer = one.writer().orElseThrow();
    assertThat(writer.exists(new PushAddress("new", ""))).isFalse();
    assertThat(writer.push(push("new", "", "{\"a\":1}"))).isEqualTo(Written.CREATED);
    assertThat(writer.push(push("new", "b", "<2>"))).isEqualTo(Written.UPDATED);
    assertThat(writer.push(push("new", "b", "<2>"))).isEqualTo(Written.UNCHANGED);
    assertThat(writer.exists(new PushAddress("new", "b"))).isTrue();
    assertThat(writer.exists(new PushAddress("new", "c"))).isFalse();
    var other = new FakeProvider("uid/2", Map.of(), pushed, Health.READY);
    assertThat(other.get(new SecretAddress("new", "")).map(f -> f.value().text()))
        .contains("{\"a\":1,\"b\":\"\\u003c2\\u003e\"}");
    assertThat(other.find(new FindCriteria("^n", Map.of(), "")))
        .containsExactly(new SecretAddress("new", ""));
  }

  @Test
  void whatIsDeclaredCannotBeWrittenToAndNothingIsDeleted() {
    var writer = provider(0).writer().orElseThrow();
    assertThat(writer.exists(new PushAddress("k", ""))).isTrue();
    assertThatThrownBy(() -> writer.push(push("k", "", "x")))
        .isInstanceOf(FailureException.class)
        .hasMessageContaining("key already exists");
    assertThat(writer.delete(new PushAddress("k", ""), new PushOwner("c", "n", "p")))
        .isEqualTo(Removal.ABSENT);
  }

  @ParameterizedTest
  @CsvSource({"k, '', plain", "k, v1, one", "only, v2, two", "k, v2,", "only, '',", "kv1, '',"})
  @Conformance("UT-provider-fake")
  void aVersionMustBeAskedForAsItIsWritten(String key, String version, String value) {
    assertThat(provider(0).get(new SecretAddress(key, version)).map(Fetched::value))
        .map(v -> v.text())
        .isEqualTo(Optional.ofNullable(value));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ^k$     | k (version v10)
          ^on     | only (version v2)
          v1      |
          .       | k (version v10), only (version v2)
          ''      | k (version v10), only (version v2)
          nothing |
          """)
  @Conformance("UT-provider-fake")
  void findsTheGreatestVersionOfEachKeyByItsName(String regexp, @Nullable String found) {
    var addresses = provider(0).find(new FindCriteria(regexp, Map.of(), ""));
    assertThat(addresses.stream().map(SecretAddress::toString).collect(Collectors.joining(", ")))
        .isEqualTo(Objects.requireNonNullElse(found, ""));
    assertThat(addresses).allMatch(address -> provider(0).get(address).isPresent());
  }

  @Test
  @Conformance("UT-provider-fake")
  void findsByNothingButTheName() {
    for (var criteria :
        List.of(
            new FindCriteria(null, Map.of(), ""),
            new FindCriteria(null, Map.of("a", "b"), ""),
            new FindCriteria("k", Map.of("a", "b"), ""),
            new FindCriteria("k", Map.of(), "path"))) {
      assertThatThrownBy(() -> provider(0).find(criteria))
          .isInstanceOf(FailureException.class)
          .hasMessageContaining("unsupported find operator");
    }
  }

  @Test
  void itsHealthIsWhatTheStoreSays() {
    assertThat(provider(0).validate()).isInstanceOf(Validation.Valid.class);
    assertThat(provider(1).validate()).isInstanceOf(Validation.Unknown.class);
    assertThatThrownBy(() -> provider(2).validate())
        .isInstanceOfSatisfying(
            FailureException.class,
            e -> assertThat(e.failure()).isInstanceOf(Failure.Invalid.class));
  }

  @Test
  void eachStoreIsAScopeOfItsOwn() {
    var other = new FakeProvider("uid/2", Map.of(), new Pushed(), Health.READY);
    assertThat(other.scope()).isNotEqualTo(provider(0).scope());
  }
}
