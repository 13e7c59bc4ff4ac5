/// Moving over from the External Secrets Operator or the OCI Service Operator: what will change,
/// object by object. Facts in, findings out; the judgements are those of the reconcilers.
@NullMarked
package dev.tsunagi.migrate;

import org.jspecify.annotations.NullMarked;
