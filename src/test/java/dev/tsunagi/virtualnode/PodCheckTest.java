package dev.tsunagi.virtualnode;

import static org.assertj.core.api.Assertions.assertThat;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PodCheckTest {

  static Stream<PodRows> rows() {
    return PodRows.all();
  }

  private static List<String> found(JsonNode template, String besides) {
    return PodCheck.findings(template, "").stream()
        .filter(f -> f.rule().id().equals(besides) || !PodRows.BESIDES.contains(f.rule().id()))
        .map(f -> f.rule().id() + " at " + f.path())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void findsWhatIsRefusedAndNothingElse(PodRows row) {
    assertThat(found(row.refused(), row.rule())).containsExactly(row.toString());
  }

  @ParameterizedTest
  @MethodSource("rows")
  void acceptsWhatComesNear(PodRows row) {
    assertThat(found(row.accepted(), row.rule())).noneMatch(f -> f.startsWith(row.rule() + " "));
  }

  /// All that the documents name as supported, in one pod.
  @Test
  void whateverIsSupportedIsNoFinding() {
    var template =
        PodRows.yaml(
            """
            spec:
              serviceAccountName: app
              automountServiceAccountToken: true
              imagePullSecrets: [{name: registry}]
              nodeSelector: {pool: web}
              affinity: {podAntiAffinity: {}}
              tolerations: [{operator: Exists}]
              topologySpreadConstraints:
              - {maxSkew: 1, topologyKey: oci.oraclecloud.com/fault-domain, whenUnsatisfiable: ScheduleAnyway}
              readinessGates: [{conditionType: podreadiness.loadbalancer.oci.oraclecloud.com/a}]
              terminationGracePeriodSeconds: 30
              securityContext: {runAsNonRoot: true, runAsUser: 1000, runAsGroup: 1000}
              containers:
              - name: main
                image: app
                command: [a]
                args: [b]
                env:
                - {name: A, value: b}
                - {name: B, valueFrom: {fieldRef: {fieldPath: status.podIP}}}
                - {name: C, valueFrom: {secretKeyRef: {name: a, key: b}}}
                - {name: D, valueFrom: {configMapKeyRef: {name: a, key: b}}}
                envFrom: [{configMapRef: {name: a}}, {secretRef: {name: a}}]
                ports: [{name: http, containerPort: 8080}, {containerPort: 29999}, {containerPort: 32768}]
                resources: {limits: {cpu: 2, memory: 4Gi}, requests: {cpu: 2, memory: 4Gi}}
                startupProbe: {exec: {command: [a]}}
                readinessProbe: {httpGet: {path: /, port: http}}
                livenessProbe: {httpGet: {port: 8443, scheme: HTTPS}}
                lifecycle: {preStop: {exec: {command: [sleep, "15"]}}}
                securityContext:
                  readOnlyRootFilesystem: true
                  allowPrivilegeEscalation: false
                  capabilities: {add: [NET_ADMIN], drop: [ALL]}
                terminationMessagePath: /dev/termination-log
                terminationMessagePolicy: File
                volumeMounts: [{name: scratch, mountPath: /tmp}, {name: all, mountPath: /all, readOnly: true}]
              - name: sidecar
                image: logs
                resources: {limits: {cpu: 125m, memory: 256Mi}}
              volumes:
              - {name: scratch, emptyDir: {medium: Memory}}
              - {name: config, configMap: {name: a, defaultMode: 0644, items: [{key: a, path: b, mode: 0644}]}}
              - {name: secret, secret: {secretName: a, defaultMode: 0644}}
              - name: all
                projected:
                  defaultMode: 0644
                  sources:
                  - {serviceAccountToken: {path: token}}
                  - {configMap: {name: a}}
                  - {secret: {name: a}}
            """);
    assertThat(PodCheck.findings(template, "")).isEmpty();
  }

  @Test
  void everyRuleHasARow() {
    assertThat(PodRules.ALL.stream().map(Rule::id))
        .allMatch(PodRows.all().map(PodRows::rule).toList()::contains);
  }

  @Test
  void namesTheTemplatesPlace() {
    var row = PodRows.all().findFirst().orElseThrow();
    assertThat(PodCheck.findings(row.refused(), "spec.template").getFirst().message())
        .isEqualTo(
            "spec.template.spec.initContainers: init containers are not supported; do their work in"
                + " the main container's command, or in a Job before");
  }

  @Test
  void whatIsNoPodIsNoCrash() {
    for (var text : List.of("{}", "[]", "7", "{\"spec\":[]}", "{\"spec\":{\"containers\":7}}")) {
      assertThat(PodCheck.findings(PodRows.yaml(text), "")).isEmpty();
    }
  }
}
