package dev.tsunagi.docs;

import module java.base;

import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/// Makes a page for each kind out of its CRD; `mvn -Pcrds` writes them to `docs/kinds/`.
public final class KindPages {

  static final Path DIRECTORY = Path.of("docs", "kinds");

  private static final YAMLMapper YAML = new YAMLMapper();

  /// By group, in the order of the index.
  private static final Map<String, String> GROUPS = groups();

  private KindPages() {}

  private static Map<String, String> groups() {
    var all = new LinkedHashMap<String, String>();
    all.put("external-secrets.io", "Sync");
    all.put("generators.external-secrets.io", "Generators");
    all.put("oci.oracle.com", "Provision, from the YAML of OSOK");
    all.put("tsunagi.dev", "Provision and deploy");
    return Collections.unmodifiableMap(all);
  }

  /// Writes them, the CRDs being as they are.
  static void main() throws IOException {
    Files.createDirectories(DIRECTORY);
    for (var page : generate().entrySet()) {
      Files.writeString(DIRECTORY.resolve(page.getKey()), page.getValue());
      IO.println("wrote " + DIRECTORY.resolve(page.getKey()));
    }
  }

  /// The text of each page, by the name of its file.
  static SortedMap<String, String> generate() throws IOException {
    var crds = crds();
    var pages = new TreeMap<String, String>();
    crds.forEach(crd -> pages.put(crd.file(), new KindPage(crd).text()));
    pages.put("README.md", index(crds));
    return pages;
  }

  static List<KindCrd> crds() throws IOException {
    try (var files = Files.list(Path.of("crds"))) {
      var all = new ArrayList<KindCrd>();
      for (var file : files.sorted().toList()) {
        all.add(KindCrd.of(YAML.readTree(file.toFile())));
      }
      return all;
    }
  }

  private static String index(List<KindCrd> crds) {
    var text =
        new StringJoiner("\n")
            .add("# Kinds")
            .add("")
            .add("Every field of every kind, as its CRD has it. `mvn -Pcrds` makes these pages.");
    GROUPS.forEach(
        (group, title) -> {
          text.add("").add("## " + title).add("");
          text.add("| Kind | `apiVersion` | What it is |").add("|---|---|---|");
          crds.stream()
              .filter(crd -> crd.group().equals(group))
              .map(KindPages::row)
              .forEach(text::add);
        });
    return text + "\n";
  }

  private static String row(KindCrd crd) {
    return "| [%s](%s) | `%s` | %s |"
        .formatted(
            crd.kind(),
            crd.file(),
            crd.apiVersion(),
            Markdown.cell(Markdown.firstSentence(crd.description())));
  }
}
