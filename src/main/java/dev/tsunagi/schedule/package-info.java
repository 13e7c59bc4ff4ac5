/// Moments that come again and again: cron lines and periods. Pure.
@NullMarked
package dev.tsunagi.schedule;

import org.jspecify.annotations.NullMarked;
