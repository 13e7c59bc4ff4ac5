/// The path language in which users name a part of a JSON secret: the dialect of gjson, to which
/// the `property` of External Secrets is bound.
///
/// Everything here works on the bytes of the text, and gives parts of it as they were written. A
/// `String` in this package holds one byte a char; see [Bytes].
@NullMarked
package dev.tsunagi.secrets.json;

import org.jspecify.annotations.NullMarked;
