/// ESO's `fake` provider: secrets written into the store itself, for tests and demonstrations.
@NullMarked
package dev.tsunagi.secrets.provider.fake;

import org.jspecify.annotations.NullMarked;
