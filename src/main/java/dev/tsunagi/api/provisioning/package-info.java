/// The kinds that stand for a resource of Oracle Cloud: what users write, and what became of it.
@NullMarked
package dev.tsunagi.api.provisioning;

import org.jspecify.annotations.NullMarked;
