package dev.tsunagi.app;

import picocli.CommandLine.Command;

/// What helps to move over from other operators.
@Command(
    name = "migrate",
    description = "Move over from the External Secrets Operator or the OCI Service Operator.",
    subcommands = MigrateCheckCommand.class)
public final class MigrateCommand {}
