/// Work requests of the services that have no API of their own for them, API 20160918.
@NullMarked
package dev.tsunagi.simulator.oci.workrequests;

import org.jspecify.annotations.NullMarked;
