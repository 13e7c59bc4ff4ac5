/// Whose a target of an ExternalSecret is: by marks that are ESO's, and by owner references. Pure.
@NullMarked
package dev.tsunagi.secrets.ownership;

import org.jspecify.annotations.NullMarked;
