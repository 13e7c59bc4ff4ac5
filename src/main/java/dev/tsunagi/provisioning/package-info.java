/// What a kind of OCI resource is to the engine: a [dev.tsunagi.provisioning.ResourceModel], which
/// knows and judges, and a [dev.tsunagi.provisioning.ResourceGateway], which calls.
@NullMarked
package dev.tsunagi.provisioning;

import org.jspecify.annotations.NullMarked;
