/// Rates of requests that a provider allows. Pure.
@NullMarked
package dev.tsunagi.rate;

import org.jspecify.annotations.NullMarked;
