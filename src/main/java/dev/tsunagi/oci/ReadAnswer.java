package dev.tsunagi.oci;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.oracle.bmc.responses.BmcResponse;

/// What a read brought, as OCI wrote it.
public final class ReadAnswer extends BmcResponse {

  private final JsonNode body;

  private ReadAnswer(int status, Map<String, List<String>> headers, JsonNode body) {
    super(status, headers);
    this.body = body;
  }

  public JsonNode body() {
    return body;
  }

  /// What the SDK makes answers with.
  static final class Builder implements BmcResponse.Builder<ReadAnswer> {

    private int status;
    private Map<String, List<String>> headers = Map.of();
    private JsonNode body = MissingNode.getInstance();

    @Override
    public Builder __httpStatusCode__(int code) {
      status = code;
      return this;
    }

    @Override
    public Builder headers(Map<String, List<String>> all) {
      headers = all;
      return this;
    }

    @Override
    public Builder copy(ReadAnswer other) {
      body = other.body;
      return this;
    }

    Builder body(JsonNode json) {
      body = json;
      return this;
    }

    @Override
    public ReadAnswer build() {
      return new ReadAnswer(status, headers, body);
    }
  }
}
