package dev.tsunagi.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tsunagi.support.Conformance;
import dev.tsunagi.template.functions.EngineV2;
import dev.tsunagi.template.functions.Sources;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A new function must be added here on purpose: none may read files, the network, the environment
/// or the cluster.
class AllowListTest {

  private static final String ALLOWED =
      """
      abbrev abbrevboth add add1 add1f addf adler32sum ago all and any append atoi b32dec
      b32enc b64dec b64enc base bcrypt biggest buildCustomCert call camelcase cat ceil
      certSANs chunk clean coalesce compact concat contains date dateInZone dateModify
      date_in_zone date_modify decryptAES deepCopy deepEqual default derivePassword dict dig
      dir div divf duration durationRound empty encryptAES eq ext fail filterCertChain
      filterPEM first float64 floor fromJson fromYaml fullPemToPkcs12 fullPemToPkcs12Pass ge
      genCA genCAWithKey genPrivateKey genSelfSignedCert genSelfSignedCertWithKey
      genSignedCert genSignedCertWithKey get gt has hasKey hasPrefix hasSuffix hello hexdec
      html htmlDate htmlDateInZone htpasswd indent index initial initials int int64 isAbs join
      js jwkPrivateKeyPem jwkPublicKeyPem kebabcase keys kindIs kindOf last le len list lower
      lt max maxf merge mergeOverwrite min minf mod mul mulf mustAppend mustChunk mustCompact
      mustDateModify mustDeepCopy mustFirst mustFromJson mustHas mustInitial mustLast
      mustMerge mustMergeOverwrite mustPrepend mustPush mustRegexFind mustRegexFindAll
      mustRegexMatch mustRegexReplaceAll mustRegexReplaceAllLiteral mustRegexSplit mustRest
      mustReverse mustSlice mustToDate mustToJson mustToPrettyJson mustToRawJson mustUniq
      mustWithout must_date_modify ne nindent nospace not now omit or osBase osClean osDir
      osExt osIsAbs pemToPkcs12 pemToPkcs12Pass pemTruststoreToPKCS12
      pemTruststoreToPKCS12Pass pick pkcs12cert pkcs12certPass pkcs12key pkcs12keyPass pluck
      plural prepend print printf println push quote randAlpha randAlphaNum randAscii
      randBytes randInt randNumeric regexFind regexFindAll regexMatch regexQuoteMeta
      regexReplaceAll regexReplaceAllLiteral regexSplit repeat replace rest reverse round
      rsaDecrypt semver semverCompare seq set sha1sum sha256sum sha512sum shuffle slice
      snakecase sortAlpha split splitList splitn squote sub subf substr swapcase ternary title
      toDate toDecimal toJson toPrettyJson toRawJson toString toStrings toYaml trim trimAll
      trimPrefix trimSuffix trimall trunc tuple typeIs typeIsLike typeOf uniq unixEpoch unset
      until untilStep untitle upper urlJoin urlParse urlquery uuidv4 values without wrap
      wrapWith
      """;

  private static Set<String> words(String text) {
    return new TreeSet<>(Arrays.asList(text.strip().split("\\s+")));
  }

  @Test
  @Conformance("ADV-14")
  void hasExactlyTheseFunctions() {
    assertThat(EngineV2.functions(Sources.system()).names()).isEqualTo(words(ALLOWED));
  }

  @ParameterizedTest
  @Conformance({"ADV-14", "UT-no-host-lookup"})
  @ValueSource(strings = {"env", "expandenv", "getHostByName", "getSecretKey", "lookup", "include"})
  void doesNotKnow(String name) {
    assertThatThrownBy(() -> parse("{{" + name + " \"x\"}}"))
        .hasMessage("template: t:1: function \"" + name + "\" not defined");
  }

  private static void parse(String text) {
    Template.parse("t", text, Options.of(EngineV2.functions(Sources.system())));
  }
}
