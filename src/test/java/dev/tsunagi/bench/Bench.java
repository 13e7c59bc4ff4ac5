package dev.tsunagi.bench;

import module java.base;

/// Runs the scenarios that the command line names, each followed by its size if that is not the
/// usual one: `b1 10000 b6`. `docs/benchmarks.md` says what they are.
public final class Bench {

  private static final List<String> USUAL =
      List.of("footprint", "b1", "budget", "throughput", "b2", "b4", "b6", "b7", "b12");

  private Bench() {}

  private interface Scenario {
    Result run(int size) throws Exception;
  }

  private record Sized(int usual, Scenario scenario) {}

  private static final Map<String, Sized> SCENARIOS =
      Map.ofEntries(
          Map.entry("footprint", new Sized(5, Footprint::run)),
          Map.entry("image", new Sized(5, Image::run)),
          Map.entry("failover", new Sized(5, Failover::run)),
          Map.entry("b1", new Sized(1_000, ColdStart::run)),
          Map.entry("budget", new Sized(400, ColdStart::runAtEase)),
          Map.entry("throughput", new Sized(5_000, Throughput::run)),
          Map.entry("b2", new Sized(1_000, SteadyState::run)),
          Map.entry("b4", new Sized(1_000, FanOut::run)),
          Map.entry("b6", new Sized(30_000, Noise::run)),
          Map.entry("b7", new Sized(300, Throttled::run)),
          Map.entry("b12", new Sized(200, Lifecycles::run)));

  static void main(String[] args) throws Exception {
    IO.println("machine: " + Machine.describe());
    IO.println("operator: " + Launch.told());
    var finished = true;
    for (var wanted : parse(args.length == 0 ? USUAL : List.of(args)).entrySet()) {
      var sized = Objects.requireNonNull(SCENARIOS.get(wanted.getKey()));
      var size = wanted.getValue().orElse(sized.usual());
      IO.println("\n%s %d".formatted(wanted.getKey(), size));
      finished &= run(sized.scenario(), size);
    }
    System.exit(finished ? 0 : 1);
  }

  /// One that cannot finish does not keep the others from being measured.
  private static boolean run(Scenario scenario, int size) {
    try {
      var result = scenario.run(size);
      IO.println(result.table());
      result.write(Path.of("target/bench"));
      return true;
    } catch (Exception e) {
      var why = Stream.<Throwable>iterate(e, Objects::nonNull, Throwable::getCause);
      IO.println(
          "  not finished: " + why.map(Throwable::toString).collect(Collectors.joining("\n  by ")));
      return false;
    }
  }

  private static Map<String, OptionalInt> parse(List<String> words) {
    var wanted = new LinkedHashMap<String, OptionalInt>();
    var name = "";
    for (var word : words) {
      if (SCENARIOS.containsKey(word)) {
        name = word;
        wanted.put(name, OptionalInt.empty());
      } else if (!name.isEmpty() && word.matches("[1-9][0-9]{0,6}")) {
        wanted.put(name, OptionalInt.of(Integer.parseInt(word)));
      } else {
        throw new IllegalArgumentException(
            "\"%s\" is neither a size nor one of %s"
                .formatted(word, new TreeSet<>(SCENARIOS.keySet())));
      }
    }
    return wanted;
  }
}
