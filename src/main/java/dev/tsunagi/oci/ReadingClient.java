package dev.tsunagi.oci;

import module java.base;

import com.fasterxml.jackson.databind.JsonNode;
import com.oracle.bmc.Service;
import com.oracle.bmc.Services;
import com.oracle.bmc.auth.AbstractAuthenticationDetailsProvider;
import com.oracle.bmc.common.RegionalClientBuilder;
import com.oracle.bmc.http.client.Method;
import com.oracle.bmc.http.internal.BaseSyncClient;
import com.oracle.bmc.http.signing.SigningStrategy;
import com.oracle.bmc.http.signing.internal.DefaultRequestSignerFactory;
import com.oracle.bmc.util.CircuitBreakerUtils;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The few reads of OCI's core and identity services that we need, over the SDK's own transport:
/// endpoints, signatures and errors are those of every other client. Why not the SDK's modules for
/// these two services: ADR 3.
public final class ReadingClient extends BaseSyncClient implements CoreReads, IdentityReads {

  private static final Logger LOG = LoggerFactory.getLogger(ReadingClient.class);

  private static final Service CORE = service("CORE", "https://iaas.{region}.{secondLevelDomain}");
  private static final Service IDENTITY =
      service("IDENTITY", "https://identity.{region}.oci.{secondLevelDomain}");

  private ReadingClient(Builder builder, AbstractAuthenticationDetailsProvider provider) {
    super(builder, provider, CircuitBreakerUtils.getNoCircuitBreakerConfiguration());
  }

  private static Service service(String name, String template) {
    return Services.serviceBuilder()
        .serviceName("TSUNAGI-" + name)
        .serviceEndpointPrefix("")
        .serviceEndpointTemplate(template)
        .build();
  }

  public static Builder core() {
    return new Builder(CORE);
  }

  public static Builder identity() {
    return new Builder(IDENTITY);
  }

  /// As the SDK's clients are made.
  public static final class Builder extends RegionalClientBuilder<Builder, ReadingClient> {

    private Builder(Service service) {
      super(service);
      requestSignerFactory = new DefaultRequestSignerFactory(SigningStrategy.STANDARD);
    }

    @Override
    public ReadingClient build(AbstractAuthenticationDetailsProvider provider) {
      return new ReadingClient(this, provider);
    }
  }

  @Override
  public ReadAnswer getSubnet(ReadRequest request) {
    return read("GetSubnet", request, "subnets", request.id());
  }

  @Override
  public ReadAnswer getSubnetCidrUtilization(ReadRequest request) {
    return read(
        "GetSubnetCidrUtilization", request, "ipInventory", "subnets", request.id(), "cidrs");
  }

  @Override
  public ReadAnswer getInstance(ReadRequest request) {
    return read("GetInstance", request, "instances", request.id());
  }

  @Override
  public ReadAnswer listAvailabilityDomains(ReadRequest request) {
    return read("ListAvailabilityDomains", request, "availabilityDomains");
  }

  @Override
  public ReadAnswer listFaultDomains(ReadRequest request) {
    return read("ListFaultDomains", request, "faultDomains");
  }

  private ReadAnswer read(String operation, ReadRequest request, String... path) {
    var call =
        clientCall(request, ReadAnswer.Builder::new)
            .logger(LOG, operation)
            .serviceDetails("Reads", operation, "")
            .method(Method.GET)
            .requestBuilder(ReadRequest.Builder::new)
            .basePath("/20160918");
    for (var part : path) {
      call.appendPathParam(part);
    }
    request.query().forEach(call::appendQueryParam);
    return call.accept("application/json")
        .handleBody(JsonNode.class, ReadAnswer.Builder::body)
        .callSync();
  }
}
