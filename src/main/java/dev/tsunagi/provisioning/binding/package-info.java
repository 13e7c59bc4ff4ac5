/// Connection Secrets: what an application needs to reach a resource.
@NullMarked
package dev.tsunagi.provisioning.binding;

import org.jspecify.annotations.NullMarked;
