package dev.tsunagi.dev;

import module java.base;

import dev.tsunagi.simulator.oci.OciSimulator;
import dev.tsunagi.template.Options;
import dev.tsunagi.template.Template;
import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;

/// Secrets of the samples that are better made at each start than kept in a file: keys, passwords.
final class MadeSecrets {

  private static final String VAULT = "demo-vault";

  /// Names in the vault, and the templates that make their contents.
  private static final Map<String, String> TEMPLATES =
      Map.of(
          "web-tls",
          """
          {{- $ca := genCA "Demo CA" 365 -}}
          {{- $web := genSignedCert "web.example" nil (list "web.example") 90 $ca -}}
          {{ $web.Cert }}{{ $ca.Cert }}{{ $web.Key }}
          """,
          "web-keystore-password",
          "{{ randAlphaNum 24 }}",
          "container-registry",
          """
          {{ dict "server" "iad.ocir.io" "username" "demo/builder" "password" (randAscii 20)
          | toRawJson }}
          """);

  private MadeSecrets() {}

  static void putInto(OciSimulator cloud) {
    var options = Options.of(EngineV2.functions(Sources.system()));
    TEMPLATES.forEach(
        (name, text) -> {
          var content = Template.parse(name, text, options).render(null).strip();
          cloud.putSecret(VAULT, name, content.getBytes(StandardCharsets.UTF_8));
        });
  }
}
