package dev.tsunagi.oci;

/// What we read of OCI's identity service.
public interface IdentityReads {

  /// All availability domains of the region, by `compartmentId`.
  ReadAnswer listAvailabilityDomains(ReadRequest request);

  /// All fault domains, by `compartmentId` and `availabilityDomain`.
  ReadAnswer listFaultDomains(ReadRequest request);
}
