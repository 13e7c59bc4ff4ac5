package dev.tsunagi.oci;

/// What we read of OCI's core services.
public interface CoreReads {

  /// A subnet, by OCID.
  ReadAnswer getSubnet(ReadRequest request);

  /// How full the address ranges of a subnet are, by its OCID.
  ReadAnswer getSubnetCidrUtilization(ReadRequest request);

  /// A compute instance, by OCID.
  ReadAnswer getInstance(ReadRequest request);
}
