/// From the bytes that a provider gave to the keys and values of a Secret, one class a stage.
///
/// Pure: no effects, no clock. A stage that refuses throws a
/// [dev.tsunagi.failure.FailureException] that names keys and never shows a value.
@NullMarked
package dev.tsunagi.secrets.pipeline;

import org.jspecify.annotations.NullMarked;
