/// Words that every kind of ours shares, and how a record completes itself from JSON.
///
/// An absent text is the empty text, an absent list or map is an empty one: what Go's `omitempty`
/// means, and what the peers that defined these kinds cannot tell apart either.
@NullMarked
package dev.tsunagi.api.common;

import org.jspecify.annotations.NullMarked;
