@NullMarked
package dev.tsunagi.oci.http;

import org.jspecify.annotations.NullMarked;
