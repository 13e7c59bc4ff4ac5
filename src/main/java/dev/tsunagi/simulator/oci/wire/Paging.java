package dev.tsunagi.simulator.oci.wire;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;

/// Cuts lists into pages. A token means "from the n-th on" and is opaque to clients; the last page
/// has none.
public final class Paging {

  private static final int DEFAULT = 100;
  private static final int MAXIMUM = 1000;
  private static final String MARK = "from:";

  private Paging() {}

  /// The page of `items` that a call asks for.
  public static Answer page(Call call, List<? extends JsonNode> items) {
    return page(call, items, item -> item);
  }

  /// The same for items that are yet to be shown.
  public static <T> Answer page(
      Call call, List<T> items, Function<? super T, ? extends JsonNode> show) {
    var limit = limit(call);
    var from = Math.min(offset(call), items.size());
    var to = Math.min(from + limit, items.size());
    var answer = Answer.ok(items.subList(from, to).stream().map(show).toList());
    return to < items.size() ? answer.withHeader("opc-next-page", token(to)) : answer;
  }

  /// An empty page that is not the last: the next one is what the call asked for.
  static Answer empty(Call call) {
    return Answer.ok(List.of()).withHeader("opc-next-page", token(offset(call)));
  }

  private static int limit(Call call) {
    var text = call.query("limit");
    try {
      var limit = text == null ? DEFAULT : Integer.parseInt(text);
      if (limit >= 1 && limit <= MAXIMUM) {
        return limit;
      }
    } catch (NumberFormatException e) {
      throw OciError.invalid("limit is not a number: " + text);
    }
    throw OciError.invalid("limit must be from 1 to " + MAXIMUM);
  }

  private static int offset(Call call) {
    var token = call.query("page");
    if (token == null) {
      return 0;
    }
    try {
      var text = new String(Base64.getUrlDecoder().decode(token), StandardCharsets.UTF_8);
      if (text.startsWith(MARK)) {
        return Integer.parseUnsignedInt(text.substring(MARK.length()));
      }
    } catch (IllegalArgumentException e) {
      throw OciError.invalid("page is not a token of ours");
    }
    throw OciError.invalid("page is not a token of ours");
  }

  private static String token(int offset) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString((MARK + offset).getBytes(StandardCharsets.UTF_8));
  }
}
