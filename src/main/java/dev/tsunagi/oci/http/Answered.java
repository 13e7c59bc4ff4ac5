package dev.tsunagi.oci.http;

/// Hears once when a request has its answer, or has failed: what an interceptor puts on it as an
/// attribute.
public interface Answered {

  String ATTRIBUTE = "tsunagi-answered";

  void answered();
}
