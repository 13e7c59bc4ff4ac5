package dev.tsunagi.workload;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.workload.VirtualNodeWorkloadSpec;
import dev.tsunagi.virtualnode.Finding;
import dev.tsunagi.virtualnode.PodCheck;

/// Says of what was written beside the fields of a workload why it does not run on a virtual node.
/// Pure.
///
/// The same table decides as for whole pods: what is unknown to us is put where a pod has it.
final class Expressed {

  private static final JsonMapper JSON = new JsonMapper();
  private static final String UNKNOWN = "is no field of a workload on virtual nodes";

  private Expressed() {}

  static List<SpecProblem> problems(VirtualNodeWorkloadSpec spec) {
    var found = new ArrayList<SpecProblem>();
    Strays.of(spec).forEach((path, stray) -> problems(found, path, stray));
    return List.copyOf(found);
  }

  private static void problems(List<SpecProblem> found, String path, Strays.Stray stray) {
    stray
        .fields()
        .forEach(
            (name, value) ->
                found.add(
                    new SpecProblem(path + "." + name, reason(stray.place(), name, value), "")));
  }

  private static String reason(Strays.Place place, String name, Object value) {
    var template = JSON.<JsonNode>valueToTree(place.template(Map.of(name, value)));
    return PodCheck.findings(template, "").stream()
        .filter(Finding::refused)
        .map(
            finding ->
                "cannot run: %s; %s".formatted(finding.rule().reason(), finding.rule().remedy()))
        .findFirst()
        .orElse(UNKNOWN + "; see kubectl explain virtualnodeworkload.spec");
  }
}
