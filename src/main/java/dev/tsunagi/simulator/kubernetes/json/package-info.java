/// Access to JSON trees. Stored trees are shared and never changed; writers copy first.
@NullMarked
package dev.tsunagi.simulator.kubernetes.json;

import org.jspecify.annotations.NullMarked;
