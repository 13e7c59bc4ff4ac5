/// Secrets in OCI Vault, through the OCI SDK.
@NullMarked
package dev.tsunagi.secrets.provider.vault;

import org.jspecify.annotations.NullMarked;
