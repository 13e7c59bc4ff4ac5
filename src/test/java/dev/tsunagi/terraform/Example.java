package dev.tsunagi.terraform;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// What comes out of `terraform/` for the variables of its example, with the network in another
/// compartment and with instance principals, in a mocked cloud.
record Example(JsonNode outputs) {

  static final String COMPARTMENT = "ocid1.compartment.oc1..example";
  static final String NETWORK = "ocid1.compartment.oc1..network";
  static final String CLUSTER = "ocid1.cluster.oc1.iad.mock";

  private static final String RUN = "tests/example.tftest.hcl";
  private static final Pattern PERMISSION = Pattern.compile("^Allow any-user to (.+?) in ");
  private static final String WHO =
      "request.principal.type='workload', request.principal.namespace='[^']+', "
          + "request.principal.service_account='[^']+', request.principal.cluster_id='[^']+'";

  static Example applied(Workspace workspace) throws Exception {
    Files.copy(
        Path.of("src/test/resources/terraform/example.tftest.hcl"), workspace.root().resolve(RUN));
    var outcome =
        workspace.run(
            "",
            "test",
            "-json",
            "-verbose",
            "-filter=" + RUN,
            "-var-file=terraform.tfvars.example",
            "-var=network_compartment_ocid=" + NETWORK,
            "-var=instance_principals=true");
    return new Example(outputs(outcome.output()));
  }

  private static JsonNode outputs(String output) throws IOException {
    var json = new ObjectMapper();
    for (var line : output.lines().toList()) {
      var outputs = json.readTree(line).at("/test_state/outputs");
      if (!outputs.isMissingNode()) {
        return outputs;
      }
    }
    throw new AssertionError("no state: " + output);
  }

  JsonNode output(String name) {
    return outputs.path(name).path("value");
  }

  Set<String> statements() {
    return output("policy_statements")
        .valueStream()
        .flatMap(JsonNode::valueStream)
        .map(JsonNode::asText)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// What service accounts are permitted, such as `read vaults`.
  Set<String> permissions() {
    return statements().stream()
        .map(PERMISSION::matcher)
        .filter(Matcher::find)
        .map(match -> match.group(1))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /// The statements with placeholders for the names of the example.
  Set<String> anonymousStatements() {
    return statements().stream()
        .map(
            statement ->
                statement
                    .replaceAll(WHO, "<who>")
                    .replaceAll("target.(vault|key).id='[^']+'", "target.$1.id='<$1>'")
                    .replaceAll("target.secret.name='[^']+'", "target.secret.name='<secret>'")
                    .replaceAll("dynamic-group \\S+", "dynamic-group <nodes>")
                    .replace(COMPARTMENT, "<compartment>")
                    .replace(NETWORK, "<network>"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
