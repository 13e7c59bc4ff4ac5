/// The port to where secrets live. To be read, a provider deals in whole secrets as bytes;
/// properties, maps and decoding are the pipeline's business, written once for all of them. To be
/// written to, it has a [SecretWriter], which knows properties: only the provider can change one
/// member of a secret and nothing else.
@NullMarked
package dev.tsunagi.secrets.provider;

import org.jspecify.annotations.NullMarked;
