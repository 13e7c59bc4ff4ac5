package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.TypedList;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;

/// X.509 certificates: reading them, ordering a chain, the names they are for.
final class Certificates {

  private Certificates() {}

  static X509Certificate parse(byte[] der) {
    try {
      return (X509Certificate)
          CertificateFactory.getInstance("X.509")
              .generateCertificate(new ByteArrayInputStream(der));
    } catch (CertificateException _) {
      throw new CallException("x509: malformed certificate");
    }
  }

  static byte[] der(X509Certificate certificate) {
    try {
      return certificate.getEncoded();
    } catch (CertificateException _) {
      throw new CallException("x509: malformed certificate");
    }
  }

  static String pem(Collection<X509Certificate> certificates) {
    return certificates.stream()
        .map(certificate -> Pem.encode("CERTIFICATE", der(certificate)))
        .collect(Collectors.joining());
  }

  /// All certificates of a text, whatever their blocks are called.
  static List<X509Certificate> all(String text) {
    return Pem.find(text).blocks().stream().map(block -> parse(block.bytes())).toList();
  }

  /// From the leaf to the root, by the identifiers of the keys.
  static List<X509Certificate> chain(List<X509Certificate> certificates) {
    int size = certificates.size();
    var parents = new int[size];
    var isParent = new boolean[size];
    for (int i = 0; i < size; i++) {
      parents[i] = parent(certificates, i);
      if (parents[i] >= 0) {
        isParent[parents[i]] = true;
      }
    }
    int leaf = -1;
    for (int i = 0; i < size; i++) {
      if (!isParent[i] && leaf >= 0) {
        throw new CallException("found multiple leaf or disjunct certificates");
      }
      leaf = isParent[i] ? leaf : i;
    }
    if (leaf < 0) {
      throw new CallException("no leaf certificate found");
    }
    var ordered = new ArrayList<X509Certificate>();
    for (int at = leaf; at >= 0; at = parents[at]) {
      if (ordered.size() == size) {
        throw new CallException("constructing chain resulted in cycle");
      }
      ordered.add(certificates.get(at));
    }
    return ordered;
  }

  private static int parent(List<X509Certificate> certificates, int child) {
    var issuer = authority(certificates.get(child));
    if (issuer.length == 0) {
      return -1;
    }
    for (int i = 0; i < certificates.size(); i++) {
      if (i != child && Arrays.equals(issuer, subject(certificates.get(i)))) {
        return i;
      }
    }
    return -1;
  }

  static boolean isRoot(X509Certificate certificate) {
    var issuer = authority(certificate);
    return issuer.length == 0 || Arrays.equals(issuer, subject(certificate));
  }

  private static byte[] subject(X509Certificate certificate) {
    return extension(certificate, "2.5.29.14").map(Der.Element::content).orElse(new byte[0]);
  }

  private static byte[] authority(X509Certificate certificate) {
    return extension(certificate, "2.5.29.35").stream()
        .flatMap(value -> value.children().stream())
        .filter(element -> element.tag() == 0x80)
        .map(Der.Element::content)
        .findFirst()
        .orElse(new byte[0]);
  }

  private static Optional<Der.Element> extension(X509Certificate certificate, String oid) {
    var value = certificate.getExtensionValue(oid);
    if (value == null) {
      return Optional.empty();
    }
    return Der.read(Der.read(value).getFirst().content()).stream().findFirst();
  }

  /// Java writes IPv6 addresses in full, Go with "::" for the longest run of zeros.
  private static String kindly(String name) {
    if (!name.matches("([0-9a-f]{1,4}:){7}[0-9a-f]{1,4}")) {
      return name;
    }
    for (int length = 8; length >= 2; length--) {
      var zeros = Pattern.compile("(^|:)(0(:|$)){" + length + "}").matcher(name);
      if (zeros.find()) {
        return name.substring(0, zeros.start()) + "::" + name.substring(zeros.end());
      }
    }
    return name;
  }

  /// DNS names, addresses, mail addresses and URIs, in that order.
  static TypedList names(String text) {
    var block = Pem.find(text).blocks().stream().findFirst();
    var certificate =
        parse(block.orElseThrow(() -> new CallException("failed to decode PEM block")).bytes());
    try {
      var names = certificate.getSubjectAlternativeNames();
      var found = names == null ? List.<List<?>>of() : List.copyOf(names);
      return TypedList.strings(
          Stream.of(2, 7, 1, 6)
              .flatMap(kind -> found.stream().filter(name -> kind.equals(name.get(0))))
              .map(name -> kindly((String) name.get(1)))
              .toList());
    } catch (CertificateException _) {
      throw new CallException("failed to parse certificate");
    }
  }
}
