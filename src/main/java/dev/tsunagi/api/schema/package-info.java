/// Holds a spec against the schema of its CRD and says what is wrong, as an API server would.
///
/// For objects that were stored before the schema was as it is now, or under someone else's.
@NullMarked
package dev.tsunagi.api.schema;

import org.jspecify.annotations.NullMarked;
