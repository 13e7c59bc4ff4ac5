package dev.tsunagi.oci.http;

import module java.base;

/// Where a request goes, as it grows. Paths and the values of queries come encoded.
final class Address {

  private final String endpoint;
  private final StringBuilder path;
  private final StringBuilder query;

  Address(URI endpoint) {
    var text = endpoint.toString();
    this.endpoint = text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    this.path = new StringBuilder();
    this.query = new StringBuilder();
  }

  Address(Address other) {
    this.endpoint = other.endpoint;
    this.path = new StringBuilder(other.path);
    this.query = new StringBuilder(other.query);
  }

  /// Parts are joined by one slash, whether they bring it or not.
  void append(String part) {
    if (path.isEmpty() || path.charAt(path.length() - 1) != '/') {
      path.append('/');
    }
    path.append(part.startsWith("/") ? part.substring(1) : part);
  }

  void query(String name, String value) {
    query
        .append(query.isEmpty() ? '?' : '&')
        .append(URLEncoder.encode(name, StandardCharsets.UTF_8))
        .append('=')
        .append(value);
  }

  URI uri() {
    return URI.create(endpoint + path + query);
  }
}
