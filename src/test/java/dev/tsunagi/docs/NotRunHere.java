package dev.tsunagi.docs;

import module java.base;

/// Documented commands that no build can run, each with the reason, and with what shows the same
/// here.
enum NotRunHere {
  DEV_MODE("mvn -Pdev", "it is this very dev mode that everything else is run against"),
  VERIFY("mvn verify", "it is what runs this"),
  BENCHMARKS("mvn -Pbench.*", "it measures for minutes, on a machine of its own; BenchIT"),
  IMAGE("mvn -Pimage.*", "it makes an image for minutes; ImageIT makes and starts one"),
  REGISTRY(
      "(skopeo|podman) .*",
      "it needs that program, images of two machines and a registry; OciImageTest reads the"
          + " layout"),
  HELM("helm .*", "it needs Helm and a real cluster; HelmChartTest renders and applies the chart"),
  TERRAFORM("terraform .*", "it needs a tenancy; TerraformIT checks the modules offline"),
  TERRAFORM_VARIABLES(
      "cp terraform\\.tfvars\\.example .*",
      "it is for that tenancy; TerraformIT reads the example"),
  WATCHES("kubectl .* -w", "it shows changes until it is stopped"),
  OCI("oci .*", "it needs the command line of OCI, and a tenancy"),
  SERVERS(
      "java -jar target/tsunagi(-dev)?\\.jar (simulate --port 8440|run --oci-endpoint .*)",
      "it serves until it is stopped, on fixed ports; PackagedJarsIT starts both on free ones");

  private final Pattern command;
  final String why;

  NotRunHere(String command, String why) {
    this.command = Pattern.compile(command, Pattern.DOTALL);
    this.why = why;
  }

  boolean names(DocumentedCommand documented) {
    return command.matcher(documented.text()).matches();
  }

  static Optional<NotRunHere> of(DocumentedCommand documented) {
    return Arrays.stream(values()).filter(exception -> exception.names(documented)).findFirst();
  }
}
