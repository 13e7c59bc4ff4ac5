/// What `terraform/` says, checked by the real Terraform against the schemas of its providers.
@NullMarked
package dev.tsunagi.terraform;

import org.jspecify.annotations.NullMarked;
