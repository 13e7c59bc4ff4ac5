/// The port to where secrets live. A provider deals in whole secrets as bytes; properties, maps and
/// decoding are the pipeline's business, written once for all of them.
@NullMarked
package dev.tsunagi.secrets.provider;

import org.jspecify.annotations.NullMarked;
