package dev.tsunagi.secrets.external;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import module java.base;

import dev.tsunagi.api.secrets.ExternalSecret;
import dev.tsunagi.support.Conformance;
import dev.tsunagi.support.Rig;
import dev.tsunagi.support.VaultConsole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Templates, expressions and paths that would eat the operator, all at once: each ends in a
/// condition that names its place, and an ExternalSecret beside them goes on.
class HostileTemplatesIT {

  private static final Duration LONG = Duration.ofMinutes(2);
  private static final String TARGET = "spec.target.template.";

  /// @param spec what the ExternalSecret has beside a store, `data` or `dataFrom` included
  /// @param says what its condition must contain
  private record Case(String name, String spec, List<String> says) {}

  private static List<Case> cases() {
    var cases = new ArrayList<Case>();
    hostileValues()
        .forEach(
            (name, template) ->
                cases.add(
                    templated(
                        name,
                        "data: {v: '%s'}".formatted(template),
                        "data[v]",
                        "exceeded maximum")));
    cases.addAll(brokenValues());
    cases.addAll(elsewhere());
    cases.addAll(rewrites());
    cases.addAll(finds());
    return cases;
  }

  private static Map<String, String> hostileValues() {
    return Map.ofEntries(
        Map.entry("loop", "{{range 2000000000}}{{end}}"),
        Map.entry("nested-loops", "{{range 100000}}{{range 100000}}{{end}}{{end}}"),
        Map.entry("until", "{{range until 2000000000}}x{{end}}"),
        Map.entry("ten-megabytes", "{{repeat 10000000 \"a\"}}"),
        Map.entry("doubling", "{{$x := .v}}{{range 60}}{{$x = print $x $x}}{{end}}{{$x}}"),
        Map.entry("width", "{{range 100}}{{printf \"%999999d\" 1}}{{end}}"),
        Map.entry("recursion", "{{define \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}"),
        Map.entry(
            "fan-out",
            "{{define \"a\"}}{{template \"a\"}}{{template \"a\"}}{{end}}{{template \"a\"}}"),
        Map.entry("wrap", "{{$x := .v}}{{range 60}}{{$x = wrap 1 (print $x $x)}}{{end}}"),
        Map.entry("cycle", "{{$d := dict}}{{$_ := set $d \"a\" $d}}{{toYaml $d}}"),
        Map.entry(
            "hashes", "{{$x := repeat 1000000 .v}}{{range 99999}}{{$_ := sha256sum $x}}{{end}}"),
        Map.entry("regex", "{{regexFindAll \".*x|a\" (repeat 1000000 .v) -1 | len}}"),
        Map.entry("bcrypt", "{{range 1000}}{{bcrypt \"x\"}}{{end}}"),
        Map.entry("keys", "{{range 1000}}{{genPrivateKey \"rsa\"}}{{end}}"),
        Map.entry("authorities", "{{range 1000}}{{$_ := genCA \"x\" 1}}{{end}}"),
        Map.entry("scrypt", "{{range 999}}{{derivePassword 1 \"pin\" \"a\" \"b\" \"c\"}}{{end}}"));
  }

  private static List<Case> brokenValues() {
    return List.of(
        templated("syntax", "data: {v: '{{ .v'}", "data[v]", "unable to parse template at key v"),
        templated("unknown", "data: {v: '{{ env \"X\" }}'}", "data[v]", "\"env\" not defined"),
        templated("missing", "data: {v: '{{ .w }}'}", "data[v]", "no entry for key \"w\""),
        templated(
            "parentheses",
            "data: {v: '{{" + "(".repeat(5000) + "'}",
            "data[v]",
            "max expression depth exceeded"),
        templated(
            "unrolled",
            "data: {v: '{{mustRegexMatch \"((x{1000}){1000}){1000}\" .v}}'}",
            "data[v]",
            "expression too large"),
        templated(
            "json-depth",
            "data: {v: '{{repeat 100000 \"[\" | mustFromJson}}'}",
            "data[v]",
            "invalid JSON"),
        templated(
            "aliases", "data: {v: '{{(fromYaml .bomb).z}}'}", "data[v]", "no entry for key \"z\""),
        templated(
            "many-small-ones",
            "data: {%s}"
                .formatted(
                    IntStream.range(0, 200)
                        .mapToObj(i -> "v%d: '{{range 900000}}{{end}}'".formatted(i))
                        .collect(Collectors.joining(", "))),
            "data[v",
            "exceeded maximum"));
  }

  private static List<Case> elsewhere() {
    var loop = "{{range 2000000000}}{{end}}";
    return List.of(
        templated(
            "label", "metadata: {labels: {l: '" + loop + "'}}", "metadata.labels[l]", "exceeded"),
        templated(
            "annotation",
            "metadata: {annotations: {a: '" + loop + "'}}",
            "metadata.annotations[a]",
            "exceeded"),
        templated(
            "literal",
            "templateFrom: [{literal: 'a: b'}, {literal: '" + loop + "'}]",
            "templateFrom[1].literal",
            "exceeded"),
        templated(
            "literal-depth",
            "templateFrom: [{literal: '" + "[".repeat(50_000) + "'}]",
            "templateFrom[0].literal",
            "could not unmarshal"),
        templated(
            "literal-number",
            "templateFrom: [{literal: '{m: -1e-999999999, n: 1e999999999}'}]",
            "templateFrom[0].literal",
            "a number is out of range"),
        templated(
            "config-map",
            "templateFrom: [{configMap: {name: texts, items: [{key: good}, {key: loop}]}}]",
            "templateFrom[0].configMap.items[1]",
            "exceeded"),
        templated(
            "secret",
            "templateFrom: [{secret: {name: texts, items: [{key: loop}]}}]",
            "templateFrom[0].secret.items[0]",
            "exceeded"));
  }

  private static List<Case> rewrites() {
    return List.of(
        rewritten("regexp-syntax", "{regexp: {source: '(', target: x}}", "missing closing )"),
        rewritten(
            "regexp-unrolled",
            "{regexp: {source: '((x{1000}){1000}){1000}', target: x}}",
            "expression too large"),
        rewritten(
            "regexp-depth",
            "{regexp: {source: '" + "(".repeat(50_000) + "', target: x}}",
            "nests too deeply"),
        rewritten("transform-syntax", "{transform: {template: '{{'}}", "unable to parse template"),
        rewritten(
            "transform-loop",
            "{transform: {template: '{{range 2000000000}}{{end}}'}}",
            "exceeded maximum"),
        rewritten(
            "transform-keys",
            "{transform: {template: '{{genPrivateKey \"rsa\"}}{{range 200000000}}{{end}}'}}",
            "exceeded maximum"));
  }

  private static List<Case> finds() {
    return Stream.of(
            new Case("find-syntax", "(", List.of("could not compile find.name.regexp")),
            new Case("find-depth", "(".repeat(50_000), List.of("nests too deeply")),
            new Case("find-unrolled", "((x{1000}){1000}){1000}", List.of("expression too large")))
        .map(
            one ->
                new Case(
                    one.name,
                    "dataFrom: [{find: {name: {regexp: '%s'}}}]".formatted(one.spec),
                    List.of("spec.dataFrom[0].find", one.says.getFirst())))
        .toList();
  }

  private static Case templated(String name, String template, String path, String says) {
    return new Case(
        name,
        """
        target: {template: {%s}}
          dataFrom: [{extract: {key: json}}]
        """
            .formatted(template),
        List.of(TARGET + path, says));
  }

  private static Case rewritten(String name, String rewrite, String says) {
    return new Case(
        name,
        "dataFrom: [{extract: {key: json}, rewrite: [{regexp: {source: a, target: b}}, %s]}]"
            .formatted(rewrite),
        List.of("spec.dataFrom[0].extract", "rewrite[1]", says));
  }

  @Test
  @Timeout(240)
  @Conformance("ADV-15")
  void eachEndsInAConditionAndNoneDisturbsOthers() {
    try (var rig = Rig.start();
        var console = new VaultConsole(rig.cloud)) {
      var ns = rig.namespace("hostile");
      surroundings(rig, ns);
      console.put("healthy", "before");
      healthy(rig, ns);
      awaitHealthy(rig, ns, "before");
      cases().forEach(one -> apply(rig, ns, one));
      console.put("healthy", "meanwhile");
      awaitHealthy(rig, ns, "meanwhile");
      for (var one : cases()) {
        await(one.name)
            .atMost(LONG)
            .untilAsserted(
                () -> {
                  var ready = rig.ready(ExternalSecret.class, ns, one.name);
                  assertThat(ready.status()).isEqualTo("False");
                  assertThat(ready.message()).contains(one.says);
                });
      }
      console.put("healthy", "after");
      awaitHealthy(rig, ns, "after");
      assertThat(cases()).allSatisfy(one -> assertThat(rig.value(ns, one.name, "v")).isEmpty());
    }
  }

  private static void awaitHealthy(Rig rig, String ns, String value) {
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(rig.value(ns, "healthy", "v")).contains(value));
  }

  private static void surroundings(Rig rig, String ns) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: fake, namespace: %1$s}
        spec:
          provider:
            fake:
              data: [{key: json, value: '{"v": "a", "bomb": "%2$s"}'}]
        ---
        apiVersion: v1
        kind: ConfigMap
        metadata: {name: texts, namespace: %1$s}
        data: {good: "{{ .v }}", loop: "{{range 2000000000}}{{end}}"}
        ---
        apiVersion: v1
        kind: Secret
        metadata: {name: texts, namespace: %1$s}
        stringData: {loop: "{{range 2000000000}}{{end}}"}
        """
            .formatted(ns, aliases()));
  }

  /// YAML in JSON in YAML: nine lists of nine times the list before.
  private static String aliases() {
    return "a: &a [x]\\n"
        + IntStream.range('b', 'k')
            .mapToObj(
                c ->
                    "%1$c: &%1$c [%2$s]\\n"
                        .formatted(
                            c, String.join(",", Collections.nCopies(9, "*" + (char) (c - 1)))))
            .collect(Collectors.joining());
  }

  private static void healthy(Rig rig, String ns) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: SecretStore
        metadata: {name: vault, namespace: %1$s}
        spec:
          provider:
            oracle:
              vault: %2$s
              region: us-ashburn-1
              compartment: %3$s
              principalType: Workload
              serviceAccountRef: {name: reader}
        ---
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: healthy, namespace: %1$s}
        spec:
          refreshInterval: 1s
          secretStoreRef: {name: vault}
          data: [{secretKey: v, remoteRef: {key: healthy}}]
        """
            .formatted(ns, Rig.VAULT, Rig.COMPARTMENT));
  }

  private static void apply(Rig rig, String ns, Case one) {
    rig.apply(
        """
        apiVersion: external-secrets.io/v1
        kind: ExternalSecret
        metadata: {name: %s, namespace: %s}
        spec:
          refreshInterval: 1h
          secretStoreRef: {name: fake}
          %s
        """
            .formatted(one.name, ns, one.spec));
  }
}
