package dev.tsunagi.bench;

import module java.base;

/// Runs what is named on the command line: `footprint`, `scale N`.
public final class Bench {

  private Bench() {}

  static void main(String[] args) throws Exception {
    var wanted = args.length == 0 ? List.of("footprint", "scale", "1000") : List.of(args);
    if (wanted.contains("footprint")) {
      Footprint.run();
    }
    var scale = wanted.indexOf("scale");
    if (scale >= 0) {
      Scale.run(Integer.parseInt(wanted.get(scale + 1)));
    }
    System.exit(0);
  }
}
