/// Objects in memory under one growing resource version, with the history that watches resume from.
@NullMarked
package dev.tsunagi.simulator.kubernetes.store;

import org.jspecify.annotations.NullMarked;
