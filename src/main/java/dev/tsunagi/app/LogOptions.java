package dev.tsunagi.app;

import picocli.CommandLine.Option;

/// How the operator logs.
@SuppressWarnings("NullAway.Init") // picocli fills them in
final class LogOptions {

  @Option(
      names = "--loglevel",
      paramLabel = "LEVEL",
      defaultValue = "info",
      description =
          "trace, debug, info, warn or error (${DEFAULT-VALUE}); ESO's dpanic, panic and fatal are"
              + " as error. At run time: PUT it to /loglevel where the probes are, from the pod"
              + " itself.")
  String level;

  @Option(
      names = "--log-format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, or json for one JSON object a line (${DEFAULT-VALUE}).")
  String format;
}
