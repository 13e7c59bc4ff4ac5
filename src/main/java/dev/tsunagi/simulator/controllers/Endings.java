package dev.tsunagi.simulator.controllers;

import module java.base;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.PodSpec;

/// How the containers of a pod end that is to end.
final class Endings {

  private static final Pattern EXIT = Pattern.compile("(?s).*\\bexit (\\d{1,3})\\s*");

  private Endings() {}

  /// The exit code; empty for what runs forever: `restartPolicy: Always`, or a `sleep infinity`.
  static OptionalInt of(PodSpec pod) {
    var words = pod.getContainers().stream().map(Endings::words).toList();
    if (!Set.of("Never", "OnFailure")
            .contains(Objects.requireNonNullElse(pod.getRestartPolicy(), "Always"))
        || words.stream().anyMatch(w -> w.endsWith("sleep infinity"))) {
      return OptionalInt.empty();
    }
    return OptionalInt.of(words.stream().mapToInt(Endings::code).max().orElse(0));
  }

  private static String words(Container container) {
    return Stream.concat(container.getCommand().stream(), container.getArgs().stream())
        .collect(Collectors.joining(" "));
  }

  private static int code(String words) {
    var exit = EXIT.matcher(words);
    return exit.matches() ? Integer.parseInt(exit.group(1)) : words.equals("false") ? 1 : 0;
  }
}
