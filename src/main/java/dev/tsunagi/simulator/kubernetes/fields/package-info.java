/// Who owns which field: managedFields, server-side apply and its conflicts.
@NullMarked
package dev.tsunagi.simulator.kubernetes.fields;

import org.jspecify.annotations.NullMarked;
