/// Joins provisioning to stores: who acts for an object, and where its credentials are kept.
@NullMarked
package dev.tsunagi.provisioning.acting;

import org.jspecify.annotations.NullMarked;
