package dev.tsunagi.bench;

import module java.base;

/// Two replicas, the leader of which goes: how long until what is asked for in that moment is done
/// by the other. Each leader is the standby of the one before.
final class Failover {

  private static final Map<String, List<String>> TIMES =
      new TreeMap<>(
          Map.of(
              "15 s, 10 s, 2 s (default)",
              List.of(),
              "6 s, 4 s, 1 s",
              List.of(
                  "--leader-election-lease-duration=6s",
                  "--leader-election-renew-deadline=4s",
                  "--leader-election-retry-period=1s")));

  private Failover() {}

  static Result run(int times) throws Exception {
    var result = new Result("failover");
    try (var site = Site.start(1, Duration.ZERO)) {
      site.create(Manifest.namespace("team-0"));
      for (var settings : TIMES.entrySet()) {
        for (var way : Way.values()) {
          result.with(
              "%s; %s: ms".formatted(settings.getKey(), way), measure(site, settings, way, times));
        }
      }
    }
    return result;
  }

  private enum Way {
    KILLED,
    STOPPED
  }

  private static List<Long> measure(
      Site site, Map.Entry<String, List<String>> settings, Way way, int times) throws Exception {
    var took = new ArrayList<Long>();
    var flags =
        Stream.concat(Stream.of("--enable-leader-election"), settings.getValue().stream())
            .toArray(String[]::new);
    var leader = site.operator(ColdStart.heap(0), flags);
    leader.awaitLead();
    for (var run = 1; run <= times; run++) {
      var standby = site.operator(ColdStart.heap(0), flags);
      // anywhere between two renewals
      Thread.sleep(1_000 + 370L * run);
      var name =
          "%s-%d-%d".formatted(way, settings.getValue().size(), run).toLowerCase(Locale.ROOT);
      took.add(replace(site, leader, way, name));
      leader = standby;
    }
    leader.stop();
    return took;
  }

  private static long replace(Site site, Operator leader, Way way, String name) throws Exception {
    var start = System.nanoTime();
    switch (way) {
      case KILLED -> leader.kill();
      case STOPPED -> leader.stop();
    }
    site.create(Manifest.externalSecret("team-0", name, "secret-0", "1h"));
    while (!site.isThere("team-0", name)) {
      Thread.sleep(20);
    }
    return Duration.ofNanos(System.nanoTime() - start).toMillis();
  }
}
