/// Values as Go sees them: their types, their texts, and what a rendering may use up.
@NullMarked
package dev.tsunagi.template.value;

import org.jspecify.annotations.NullMarked;
