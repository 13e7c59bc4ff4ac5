package dev.tsunagi.bench;

import module java.base;

import dev.tsunagi.image.Content;

/// What the runtime and the AOT cache of the image are good for: start and memory of an operator
/// that has nothing to do, with and without them. `mvn -Pimage` has to have made them.
final class Image {

  private static final String FLAGS = "@deploy/image/jvm.options";

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

  private static Map<String, Operator.Launch> launches() {
    var jdk = Path.of(System.getProperty("java.home"), "bin", "java");
    var jar = Path.of("target/tsunagi.jar");
    var content = Content.ofThisMachine(Path.of("target"));
    var all = new LinkedHashMap<String, Operator.Launch>();
    all.put("JDK, no flags", new Operator.Launch(jdk, List.of(), jar));
    all.put("JDK", new Operator.Launch(jdk, within(List.of(FLAGS)), jar));
    all.put(
        "trimmed runtime",
        new Operator.Launch(content.java(), within(List.of(FLAGS)), content.jar()));
    all.put(
        "trimmed runtime, AOT cache",
        new Operator.Launch(content.java(), within(content.javaOptions()), content.jar()));
    return all;
  }

  /// As the limit of the chart's container would have it.
  private static List<String> within(List<String> options) {
    return Stream.concat(options.stream(), Stream.of("-Xmx192m")).toList();
  }
}
