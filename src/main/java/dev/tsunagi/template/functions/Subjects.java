package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.value.CallException;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/// Who a certificate is for: a common name, DNS names, addresses.
final class Subjects {

  private static final Pattern PRINTABLE = Pattern.compile("[A-Za-z0-9 '()+,\\-./:=?]*");
  private static final Pattern IPV4 =
      Pattern.compile("(?:(?:25[0-5]|2[0-4][0-9]|1[0-9][0-9]|[1-9]?[0-9])(?:\\.(?!$)|$)){4}");

  private Subjects() {}

  /// No name at all for the empty text, as in Go.
  static X500Name named(String commonName) {
    ASN1Encodable text =
        PRINTABLE.matcher(commonName).matches()
            ? new DERPrintableString(commonName)
            : new DERUTF8String(commonName);
    return new X500Name(commonName.isEmpty() ? new RDN[0] : new RDN[] {new RDN(BCStyle.CN, text)});
  }

  static void alternatives(X509v3CertificateBuilder builder, X500Name subject, Issuer.Wanted wanted)
      throws IOException {
    var all =
        Stream.concat(
                wanted.names().stream().map(Subjects::name),
                wanted.addresses().stream().map(Subjects::address))
            .toArray(GeneralName[]::new);
    if (all.length > 0) {
      builder.addExtension(
          Extension.subjectAlternativeName, subject.getRDNs().length == 0, new GeneralNames(all));
    }
  }

  private static GeneralName name(String name) {
    if (name.chars().anyMatch(c -> c > 0x7F)) {
      throw new CallException(
          "error creating certificate: x509: name cannot be encoded as an IA5String");
    }
    return new GeneralName(GeneralName.dNSName, new DERIA5String(name));
  }

  private static GeneralName address(String text) {
    return new GeneralName(GeneralName.iPAddress, new DEROctetString(bytes(text)));
  }

  /// Only addresses: a name would be looked up.
  private static byte[] bytes(String text) {
    try {
      if (IPV4.matcher(text).matches() || (text.contains(":") && !text.contains("%"))) {
        return InetAddress.ofLiteral(text).getAddress();
      }
    } catch (IllegalArgumentException _) {
      // falls through
    }
    throw new CallException("error parsing ip");
  }
}
