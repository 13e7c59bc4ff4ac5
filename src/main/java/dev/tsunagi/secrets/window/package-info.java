/// The times at which periodic reading is allowed or denied. Pure, and always in UTC.
@NullMarked
package dev.tsunagi.secrets.window;

import org.jspecify.annotations.NullMarked;
