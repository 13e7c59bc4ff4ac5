/// What users write to run something on OKE virtual nodes, and what became of it.
@NullMarked
package dev.tsunagi.api.workload;

import org.jspecify.annotations.NullMarked;
