/// Other shapes of an answer: tables and metadata alone.
@NullMarked
package dev.tsunagi.simulator.kubernetes.render;

import org.jspecify.annotations.NullMarked;
