/// The vocabulary of generators: what users of `generators.external-secrets.io` write, as records.
///
/// The schema is `crds/`; a test holds the two together in both directions.
@NullMarked
package dev.tsunagi.api.generators;

import org.jspecify.annotations.NullMarked;
