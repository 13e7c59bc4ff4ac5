package dev.tsunagi.app;

import module java.base;

/// Reads where to listen: `HOST:PORT`, or `:PORT` for every interface.
final class ListenAddress {

  private ListenAddress() {}

  /// Throws [IllegalArgumentException] that names `flag`.
  static InetSocketAddress parse(String flag, String text) {
    var colon = text.lastIndexOf(':');
    var host = colon <= 0 ? "0.0.0.0" : text.substring(0, colon);
    try {
      return new InetSocketAddress(host, Integer.parseInt(text.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("%s: \"%s\" is not [HOST]:PORT".formatted(flag, text), e);
    }
  }
}
