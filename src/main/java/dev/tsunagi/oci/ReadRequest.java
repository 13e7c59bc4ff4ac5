package dev.tsunagi.oci;

import module java.base;

import com.oracle.bmc.requests.BmcRequest;

/// Asks for one thing by OCID, or for those that match a query; the other is empty.
public final class ReadRequest extends BmcRequest<Void> {

  private final String id;
  private final Map<String, String> query;

  private ReadRequest(String id, Map<String, String> query) {
    this.id = id;
    this.query = Map.copyOf(query);
  }

  public static ReadRequest of(String id) {
    return new ReadRequest(id, Map.of());
  }

  public static ReadRequest matching(Map<String, String> query) {
    return new ReadRequest("", query);
  }

  String id() {
    return id;
  }

  Map<String, String> query() {
    return query;
  }

  /// What the SDK copies requests with.
  static final class Builder implements BmcRequest.Builder<ReadRequest, Void> {

    private ReadRequest request = of("");

    @Override
    public Builder copy(ReadRequest other) {
      request = other;
      return this;
    }

    @Override
    public ReadRequest build() {
      return new ReadRequest(request.id, request.query);
    }
  }
}
