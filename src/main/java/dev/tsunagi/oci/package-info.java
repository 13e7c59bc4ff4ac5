/// How the operator speaks to OCI: who acts, over which shared connection, and what OCI's errors
/// mean. SDK clients of single services are the business of the packages above.
@NullMarked
package dev.tsunagi.oci;

import org.jspecify.annotations.NullMarked;
