/// How the OCI SDK speaks HTTP here: over the JDK's own client (docs/adr/0029).
///
/// The SDK finds [dev.tsunagi.oci.http.JdkHttpProvider] by its service file. It knows nothing of
/// requests but their bytes: signatures, errors and retries are the SDK's and ours.
@NullMarked
package dev.tsunagi.oci.http;

import org.jspecify.annotations.NullMarked;
