/// The vocabulary of External Secrets: what users of `external-secrets.io` write, as records.
///
/// The schema is `crds/`; a test holds the two together in both directions.
@NullMarked
package dev.tsunagi.api.secrets;

import org.jspecify.annotations.NullMarked;
