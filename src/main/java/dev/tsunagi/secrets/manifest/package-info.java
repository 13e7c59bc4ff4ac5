/// Targets that are no Secrets: any kind of object that the cluster has, when the operator may.
///
/// A template writes to paths in it; without one, values become `data` of a ConfigMap and
/// `spec.data` of everything else. ESO's marks tell what was written, as on Secrets.
@NullMarked
package dev.tsunagi.secrets.manifest;

import org.jspecify.annotations.NullMarked;
