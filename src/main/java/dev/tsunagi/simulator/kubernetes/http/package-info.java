/// Requests in, answers and watch streams out.
@NullMarked
package dev.tsunagi.simulator.kubernetes.http;

import org.jspecify.annotations.NullMarked;
