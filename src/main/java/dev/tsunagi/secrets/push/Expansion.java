package dev.tsunagi.secrets.push;

import module java.base;

import com.google.re2j.PatternSyntaxException;
import dev.tsunagi.api.secrets.PushData;
import dev.tsunagi.api.secrets.PushDataTo;
import dev.tsunagi.api.secrets.PushSecretSpec;
import dev.tsunagi.failure.Failure;
import dev.tsunagi.failure.FailureException;
import dev.tsunagi.regex.LinearPattern;
import dev.tsunagi.regex.Meter;
import dev.tsunagi.secrets.SecretData;
import dev.tsunagi.secrets.SecretValue;
import dev.tsunagi.secrets.provider.Push;
import dev.tsunagi.template.Options;

/// What `data` and `dataTo` make of one Secret for one store. Pure.
///
/// @param templates how the templates of `rewrite` are rendered
record Expansion(PushSecretSpec spec, Options templates) {

  /// `data` wins over a `dataTo` that takes the same key of the Secret.
  List<PushEntry> entries(PushTarget target, SourceSecret source) {
    var taken = new HashSet<String>();
    spec.data().forEach(entry -> taken.addAll(taken(entry, source.data())));
    var all = new ArrayList<PushEntry>();
    for (var i = 0; i < spec.dataTo().size(); i++) {
      var entry = spec.dataTo().get(i);
      if (entry.storeRef() != null && target.isMeantBy(entry.storeRef())) {
        all.addAll(many("spec.dataTo[" + i + "]", entry, target, source, taken));
      }
    }
    spec.data().forEach(entry -> all.add(one(entry, target, source)));
    return all;
  }

  /// The keys of the Secret, as it has them, that an entry takes by name.
  private static Set<String> taken(PushData entry, SecretData data) {
    return data.names().stream()
        .filter(key -> read(entry, key).equals(entry.match().secretKey()))
        .collect(Collectors.toSet());
  }

  private static String read(PushData entry, String key) {
    return ReverseUnicode.read(entry.conversionStrategy(), key);
  }

  private static PushEntry one(PushData entry, PushTarget target, SourceSecret source) {
    var data = converted(entry.conversionStrategy(), source.data());
    var key = entry.match().secretKey();
    if (key.isEmpty()) {
      return new PushEntry(target, entry, new Push.Content.Whole(data), source.source());
    }
    var value = data.values().get(key);
    if (value == null) {
      throw new FailureException(
          new Failure.Unresolved("set secret failed: secret key %s does not exist".formatted(key)));
    }
    return new PushEntry(target, entry, new Push.Content.One(value), source.source());
  }

  private static SecretData converted(PushData.ConversionStrategy strategy, SecretData data) {
    var read = new TreeMap<String, SecretValue>();
    data.values().forEach((key, value) -> read.put(ReverseUnicode.read(strategy, key), value));
    return new SecretData(read);
  }

  private List<PushEntry> many(
      String path, PushDataTo entry, PushTarget target, SourceSecret source, Set<String> taken) {
    var matched = matched(path, entry, source.data());
    if (!entry.remoteKey().isEmpty()) {
      return matched.isEmpty() ? List.of() : List.of(bundle(entry, target, source, matched));
    }
    var rest = new TreeMap<>(matched.values());
    rest.keySet().removeAll(taken);
    return perKey(path, entry, target, source, converted(entry.conversionStrategy(), of(rest)));
  }

  private static SecretData of(SortedMap<String, SecretValue> values) {
    return new SecretData(values);
  }

  /// By the keys as the Secret has them; matching is on what they read as.
  private static SecretData matched(String path, PushDataTo entry, SecretData data) {
    var pattern = compiled(path, entry.match().regexp());
    var meter = Meter.upTo(LinearPattern.AMPLE, () -> tooMuchWork(path));
    var found = new TreeMap<String, SecretValue>();
    data.values()
        .forEach(
            (key, value) -> {
              var read = ReverseUnicode.read(entry.conversionStrategy(), key);
              if (pattern.finds(read, meter)) {
                found.put(key, value);
              }
            });
    return new SecretData(found);
  }

  private static FailureException tooMuchWork(String path) {
    return new FailureException(
        new Failure.Invalid(
            "%s.match.regexp takes too long over the keys of the Secret; simplify it"
                .formatted(path)));
  }

  private static LinearPattern compiled(String path, String regexp) {
    try {
      return LinearPattern.compile(regexp);
    } catch (PatternSyntaxException e) {
      throw new FailureException(
          new Failure.Invalid("%s.match.regexp: %s".formatted(path, e.getMessage())), e);
    }
  }

  private static PushEntry bundle(
      PushDataTo entry, PushTarget target, SourceSecret source, SecretData matched) {
    var data = converted(entry.conversionStrategy(), matched);
    return new PushEntry(
        target,
        recorded(entry, "", entry.remoteKey()),
        new Push.Content.Whole(data),
        source.source());
  }

  private List<PushEntry> perKey(
      String path, PushDataTo entry, PushTarget target, SourceSecret source, SecretData data) {
    var names = new RemoteNames(path, templates).of(entry.rewrite(), data.names());
    return data.values().entrySet().stream()
        .map(
            e ->
                new PushEntry(
                    target,
                    recorded(entry, e.getKey(), Objects.requireNonNull(names.get(e.getKey()))),
                    new Push.Content.One(e.getValue()),
                    source.source()))
        .toList();
  }

  private static PushData recorded(PushDataTo entry, String secretKey, String remoteKey) {
    var remote = new PushData.RemoteRef(remoteKey, "");
    return new PushData(
        entry.conversionStrategy(), new PushData.Match(secretKey, remote), entry.metadata());
  }
}
