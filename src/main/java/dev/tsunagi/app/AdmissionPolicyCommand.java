package dev.tsunagi.app;

import module java.base;

import dev.tsunagi.virtualnode.AdmissionPolicy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Prints what virtual nodes refuse as admission policies, to be piped into `kubectl apply -f -`.
@Command(
    name = "admission-policy",
    description = {
      "Print what virtual nodes refuse as ValidatingAdmissionPolicies (Kubernetes 1.30 and later),"
          + " for namespaces with the label tsunagi.dev/virtual-nodes=enforce:"
          + " tsunagi admission-policy | kubectl apply -f -"
    })
@SuppressWarnings("NullAway.Init") // picocli fills it in
public final class AdmissionPolicyCommand implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Override
  public Integer call() {
    spec.commandLine().getOut().print(AdmissionPolicy.yaml());
    spec.commandLine().getOut().flush();
    return 0;
  }
}
