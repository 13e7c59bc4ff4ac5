package dev.tsunagi.workload;

import module java.base;

import dev.tsunagi.api.workload.Binding;
import dev.tsunagi.api.workload.VirtualNodeWorkloadSpec.FileSet;

/// Renders what is mounted, and the ConfigMaps for files with contents of their own. Modes are left
/// out: a virtual node takes none but its own. Pure.
final class Volumes {

  private Volumes() {}

  static List<Object> of(Rendering from) {
    var all = new ArrayList<Object>();
    var scratch = from.spec().scratch();
    if (scratch != null) {
      var medium = new LinkedHashMap<String, Object>();
      if (scratch.inMemory()) {
        medium.put("medium", "Memory");
      }
      var volume = Fields.of("name", "scratch");
      volume.put("emptyDir", medium);
      all.add(volume);
    }
    from.spec()
        .files()
        .forEach(
            set ->
                all.add(
                    Fields.of(
                        "name",
                        "files-" + set.name(),
                        "configMap",
                        Fields.of("name", configMap(from, set)))));
    from.spec().bindings().stream()
        .filter(Binding::hasFiles)
        .forEach(
            binding ->
                all.add(
                    Fields.of(
                        "name",
                        "binding-" + binding.name(),
                        "secret",
                        Fields.of("secretName", from.secret(binding).name()))));
    return all;
  }

  /// `seen` are the bindings that the container gets.
  static List<Object> mounts(Rendering from, List<Binding> seen) {
    var all = new ArrayList<Object>();
    var scratch = from.spec().scratch();
    if (scratch != null) {
      all.add(Fields.of("name", "scratch", "mountPath", scratch.mountPath()));
    }
    from.spec().files().forEach(set -> all.add(readOnly("files-" + set.name(), set.mountPath())));
    seen.stream()
        .filter(Binding::hasFiles)
        .forEach(
            binding ->
                all.add(
                    readOnly(
                        "binding-" + binding.name(), Environment.ROOT + "/" + binding.name())));
    return all;
  }

  private static Map<String, Object> readOnly(String volume, String path) {
    return Fields.of("name", volume, "mountPath", path, "readOnly", true);
  }

  /// Its name says what it holds: pods of two revisions never share one by mistake.
  static String configMap(Rendering from, FileSet set) {
    return from.name() + "-" + set.name() + "-" + Marks.hash(new TreeMap<>(set.contents()));
  }
}
