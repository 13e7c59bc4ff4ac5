/// What a write means: defaults, checks, ownership, generations, deletion and garbage.
@NullMarked
package dev.tsunagi.simulator.kubernetes.objects;

import org.jspecify.annotations.NullMarked;
