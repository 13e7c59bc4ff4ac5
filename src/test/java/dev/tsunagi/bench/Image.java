package dev.tsunagi.bench;

import module java.base;

/// What the runtime and the AOT cache of the image are good for: start and memory of an operator
/// that has nothing to do, with and without them. `mvn -Pimage` has to have made them.
final class Image {

  /// In MiB: what the limit of the chart's container leaves.
  private static final int HEAP = 96;

  private Image() {}

  static Result run(int times) throws Exception {
    var result = new Result("image");
    try (var site = Site.start(0, Duration.ZERO)) {
      for (var launch : launches().entrySet()) {
        var ready = new ArrayList<Long>();
        var resident = new ArrayList<Long>();
        for (var run = 1; run <= times; run++) {
          try (var operator = site.operator(launch.getValue())) {
            Thread.sleep(6_000);
            ready.add(operator.ready().toMillis());
            resident.add(operator.residentMebibytes());
          }
        }
        result
            .with(launch.getKey() + ": ready after, ms", ready)
            .with(launch.getKey() + ": resident, MiB", resident);
      }
    }
    return result;
  }

  private static Map<String, Launch> launches() {
    var jdk = Launch.jdk();
    var jar = Path.of("target/tsunagi.jar");
    var all = new LinkedHashMap<String, Launch>();
    all.put("JDK, no flags", new Launch(jdk, List.of(), jar));
    all.put("JDK", new Launch(jdk, List.of(Launch.FLAGS), jar).within(HEAP));
    all.put("trimmed runtime", Launch.imageWithoutCache().within(HEAP));
    all.put("trimmed runtime, AOT cache", Launch.image().within(HEAP));
    return all;
  }
}
