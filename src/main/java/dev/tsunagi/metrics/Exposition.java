package dev.tsunagi.metrics;

import module java.base;

import io.prometheus.metrics.config.EscapingScheme;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.UnknownSnapshot;

/// Writes metrics as text, version 0.0.4: what every Prometheus and its relatives read.
final class Exposition {

  static final String CONTENT_TYPE = PrometheusTextFormatWriter.CONTENT_TYPE;

  private static final PrometheusTextFormatWriter WRITER = PrometheusTextFormatWriter.create();

  private Exposition() {}

  static void write(MetricSnapshots all, OutputStream out) throws IOException {
    var parts = all.stream().collect(Collectors.partitioningBy(UnknownSnapshot.class::isInstance));
    writePlain(parts.getOrDefault(false, List.of()), out);
    writeCounters(parts.getOrDefault(true, List.of()), out);
  }

  private static void writePlain(List<MetricSnapshot> some, OutputStream out) throws IOException {
    WRITER.write(out, new MetricSnapshots(some), EscapingScheme.UNDERSCORE_ESCAPING);
  }

  /// We have no untyped series: these are counters under names that the library has no counters
  /// for, so their type is put right. It stands on a line of its own, where no label can be.
  private static void writeCounters(List<MetricSnapshot> some, OutputStream out)
      throws IOException {
    var text = new ByteArrayOutputStream();
    writePlain(some, text);
    var mended =
        Pattern.compile("(?m)^(# TYPE \\S+) untyped$")
            .matcher(text.toString(StandardCharsets.UTF_8))
            .replaceAll("$1 counter");
    out.write(mended.getBytes(StandardCharsets.UTF_8));
  }
}
