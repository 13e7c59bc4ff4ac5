/// What a pod on an OKE virtual node may be, as a table; and what such a pod is billed as. Pure.
@NullMarked
package dev.tsunagi.virtualnode;

import org.jspecify.annotations.NullMarked;
