package dev.tsunagi.template.functions;

import module java.base;

import dev.tsunagi.template.call.Function;
import dev.tsunagi.template.call.Functions;
import dev.tsunagi.template.value.CallException;
import dev.tsunagi.template.value.Types;
import dev.tsunagi.template.value.ValueMap;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Sprig's functions on URLs, which look at the text only.
final class Urls {

  private static final Pattern URL =
      Pattern.compile(
          "(?s)(?:([a-zA-Z][a-zA-Z0-9+.-]*):)?(?://(?:([^@/?#]*)@)?([^/?#]*))?([^?#]*)"
              + "(?:\\?([^#]*))?(?:#(.*))?");

  private Urls() {}

  static List<Function> functions() {
    return new Functions.Table()
        .add("urlParse", "string", a -> parse(a.text(0)))
        .add("urlJoin", "map", a -> join(a.map(0)))
        .functions();
  }

  private static ValueMap parse(String text) {
    var url = URL.matcher(text);
    boolean odd = text.chars().anyMatch(c -> c < ' ' || c == 0x7F);
    if (odd || !url.matches() || text.startsWith(":")) {
      throw new CallException("unable to parse url");
    }
    var path = part(url.group(4));
    boolean opaque = url.group(1) != null && url.group(3) == null && !path.startsWith("/");
    var host = part(url.group(3));
    var map = new ValueMap();
    map.put("scheme", part(url.group(1)).toLowerCase(Locale.ROOT));
    map.put("host", host);
    map.put("hostname", host.replaceFirst(":[0-9]*$", "").replaceAll("^\\[|]$", ""));
    map.put("path", opaque ? "" : unescaped(path));
    map.put("query", part(url.group(5)));
    map.put("opaque", opaque ? path : "");
    map.put("fragment", unescaped(part(url.group(6))));
    map.put("userinfo", part(url.group(2)));
    return map;
  }

  private static String part(@Nullable String group) {
    return group == null ? "" : group;
  }

  private static String unescaped(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      throw new CallException("unable to parse url");
    }
  }

  private static String join(ValueMap map) {
    var scheme = text(map, "scheme");
    var out = new StringBuilder(scheme.isEmpty() ? "" : scheme + ":");
    if (!text(map, "opaque").isEmpty()) {
      out.append(text(map, "opaque"));
    } else {
      var user = text(map, "userinfo");
      var host = text(map, "host");
      var path = text(map, "path");
      if (!scheme.isEmpty() || !host.isEmpty() || !user.isEmpty()) {
        boolean bare = host.isEmpty() && path.isEmpty() && user.isEmpty();
        out.append(bare ? "" : "//").append(user).append(user.isEmpty() ? "" : "@").append(host);
      }
      out.append(!path.isEmpty() && !path.startsWith("/") && !host.isEmpty() ? "/" : "");
      out.append(escaped(path));
    }
    var query = text(map, "query");
    var fragment = text(map, "fragment");
    return out.append(query.isEmpty() ? "" : "?" + query)
        .append(fragment.isEmpty() ? "" : "#" + escaped(fragment))
        .toString();
  }

  private static String escaped(String text) {
    return Arrays.stream(text.split("(?<=[/:&=+$@,;!'()*])|(?=[/:&=+$@,;!'()*])"))
        .map(p -> p.matches("[/:&=+$@,;!'()*]") ? p : Escapes.query(p).replace("+", "%20"))
        .collect(Collectors.joining());
  }

  private static String text(ValueMap map, String key) {
    var value = map.getOrDefault(key, "");
    if (value instanceof String text) {
      return text;
    }
    throw new CallException(
        "unable to parse "
            + key
            + " key, must be of type string, but "
            + Types.kind(value)
            + " found");
  }
}
