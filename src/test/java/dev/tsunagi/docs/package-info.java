/// What the documents say, held against what is so, and the documents that are made.
@NullMarked
package dev.tsunagi.docs;

import org.jspecify.annotations.NullMarked;
