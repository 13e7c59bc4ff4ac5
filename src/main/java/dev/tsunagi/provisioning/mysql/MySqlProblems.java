package dev.tsunagi.provisioning.mysql;

import module java.base;

import dev.tsunagi.api.common.SpecProblem;
import dev.tsunagi.api.provisioning.ManagementPolicy;
import dev.tsunagi.api.provisioning.MySqlDbSystemSpec;
import dev.tsunagi.api.provisioning.MySqlOptions;
import dev.tsunagi.api.provisioning.ObjectRef;
import dev.tsunagi.provisioning.CredentialSources;

/// What a spec lacks for a DB system to be made: OSOK's schema asks for nothing. Pure.
final class MySqlProblems {

  private final List<SpecProblem> found = new ArrayList<>();

  private MySqlProblems() {}

  static List<SpecProblem> of(MySqlDbSystemSpec spec) {
    var problems = new MySqlProblems();
    problems.references(spec);
    if (spec.id().isEmpty()) {
      problems.needs(spec);
    }
    return List.copyOf(problems.found);
  }

  private void references(MySqlDbSystemSpec spec) {
    CredentialSources.problems("spec.adminUsername", spec.adminUsername(), spec, found);
    CredentialSources.problems("spec.adminPassword", spec.adminPassword(), spec, found);
    if (spec.adminUsername().generate() != null) {
      add("spec.adminUsername.generate", "is not possible", "secret or remoteRef");
    }
    if (spec.source() != null) {
      source(spec.source());
    }
  }

  private void source(MySqlOptions.Source source) {
    if (!source.jsonData().isEmpty()) {
      add("spec.source.jsonData", "is not supported", "left out, with backupId or dbSystemId");
    }
    switch (source.kind()) {
      case BACKUP -> oneOf("spec.source.backup", source.backup(), source.backupId());
      case PITR -> oneOf("spec.source.dbSystem", source.dbSystem(), source.dbSystemId());
      case IMPORTURL -> missing("spec.source.sourceUrl", source.sourceUrl());
      case UNKNOWN ->
          add(
              "spec.source.sourceType",
              "is \"%s\"".formatted(source.sourceType()),
              "NONE, BACKUP, PITR or IMPORTURL");
      case NONE -> {}
    }
  }

  private void oneOf(String path, ObjectRef reference, String ocid) {
    if (!reference.isGiven()) {
      missing(path + "Id", ocid);
    } else if (!ocid.isEmpty()) {
      add(path, "is given together with %sId".formatted(path), "one of them");
    }
  }

  private void needs(MySqlDbSystemSpec spec) {
    if (spec.managementPolicy() == ManagementPolicy.OBSERVE) {
      return;
    }
    missing("spec.compartmentId", spec.compartmentId());
    missing("spec.shapeName", spec.shapeName());
    missing("spec.subnetId", spec.subnetId());
    if (!spec.isRestored() && !spec.adminUsername().isGiven()) {
      add("spec.adminUsername", "is missing", "");
    }
    if (!spec.isRestored() && !spec.adminPassword().isGiven()) {
      add("spec.adminPassword", "is missing", "");
    }
  }

  private void missing(String path, String value) {
    if (value.isEmpty()) {
      add(path, "is missing", "");
    }
  }

  private void add(String path, String wrong, String allowed) {
    found.add(new SpecProblem(path, wrong, allowed));
  }
}
